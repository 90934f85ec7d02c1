/**
 * Joins strings into bytes in one way only: each is its length in code units (4 bytes, big-endian) and its UTF-16BE
 * code units. No two lists have the same bytes, and lone surrogates, which UTF-8 cannot say, stay apart.
 */
export function lengthPrefixed(parts: readonly string[]): Uint8Array {
  // The four bytes of a length are two code units, too: all of it is written, and turned around, at once.
  let text = '';
  for (const part of parts) text += String.fromCharCode(part.length >>> 16, part.length & 0xffff) + part;
  return Buffer.from(text, 'utf16le').swap16();
}
