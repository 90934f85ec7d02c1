import type { IncomingMessage } from 'node:http';
import { DemoRefusalError } from './demo-shape.ts';

/** Larger bodies are refused with status 413. */
const BODY_BYTES_MAX = 1_048_576;

/** More deeply nested JSON is refused. */
const DEPTH_MAX = 64;

/** A body as it came, and what it says. */
interface DemoBody {
  readonly text: string;
  readonly value: unknown;
}

/**
 * Reads a JSON body of at most 1 MiB and 64 levels. Throws {@link DemoRefusalError}: 413 for a larger one, 415 for a
 * compressed one, 400 for one that is no UTF-8, no JSON or too deep. Rejects when the client leaves.
 */
export async function readDemoBody(request: IncomingMessage): Promise<DemoBody> {
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new DemoRefusalError(415, 'Compressed bodies are not taken.');
  }
  const text = decode(await collect(request));
  if (!isShallow(text)) throw new DemoRefusalError(400, `The body is nested more than ${DEPTH_MAX} levels deep.`);
  try {
    return { text, value: JSON.parse(text) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    // The parser's message would quote the body.
    throw new DemoRefusalError(400, 'We could not parse the JSON body of your request.');
  }
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  const iterator = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const piece of iterator) {
    length += piece.length;
    if (length > BODY_BYTES_MAX) {
      // The rest is read and dropped until the answer is out: a reset would take the answer with it.
      request.resume();
      throw new DemoRefusalError(413, `The body is larger than ${BODY_BYTES_MAX} bytes.`);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new DemoRefusalError(400, 'The body is not valid UTF-8.');
  }
}

/** Brackets and braces outside strings, counted. What is no JSON may count wrongly: the parser refuses it anyway. */
function isShallow(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isInString) {
      if (unit === BACKSLASH) i++;
      else if (unit === QUOTE) isInString = false;
    } else if (unit === QUOTE) isInString = true;
    else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
      depth++;
      if (depth > DEPTH_MAX) return false;
    } else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) depth--;
  }
  return true;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
