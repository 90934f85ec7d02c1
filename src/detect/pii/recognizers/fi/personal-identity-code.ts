import { isShortDate } from '../../calendar-date.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Finnish personal identity codes (HETU): date of birth, sign of the century, serial, check character. */
export const personalIdentityCode: Recognizer = {
  id: 'pii/fi/personal-identity-code',
  entity: 'FI_PERSONAL_IDENTITY_CODE',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[0-3]\d[01]\d{3}[+\-\u2010-\u2013\u2212A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}_\-\u2010-\u2013])/iu,
  score: 0.7,
  context: [
    'henkilötunnus',
    'henkilötunnukseni',
    'henkilötunnuksesi',
    'hetu',
    'hetun',
    'sotu',
    'sosiaaliturvatunnus',
    'personbeteckning',
    'personal identity code',
    'personal id',
  ],
  isValid: isIdentityCode,
  source: 'Valtioneuvoston asetus väestötietojärjestelmästä 128/2010, 2 §; DVV (dvv.fi/en/personal-identity-code)',
  cases: {
    match: [
      'henkilötunnus 111269-0849',
      'HETU: 170204A560N',
      '170931-793T.',
      '070963Y8714',
      '010562+3820',
      'hetu 170204a560n',
    ],
    ignore: [
      '111269-0848',
      '311169-0849',
      '170204G560N',
      '111369-0849',
      '1112690849',
      '111269-08491',
      'A111269-0849',
      '001269-0849',
    ],
  },
};

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

function isIdentityCode(candidate: string): boolean {
  const born = candidate.slice(0, 6);
  if (!isShortDate(born.slice(4) + born.slice(2, 4) + born.slice(0, 2))) return false;
  return CHECK_CHARACTERS.charAt(Number(born + candidate.slice(7, 10)) % 31) === candidate.charAt(10).toUpperCase();
}
