/**
 * Joins strings into bytes in one way only: each is its length in code units (4 bytes, big-endian) and its UTF-16BE
 * code units. No two lists have the same bytes, and lone surrogates, which UTF-8 cannot say, stay apart.
 */
export function lengthPrefixed(parts: readonly string[]): Uint8Array {
  const total = parts.reduce((sum, part) => sum + LENGTH_BYTES + 2 * part.length, 0);
  const joined = Buffer.alloc(total);
  let at = 0;
  for (const part of parts) {
    at = joined.writeUInt32BE(part.length, at);
    joined.write(part, at, 'utf16le');
    joined.subarray(at, at + 2 * part.length).swap16();
    at += 2 * part.length;
  }
  return joined;
}

const LENGTH_BYTES = 4;
