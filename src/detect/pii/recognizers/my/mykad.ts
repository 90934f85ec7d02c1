import { isShortDate } from '../../calendar-date.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Identity card numbers of Malaysia: date of birth, place of birth and sequence. */
export const mykad: Recognizer = {
  id: 'pii/my/mykad',
  entity: 'MY_MYKAD',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{2}[01]\d[0-3]\d[-\u2010-\u2013]\d{2}[-\u2010-\u2013]\d{4}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: ['mykad', 'nric', 'ic', 'kad pengenalan', 'no kp', 'identity card'],
  isValid: isMyKad,
  source: 'Jabatan Pendaftaran Negara Malaysia, MyKad (National Registration Regulations 1990)',
  cases: {
    match: ['900101-14-5678', 'MyKad: 880612-01-2345', 'No. KP 750228-10-1234'],
    ignore: [
      '901301-14-5678',
      '900132-14-5678',
      '900101-00-5678',
      '900101-14-567',
      '900101-14-56789',
      '1900101-14-5678',
      '900101-14-5678-1',
    ],
  },
};

/** Codes of birth places that are not given out. */
const UNASSIGNED: ReadonlySet<string> = new Set([
  '00',
  '17',
  '18',
  '19',
  '20',
  '69',
  '73',
  '80',
  '81',
  '94',
  '95',
  '96',
  '97',
]);

function isMyKad(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return isShortDate(digits) && !UNASSIGNED.has(digits.slice(6, 8));
}
