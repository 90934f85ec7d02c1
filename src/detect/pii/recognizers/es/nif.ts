import { digitsOf } from '../../digits.ts';
import { nifLetter } from '../../nif-letter.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Spanish tax numbers of persons: the eight digits of the identity card (DNI) and a check letter, or K, L or M in front. */
export const nif: Recognizer = {
  id: 'pii/es/nif',
  entity: 'ES_NIF',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:\d{8}|\d{2}\.\d{3}\.\d{3}|[KLM]\d{7})[ -]?[A-HJ-NP-TV-Z](?![\p{L}\p{N}_\-\u2010-\u2013])/iu,
  score: 0.5,
  context: [
    'dni',
    'nif',
    'd.n.i',
    'n.i.f',
    'documento nacional',
    'documento nacional de identidad',
    'documento de identidad',
    'identificación fiscal',
    'identificacion fiscal',
    'identidad',
    'número de identificación',
    'cif',
  ],
  isValid: (candidate) => candidate.slice(-1).toUpperCase() === nifLetter(digitsOf(candidate)),
  source: 'Real Decreto 1065/2007, art. 19–20; Orden EHA/451/2008; Real Decreto 1553/2005 (DNI)',
  cases: {
    match: ['DNI 50387099X', 'NIF: 49733646-X', 'dni 69.963.841-a', '34652145T', 'K0077644L'],
    ignore: [
      'DNI 50387099Y',
      'NIF 49733646-A',
      '34652145I',
      '5038709X',
      '150387099X',
      'A50387099X',
      '50387099XA',
      'K0077644M',
      '20240115 B',
    ],
  },
};
