import { isLuhnValid } from '../../luhn.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Numbers of Indian electoral photo identity cards (EPIC): three letters and seven digits, the last a check digit. */
export const voter: Recognizer = {
  id: 'pii/in/voter',
  entity: 'IN_VOTER',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[A-Z]{3}\d{7}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: ['voter', 'voters', 'epic', 'election', 'electoral', 'मतदाता'],
  isValid: (candidate) => isLuhnValid(candidate.slice(3)),
  source: 'Election Commission of India, Manual on Electoral Rolls (EPIC number, Luhn)',
  cases: {
    match: ['voter id ABC1234566', 'EPIC: XGV7281934', 'Voter card WKH1039486.'],
    ignore: [
      'voter ABC1234567',
      'voter AB1234566',
      'voter ABCD1234566',
      'voter ABC12345660',
      'epic abc1234566',
      'SKU ABC1234568',
    ],
  },
};
