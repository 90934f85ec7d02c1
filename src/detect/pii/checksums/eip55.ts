import { keccak_256 } from '@noble/hashes/sha3.js';

/**
 * Whether the capitals of an Ethereum address are those of its checksum (EIP-55). One in a single case has none.
 *
 * @param hex - Forty hexadecimal digits behind `0x`.
 */
export function hasEip55Case(hex: string): boolean {
  const lower = hex.toLowerCase();
  if (hex === lower || hex === hex.toUpperCase()) return true;
  const digest = keccak_256(Uint8Array.from(lower, (character) => character.charCodeAt(0)));
  return Array.from(hex).every((character, at) => {
    const byte = digest[at >> 1] ?? 0;
    const nibble = at % 2 === 0 ? byte >> 4 : byte & 15;
    const digit = lower.charAt(at);
    return character === (nibble >= 8 ? digit.toUpperCase() : digit);
  });
}
