import { isShortDate } from '../../calendar-date.ts';
import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Bulgarian civil numbers (ЕГН): date of birth, serial, check digit. */
export const egn: Recognizer = {
  id: 'pii/bg/egn',
  entity: 'BG_EGN',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])\d{2}[0-5]\d[0-3]\d{5}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: ['егн', 'е.г.н', 'единен граждански номер', 'граждански номер', 'egn', 'bulgarian id', 'civil number'],
  isValid: isEgn,
  source: 'Закон за гражданската регистрация, чл. 11; Наредба № РД-02-20-9 (ЕСГРАОН)',
  cases: {
    match: ['ЕГН 4607138182', 'егн: 7809166020.', 'EGN 6306249815'],
    ignore: [
      'ЕГН 4607138183',
      'ЕГН 4613138182',
      'ЕГН 4607328182',
      'ЕГН 460713818',
      'ЕГН 46071381821',
      'ЕГН A4607138182',
      'ЕГН 460713-8182',
    ],
  },
};

const WEIGHTS: readonly number[] = [2, 4, 8, 5, 10, 9, 7, 3, 6];

/** The month says the century: 20 is added to it in the 1800s, 40 in the 2000s. */
function isEgn(digits: string): boolean {
  const month = String(Number(digits.slice(2, 4)) % 20).padStart(2, '0');
  if (!isShortDate(digits.slice(0, 2) + month + digits.slice(4, 6))) return false;
  return (weightedSum(digits, WEIGHTS) % 11) % 10 === Number(digits.slice(9));
}
