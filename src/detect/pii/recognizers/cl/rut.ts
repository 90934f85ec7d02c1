import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Numbers of persons and taxpayers in Chile (RUN, RUT), whose check digit may be a K. */
export const rut: Recognizer = {
  id: 'pii/cl/rut',
  entity: 'CL_RUT',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{1,2}\.\d{3}\.\d{3}[-\u2010-\u2013][0-9k](?![\p{L}\p{N}_\-\u2010-\u2013])/iu,
  score: 0.6,
  context: ['rut', 'run:', 'rol único', 'cédula', 'cedula', 'carnet'],
  isValid: isRut,
  source: 'Servicio de Registro Civil e Identificación (Chile), Decreto con Fuerza de Ley 3 de 1969 (RUT)',
  cases: {
    match: ['12.345.678-5', 'RUT: 7.654.321-6', 'RUN 20.198.473-4', '10.000.013-K'],
    ignore: ['12.345.678-6', '12.345.678', '12.345.67-5', '112.345.678-5', '12.345.678-55', '12.345.678-X'],
  },
};

function isRut(candidate: string): boolean {
  const compact = candidate
    .replaceAll(/[^0-9k]/giu, '')
    .toUpperCase()
    .padStart(9, '0');
  const sum = weightedSum(compact, [3, 2, 7, 6, 5, 4, 3, 2]);
  return '0K987654321'.charAt(sum % 11) === compact.charAt(8);
}
