import { hexOf } from '../../core/hex-of.ts';

/**
 * The spellings in which a short secret text is looked for: as it is, reversed, ROT13, leetspeak, hexadecimal, and
 * Base64 (RFC 4648) at each of the three alignments, without the characters that depend on its neighbours.
 * The stream itself is never decoded.
 */
export function needleSpellings(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  return [
    text,
    [...text].reverse().join(''),
    text.replaceAll(/[A-Za-z]/gu, rot13),
    text.toLowerCase().replaceAll(/[aeiost]/gu, (letter) => LEET[letter] ?? letter),
    hexOf(bytes),
    ...[0, 1, 2].map((alignment) => base64Core(bytes, alignment)),
  ];
}

const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };

function rot13(letter: string): string {
  const code = letter.charCodeAt(0);
  return String.fromCharCode((code & 31) <= 13 ? code + 13 : code - 13);
}

/** The Base64 characters that `bytes` alone decide when `alignment` other bytes stand before them. */
function base64Core(bytes: Uint8Array, alignment: number): string {
  const padded = new Uint8Array(alignment + bytes.length);
  padded.set(bytes, alignment);
  const encoded = btoa(String.fromCharCode(...padded)).replaceAll('=', '');
  const first = Math.ceil((alignment * 8) / 6);
  const end = Math.floor((padded.length * 8) / 6);
  return encoded.slice(first, end);
}
