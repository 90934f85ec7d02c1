import type { Recognizer } from '../../recognizer.ts';

/** Turkish identity numbers (T.C. kimlik numarası): eleven digits, two of which are check digits. */
export const nationalId: Recognizer = {
  id: 'pii/tr/national-id',
  entity: 'TR_NATIONAL_ID',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[1-9]\d{9}[02468](?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.5,
  context: [
    'tc',
    't.c',
    'tckn',
    'tc kimlik',
    't.c. kimlik',
    'kimlik',
    // What `KİMLİK` is in lower case: a dot of its own above each i.
    'ki\u0307mli\u0307k',
    'kimlik no',
    'kimlik numarası',
    'kimlik numaram',
    'tc no',
    'nüfus',
    'vatandaşlık',
    'turkish id',
    'national id',
    'identity number',
  ],
  isValid: isIdentityNumber,
  source: '5490 sayılı Nüfus Hizmetleri Kanunu, md. 46; Nüfus ve Vatandaşlık İşleri (nvi.gov.tr)',
  cases: {
    match: ['TC kimlik no: 73670813072', 'TCKN 43759366812', '20952223500', 'kimlik numarası 66234523562.'],
    ignore: [
      'TCKN 73670813074',
      'TCKN 43759366822',
      'TCKN 03670813072',
      'TCKN 7367081307',
      'TCKN 736708130720',
      'TCKN A73670813072',
      'TCKN 11111111111',
      'call 14155552671',
    ],
  },
};

function isIdentityNumber(number: string): boolean {
  const digits = Array.from(number, Number);
  const odd = digits.slice(0, 9).reduce((sum, digit, i) => (i % 2 === 0 ? sum + digit : sum), 0);
  const even = digits.slice(0, 8).reduce((sum, digit, i) => (i % 2 === 1 ? sum + digit : sum), 0);
  // Forty is more than the even digits can take away, and a multiple of ten.
  const tenth = (odd * 7 - even + 40) % 10;
  return digits[9] === tenth && digits[10] === (odd + even + tenth) % 10;
}
