import { readBech32 } from '../../bech32.ts';

/** What the checksum leaves for witness version 0 (BIP 173), and for the others (BIP 350). */
const BECH32 = 1;
const BECH32M = 0x2bc830a3;

/**
 * Whether `text` is a segregated witness address: its checksum is right for its witness version, and its program is as
 * long as that version allows.
 *
 * @param text - Prefix, `1`, version, program and checksum, in one case; at most 90 characters.
 */
export function isSegwitAddress(text: string): boolean {
  const read = text.length > 90 ? undefined : readBech32(text);
  if (read === undefined) return false;
  const { data, remainder } = read;
  const version = data[0] ?? 0;
  // Five bits a character, of which fewer than five pad the last byte.
  const programBytes = Math.floor(((data.length - 7) * 5) / 8);
  if (data.length < 8 || version > 16 || programBytes < 2 || programBytes > 40) return false;
  if (version === 0 && programBytes !== 20 && programBytes !== 32) return false;
  return remainder === (version === 0 ? BECH32 : BECH32M);
}
