import { hasEip55Case } from '../../checksums/eip55.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Addresses of Ethereum and its relatives; where capitals are mixed, they are a checksum. */
export const cryptoEthereum: Recognizer = {
  id: 'pii/generic/crypto-ethereum',
  entity: 'CRYPTO',
  pattern: /(?<![A-Za-z0-9])0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/u,
  score: 0.75,
  context: ['eth', 'ethereum', 'wallet', 'crypto', 'usdt', 'usdc', 'erc20', 'erc-20', 'polygon', 'bnb'],
  isValid: (candidate) => hasEip55Case(candidate.slice(2)) && !/0{20}/u.test(candidate),
  source: 'EIP-55 (mixed-case checksum)',
  cases: {
    match: [
      '0x8b5Cc4df7eeC7d32A7814eCa4af047Ae33b2d523',
      'wallet 0xac0f09c0f8bf5e7a4b063d863255f16d8ce9abe6.',
      'https://etherscan.io/address/0xcEf7fC13A38180936fFA2635489088778e059f07',
      '0x52908400098527886E0F7030069857D2E4169EE7',
    ],
    ignore: [
      '0x8B5Cc4df7eeC7d32A7814eCa4af047Ae33b2d523',
      '0x8b5Cc4df7eeC7d32A7814eCa4af047Ae33b2d52',
      '0x8b5Cc4df7eeC7d32A7814eCa4af047Ae33b2d5233',
      '0x0000000000000000000000000000000000000000',
      '0xdeadbeef',
      'commit 8b5cc4df7eec7d32a7814eca4af047ae33b2d523',
      'tx 0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ],
  },
};
