import { MalformedReplyError } from '../dialect-errors.ts';

/** Decodes UTF-8 that arrives in pieces. */
export interface Utf8Reader {
  /** The text that is complete. Where a fault is met: the text of the whole lines before it; `fault` is set from then on. */
  read(bytes: Uint8Array): string;
  readonly fault: MalformedReplyError | undefined;
}

/**
 * Opens a decoder that takes no byte that is wrong (RFC 3629). For every cutting of the bytes the same lines are read before
 * the fault, which the platform's decoder alone would not do: it gives nothing of the piece that the fault is in.
 */
export function createUtf8Reader(): Utf8Reader {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let carry: Uint8Array = NOTHING;
  let fault: MalformedReplyError | undefined;
  return {
    read(bytes) {
      try {
        const text = decoder.decode(bytes, { stream: true });
        carry = unfinished(carry, bytes);
        return text;
      } catch (cause) {
        fault = new MalformedReplyError('holds bytes that are no UTF-8', { cause });
        return wholeLines(joined(carry, bytes));
      }
    },
    get fault() {
      return fault;
    },
  };
}

/** The first bytes of a sequence whose last ones are still to come. */
function unfinished(carry: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return carry;
  if ((bytes[bytes.length - 1] ?? 0) < 0x80) return NOTHING;
  const tail = joined(carry, bytes.subarray(-3));
  for (let back = 1; back <= Math.min(3, tail.length); back++) {
    const byte = tail[tail.length - back] ?? 0;
    if (byte < 0x80) return NOTHING;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? tail.slice(-back) : NOTHING;
  }
  return NOTHING;
}

function wholeLines(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let start = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0x0a && byte !== 0x0d) continue;
    try {
      text += decoder.decode(bytes.subarray(start, at + 1));
    } catch {
      // The line with the fault: the caller has it already.
      return text;
    }
    start = at + 1;
  }
  return text;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

const NOTHING = new Uint8Array(0);
