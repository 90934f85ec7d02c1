/**
 * A string as UTF-16BE: no two strings have the same bytes, and bytes compare as the strings do by code units. UTF-8
 * would do neither: it has no form for a lone surrogate, and sorts astral characters behind U+E000 to U+FFFF.
 */
export function keyBytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

/** The string of {@link keyBytes}. */
export function keyText(bytes: Uint8Array): string {
  return Buffer.from(bytes).swap16().toString('utf16le');
}
