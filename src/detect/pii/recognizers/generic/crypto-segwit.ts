import { isSegwitAddress } from '../../checksums/segwit-address.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Segregated witness and taproot addresses of Bitcoin and Litecoin, in bech32 or bech32m. */
export const cryptoSegwit: Recognizer = {
  id: 'pii/generic/crypto-segwit',
  entity: 'CRYPTO',
  pattern: /(?<![A-Za-z0-9])(?:bc|ltc|tb)1[ac-hj-np-z02-9]{11,71}(?![A-Za-z0-9])/iu,
  score: 0.95,
  isValid: isSegwitAddress,
  source: 'BIP 173 (bech32); BIP 350 (bech32m); SLIP-0173 (prefixes)',
  cases: {
    match: [
      'bc1q94c3vs4hy6cygqtz0j5lhtpj7hy9xra3sw6xr7',
      'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
      'to bc1pt989rxhynycjk22r8d7a32tl7p5dal96ja2md4wsp6zv2fxk0vrqrz09t3.',
      'ltc1q2rnjreyuqylsp33v7k0jzc6592wcmupyfmy2a9',
    ],
    ignore: [
      'bc1q94c3vs4hy6cygqtz0j5lhtpj7hy9xra3sw6xr8',
      'bc1Q94c3vs4hy6cygqtz0j5lhtpj7hy9xra3sw6xr7',
      'abc1q94c3vs4hy6cygqtz0j5lhtpj7hy9xra3sw6xr7',
      'bc1pw5dgrnzv',
      'the prefix bc1 is followed by a version',
    ],
  },
};
