/** A line of a peer, or what is left of one that cannot be read. */
export type Line =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'bad';
      readonly problem: 'too-long' | 'not-utf8';
      /** The first and the last {@link EDGE_BYTES} of it, in which the id of a message may stand. */
      readonly head: string;
      readonly tail: string;
    };

/** Bytes that are kept of each end of a line that is too long. */
export const EDGE_BYTES = 256;

/**
 * Cuts bytes into lines at line feeds, as the stdio transport of MCP frames its messages. A line longer than `bytesMax` is
 * dropped as it comes and holds no memory; what stands after the last line feed is no message and is dropped, too.
 * Text that is no UTF-8 is reported: of two readers one may drop the wrong bytes and the other replace them.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, bytesMax: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let cut: { head: Buffer; tail: Buffer } | undefined;
  const add = (piece: Uint8Array): void => {
    length += piece.length;
    if (cut === undefined && length <= bytesMax) parts.push(piece);
    else if (cut === undefined) {
      const whole = Buffer.concat([...parts, piece]);
      cut = { head: firstBytes(whole), tail: lastBytes(whole) };
      parts = [];
    } else {
      if (cut.head.length < EDGE_BYTES) cut.head = firstBytes(Buffer.concat([cut.head, piece]));
      cut.tail = lastBytes(Buffer.concat([cut.tail, piece]));
    }
  };
  const take = (): Line => {
    const line: Line =
      cut === undefined
        ? decoded(parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts))
        : { kind: 'bad', problem: 'too-long', head: cut.head.toString('latin1'), tail: cut.tail.toString('latin1') };
    parts = [];
    length = 0;
    cut = undefined;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, end));
      from = end + 1;
      yield take();
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
}

const LINE_FEED = 0x0a;

/** A copy, so that a large piece is not kept for its beginning. */
function firstBytes(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, EDGE_BYTES));
}

/** A copy, so that a large piece is not kept for its end. */
function lastBytes(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(-EDGE_BYTES));
}

function decoded(bytes: Uint8Array): Line {
  try {
    // A byte order mark stays, and is no JSON.
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const edge = Buffer.from(bytes);
    const head = edge.subarray(0, EDGE_BYTES).toString('latin1');
    return { kind: 'bad', problem: 'not-utf8', head, tail: lastBytes(edge).toString('latin1') };
  }
}
