import { sha256 } from '@noble/hashes/sha2.js';

/** The digits of Bitcoin, Tron and Solana. */
export const BASE58_BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** The digits of the XRP Ledger. */
export const BASE58_RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

/** Bytes of the longest number that is decoded: enough for a key of 32 bytes with version and checksum. */
const BYTES_MAX = 37;

/**
 * The bytes that a number in base 58 stands for; each leading zero digit is a zero byte. Undefined for other
 * characters and for more than {@link BYTES_MAX} bytes.
 */
export function decodeBase58(text: string, alphabet: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    let carry = alphabet.indexOf(character);
    if (carry < 0) return undefined;
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] ?? 0) * 58;
      bytes[i] = carry & 0xff;
      carry >>= 8;
    }
    if (carry > 0) bytes.push(carry);
    if (bytes.length > BYTES_MAX) return undefined;
  }
  for (let i = 0; i < text.length && text[i] === alphabet[0]; i++) bytes.push(0);
  return Uint8Array.from(bytes.reverse());
}

/** The bytes before a checksum of four bytes that is right: the begin of the double SHA-256 of the others. */
export function decodeBase58Check(text: string, alphabet: string): Uint8Array | undefined {
  const bytes = decodeBase58(text, alphabet);
  if (bytes === undefined || bytes.length < 5) return undefined;
  const body = bytes.subarray(0, -4);
  const digest = sha256(sha256(body));
  return bytes.subarray(-4).every((byte, at) => byte === digest[at]) ? body : undefined;
}
