import type { Recognizer } from '../../recognizer.ts';

/** UK postcodes. They name a street or a house, so they count with words of an address only. */
export const postcode: Recognizer = {
  id: 'pii/uk/postcode',
  entity: 'UK_POSTCODE',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'postcode',
    'post code',
    'postal code',
    'postcodes',
    'address',
    'street',
    'road',
    'avenue',
    'lane',
    'close',
    'drive',
    'live at',
    'lives at',
    'living at',
    'deliver to',
    'delivery',
    'ship to',
    'flat',
    'london',
  ],
  isValid: (candidate) => AREAS.has(candidate.slice(0, /^[A-Z]\d/u.test(candidate) ? 1 : 2)),
  source: 'Royal Mail, Programmers’ Guide to PAF; BS 7666-0:2006',
  cases: {
    match: [
      'postcode SW1A 1AA',
      '10 High Street, M1 1AE',
      'lives at EC1A 1BB',
      'address: DN55 1PT.',
      'B33 8TH',
      'CR26XH',
      'BT7 1NN',
    ],
    ignore: [
      'postcode SW1A 1CA',
      'QQ1A 1AA',
      'A1 1AA',
      'M1 1A',
      'M11 AE',
      'RTX3 2GB',
      'sw1a',
      'SW1A-1AA-B',
      'version B2 5',
      'XX10 1AA',
    ],
  },
};

/** Postcode areas, the letters in front. */
const AREAS: ReadonlySet<string> = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G ' +
    'GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW ' +
    'OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC ' +
    'WD WF WN WR WS WV YO ZE'
  ).split(' '),
);
