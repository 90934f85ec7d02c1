import { BASE58_BITCOIN, decodeBase58 } from '../../checksums/base58.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Addresses of Solana: public keys of 32 bytes without a checksum, so context has to speak for them. */
export const cryptoSolana: Recognizer = {
  id: 'pii/generic/crypto-solana',
  entity: 'CRYPTO',
  pattern: /(?<![A-Za-z0-9/_-])[1-9A-HJ-NP-Za-km-z]{32,44}(?![A-Za-z0-9/_-])/u,
  score: 0.2,
  context: ['solana', 'sol', 'sol address', 'phantom'],
  isValid: isPublicKey,
  source: 'docs.solana.com, Accounts (address: 32 bytes in base 58)',
  cases: {
    match: [
      'solana H8WTwk62DJrwUYNB1qgyDXXhpNV8fp9U8v4iXddmLQ64',
      'SOL: 9p6n862EeXLzG53xPB93k13aywmWS4KmXaK2nqEbGF5Z',
      'phantom wallet EfGz3XwDgBNbgxWpKH6F6Z4dnhFTm71RmU9uaeHEDNWR.',
    ],
    ignore: [
      'solana H8WTwk62DJrwUYNB1qgyDXXhpNV8fp',
      'solana H8WTwk62DJrwUYNB1qgyDXXhpNV8fp9U8v4iXddmLQ640',
      'solana thisisalongwordwithoutanydigitsatallxyzabcd',
      'solana d41d8cd98f11b214e9811998ecf8427e',
      'path /H8WTwk62DJrwUYNB1qgyDXXhpNV8fp9U8v4iXddmLQ64/a',
    ],
  },
};

function isPublicKey(candidate: string): boolean {
  if (!/\d/u.test(candidate) || !/[A-Z]/u.test(candidate) || !/[a-z]/u.test(candidate)) return false;
  return decodeBase58(candidate, BASE58_BITCOIN)?.length === 32;
}
