import type { Recognizer } from '../../recognizer.ts';

/** Numbers of Italian identity cards: of paper, of the first electronic cards, and of those since 2016. */
export const identityCard: Recognizer = {
  id: 'pii/it/identity-card',
  entity: 'IT_IDENTITY_CARD',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:[A-Z]{2} ?\d{7}|\d{7}[A-Z]{2}|[A-Z]{2}\d{5}[A-Z]{2})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.05,
  context: [
    "carta d'identità",
    'carta d’identità',
    "carta d'identita",
    'carta di identità',
    'carta identità',
    'carta di identita',
    'identità',
    'cie',
    'c.i',
    'documento',
    "documento d'identità",
    'identity card',
    'id card',
  ],
  source: 'TULPS (RD 773/1931), art. 3; Decreto Ministeriale 23 dicembre 2015 (CIE)',
  cases: {
    match: ["carta d'identità AB1234567", 'CIE CA00000AA', 'documento 1234567AB.', 'carta identità n. AR 7719203'],
    ignore: [
      'CIE AB123456',
      'CIE CA0000AA',
      'CIE ca00000aa',
      'CIE AB12345678',
      'CIE CA00000AAA',
      'CIE 123456AB',
      'CIE XCA00000AA',
    ],
  },
};
