import { BASE58_BITCOIN, decodeBase58Check } from '../../checksums/base58.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Addresses of the Tron network, whose checksum of four bytes is right. */
export const cryptoTron: Recognizer = {
  id: 'pii/generic/crypto-tron',
  entity: 'CRYPTO',
  pattern: /(?<![A-Za-z0-9])T[1-9A-HJ-NP-Za-km-z]{33}(?![A-Za-z0-9])/u,
  score: 0.9,
  context: ['tron', 'trx', 'usdt', 'trc20', 'wallet', 'crypto'],
  isValid: (candidate) => {
    const body = decodeBase58Check(candidate, BASE58_BITCOIN);
    return body?.length === 21 && body[0] === 0x41;
  },
  source: 'developers.tron.network, Account address format',
  cases: {
    match: [
      'TTSq7qjB365iiWhS5Jc2ovd9Qv6ZzjSifZ',
      'USDT (TRC20): TM2TxMqK1WoxKVgwZbeec2SRndQwAQLCYM.',
      'tron TXe19zJ1ZNpQJkFEBMUGpxYJCzrmbd8iNg',
    ],
    ignore: [
      'TTSq7qjB365iiWhS5Jc2ovd9Qv6ZzjSifa',
      'TM2TxMqK1WoxKVgwZbeec2SRndQwAQLCY',
      'aTXe19zJ1ZNpQJkFEBMUGpxYJCzrmbd8iNg',
      'ThisNameHasExactlyThirtyFourChars4',
    ],
  },
};
