/**
 * Whether a text is the only base64url form of its bytes (RFC 4648, sections 3.5 and 5). Decoders pass over the bits behind the last
 * byte, so that several texts would be one token.
 */
export function isCanonicalBase64url(text: string): boolean {
  if (text.length === 0 || !/^[A-Za-z0-9_-]+$/u.test(text)) return false;
  const last = ALPHABET.indexOf(text.at(-1) ?? '');
  const remainder = text.length % 4;
  if (remainder === 1) return false;
  if (remainder === 2) return last % 16 === 0;
  return remainder === 0 || last % 4 === 0;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
