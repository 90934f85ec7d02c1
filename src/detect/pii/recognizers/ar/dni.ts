import type { Recognizer } from '../../recognizer.ts';

/** Numbers of the national identity document of Argentina: seven or eight digits. */
export const dni: Recognizer = {
  id: 'pii/ar/dni',
  entity: 'AR_DNI',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[1-9]\d?(?:\.\d{3}\.\d{3}|\d{6})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: ['dni', 'd.n.i', 'documento'],
  source: 'Registro Nacional de las Personas (Argentina), Ley 17.671',
  cases: {
    match: ['DNI 12.345.678', 'dni: 30482917', 'documento 5.203.441'],
    ignore: ['DNI 12.345.67', 'DNI 012.345.678', 'DNI 123.456.789', 'DNI 304829170', 'DNI A30482917', 'DNI 12,345,678'],
  },
};
