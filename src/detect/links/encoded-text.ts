/**
 * Whether a token is hexadecimal or Base64 (RFC 4648) of readable text. Hashes, keys and random ids decode to bytes
 * that are not text; words decode to bytes that are not UTF-8.
 *
 * @param lengthMin - Characters from which a token is looked at; below some 12 a random id may decode by chance.
 */
export function decodesToText(token: string, lengthMin: number): boolean {
  if (token.length < lengthMin || !/^[\w+/-]{1,400}={0,2}$/u.test(token)) return false;
  if (/^(?:0x)?(?:[0-9a-f]{2}){6,200}$/iu.test(token)) return isReadable(hexBytes(token.replace(/^0x/iu, '')));
  const plain = token
    .replace(/={1,2}$/u, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  // A last character that stands alone cannot be Base64: it may have been cut off.
  return isReadable(base64Bytes(plain.length % 4 === 1 ? plain.slice(0, -1) : plain));
}

/** Whether a host's label is hexadecimal or Base32 (RFC 4648, case-insensitive) of readable text, 16 characters or more. */
export function isHostLabelText(label: string): boolean {
  if (label.length < 16) return false;
  if (/^(?:[0-9a-f]{2}){8,32}$/iu.test(label)) return isReadable(hexBytes(label));
  return /^[a-z2-7]{16,63}$/iu.test(label) && isReadable(base32Bytes(label.toUpperCase()));
}

function isReadable(bytes: Uint8Array): boolean {
  const text = UTF8.decode(bytes);
  if (/[\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u.test(text)) return false;
  const words = text.replaceAll(/[^\p{L}\p{M}\p{N}\s]/gu, '').length;
  return words >= 0.7 * text.length;
}

const UTF8 = new TextDecoder('utf-8');

function hexBytes(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

function base64Bytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function base32Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    bits = ((bits & 0xff) << 5) | BASE32.indexOf(character);
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
