import { BASE58_RIPPLE, decodeBase58Check } from '../../checksums/base58.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Classic addresses of the XRP Ledger, whose checksum of four bytes is right. */
export const cryptoXrp: Recognizer = {
  id: 'pii/generic/crypto-xrp',
  entity: 'CRYPTO',
  pattern: /(?<![A-Za-z0-9])r[1-9A-HJ-NP-Za-km-z]{24,34}(?![A-Za-z0-9])/u,
  score: 0.9,
  context: ['xrp', 'ripple', 'wallet', 'crypto'],
  isValid: (candidate) => {
    const body = decodeBase58Check(candidate, BASE58_RIPPLE);
    return body?.length === 21 && body[0] === 0;
  },
  source: 'xrpl.org, base58 encodings (account address)',
  cases: {
    match: [
      'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
      'XRP: rJ7df8MStMxmZLdoVpxKHmArW3MEoCbrGD.',
      'rUhExJT2i86rwKdJyKzAn1kH1qCcukXQnZ',
    ],
    ignore: [
      'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi',
      'xrJ7df8MStMxmZLdoVpxKHmArW3MEoCbrGD',
      'requestAnimationFrameCaLLback',
      'rUhExJT2i86rwKdJyKzAn1kH1qCc',
    ],
  },
};
