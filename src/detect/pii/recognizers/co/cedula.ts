import type { Recognizer } from '../../recognizer.ts';

/** Numbers of citizens of Colombia: six to ten digits like any others. */
export const cedula: Recognizer = {
  id: 'pii/co/cedula',
  entity: 'CO_CEDULA',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[1-9]\d{0,2}(?:(?:\.\d{3}){2,3}|\d{5,7})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.05,
  context: ['cédula', 'cedula', 'c.c', 'documento de identidad', 'tarjeta de identidad'],
  source: 'Registraduría Nacional del Estado Civil (Colombia), Resolución 3571 de 2003 (NUIP)',
  cases: {
    match: ['cédula 1.032.456.789', 'C.C. 52481920', 'cédula de ciudadanía: 1020394857'],
    ignore: ['cédula 12.345', 'cédula 012345678', 'cédula A52481920', 'cédula 52481920-1', 'cédula 12345678901'],
  },
};
