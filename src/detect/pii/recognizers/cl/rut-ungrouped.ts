import type { Recognizer } from '../../recognizer.ts';
import { rut } from './rut.ts';

/** Numbers of persons and taxpayers in Chile without dots. */
export const rutUngrouped: Recognizer = {
  id: 'pii/cl/rut-ungrouped',
  entity: 'CL_RUT',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[1-9]\d{6,7}[-\u2010-\u2013]?[0-9k](?![\p{L}\p{N}_\-\u2010-\u2013])/iu,
  score: 0.2,
  context: rut.context ?? [],
  isValid: (candidate) => rut.isValid?.(candidate) === true,
  source: 'Servicio de Registro Civil e Identificación (Chile), Decreto con Fuerza de Ley 3 de 1969 (RUT)',
  cases: {
    match: ['RUT 12345678-5', 'rut: 7654321-6', 'RUN: 201984734'],
    ignore: ['RUT 12345678-6', 'RUT 123456-5', 'RUT 12.345.678-5', 'RUT A12345678-5', 'RUT 12345678-55'],
  },
};
