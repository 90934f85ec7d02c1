import { BASE58_BITCOIN, decodeBase58Check } from '../../checksums/base58.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Addresses of Bitcoin, Litecoin and Dogecoin in base 58, whose checksum of four bytes is right. */
export const cryptoBitcoin: Recognizer = {
  id: 'pii/generic/crypto-bitcoin',
  entity: 'CRYPTO',
  pattern: /(?<![A-Za-z0-9])[13DLM][1-9A-HJ-NP-Za-km-z]{25,34}(?![A-Za-z0-9])/u,
  score: 0.9,
  context: ['btc', 'bitcoin', 'ltc', 'litecoin', 'dogecoin', 'wallet', 'crypto'],
  isValid: isAddress,
  source: 'Bitcoin wiki, Base58Check encoding; chainparams.cpp of Bitcoin Core, Litecoin Core and Dogecoin Core',
  cases: {
    match: [
      '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
      'send to 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy.',
      'bitcoin:1JUd7nMStMxmZLdoV2xKHmw1W8MFofb1GD?amount=1',
      'LchaNzfGy2Cpp9KxfAwcZnzmiLiXxrvDTA',
      'MRNnMDFrPP8aT1c8i1cFY3YLyMERN4aETE',
      'DNcif3J6Bms46LpQDcwsqY6cPG5Z7VByjk',
    ],
    ignore: [
      '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3',
      '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz',
      'x1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
      '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2a',
      'order 13579135791357913579135791',
      'commit 3f786850e387550fdab836ed7e6dc881de23',
      'MutationObserverInitDictionary',
      'TTSq7qjB365iiWhS5Jc2ovd9Qv6ZzjSifZ',
    ],
  },
};

/** Versions: Bitcoin 0 and 5, Dogecoin 30, Litecoin 48 and 50; a hash of 20 bytes follows. */
const VERSIONS: ReadonlySet<number> = new Set([0, 5, 30, 48, 50]);

function isAddress(candidate: string): boolean {
  const body = decodeBase58Check(candidate, BASE58_BITCOIN);
  return body?.length === 21 && VERSIONS.has(body[0] ?? -1);
}
