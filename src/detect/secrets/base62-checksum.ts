import { crc32 } from './crc32.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const CHECKSUM_LENGTH = 6;

/**
 * The last six characters of a GitHub or npm token: CRC-32 (ISO-HDLC) of the rest of its body in base 62, padded with
 * zeros. Source: github.blog/2021-04-05-behind-githubs-new-authentication-token-formats.
 *
 * @param body - ASCII, without the prefix and without the checksum.
 */
export function base62Checksum(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i++) {
    text = ALPHABET.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** Whether a token such as `ghp_…` ends in the checksum of what stands between its `_` and there. */
export function hasBase62Checksum(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1);
  return (
    body.length > CHECKSUM_LENGTH && base62Checksum(body.slice(0, -CHECKSUM_LENGTH)) === body.slice(-CHECKSUM_LENGTH)
  );
}
