import { weightedDigitSum } from '../../checksums/weighted-digit-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** German pension insurance numbers (Sozialversicherungsnummer): office, date of birth, letter of the name, serial, check digit. */
export const socialSecurity: Recognizer = {
  id: 'pii/de/social-security',
  entity: 'DE_SOCIAL_SECURITY',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{2} ?\d{2}[01]\d{3} ?[A-Z] ?\d{3}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.6,
  context: [
    'sozialversicherungsnummer',
    'sozialversicherung',
    'sv-nummer',
    'sv-nr',
    'svnr',
    'rvnr',
    'rentenversicherungsnummer',
    'rentenversicherung',
    'versicherungsnummer',
    'sozialversicherungsausweis',
    'vsnr',
    'social security',
    'pension insurance',
  ],
  isValid: (candidate) => isInsuranceNumber(candidate.replaceAll(' ', '')),
  source: '§ 147 SGB VI; VKVV §§ 2–4 (structure and check digit)',
  cases: {
    match: ['SV-Nummer 15131285A564', 'Versicherungsnummer 15 200368 K 770', '65161098B043', 'RVNR: 65 070565 Z 964.'],
    ignore: [
      'SV-Nummer 15131285A565',
      '15201368K770',
      '01131285A564',
      '15003285A564',
      '15131285AB64',
      '151312850564',
      'X15131285A564',
      '65161098B0431',
    ],
  },
};

const WEIGHTS: readonly number[] = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

/** The letter counts as its place in the alphabet, in two digits. */
function isInsuranceNumber(compact: string): boolean {
  const office = Number(compact.slice(0, 2));
  const day = Number(compact.slice(2, 4)) % 50;
  const month = Number(compact.slice(4, 6));
  if (office < 2 || office > 89 || day < 1 || day > 31 || month < 1 || month > 12) return false;
  const letter = String(compact.charCodeAt(8) - 64).padStart(2, '0');
  const digits = compact.slice(0, 8) + letter + compact.slice(9, 11);
  return weightedDigitSum(digits, WEIGHTS) % 10 === Number(compact.slice(11));
}
