import type { Recognizer } from '../../recognizer.ts';
import { cuit } from './cuit.ts';

/** Tax and labour codes of Argentina as eleven digits like any others. */
export const cuitUngrouped: Recognizer = {
  id: 'pii/ar/cuit-ungrouped',
  entity: 'AR_CUIT',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:2[03-7]|3[034])\d{9}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: cuit.context ?? [],
  isValid: (candidate) => cuit.isValid?.(candidate) === true,
  source: 'AFIP (ARCA), Resolución General 3995/1983 and 13/1980 (CUIT)',
  cases: {
    match: ['CUIT 20123456786', 'cuil: 27280335148', 'CUIT 30500010912.'],
    ignore: ['CUIT 20123456787', 'CUIT 21123456786', 'CUIT 2012345678', 'CUIT 201234567866', 'CUIT 20-12345678-6'],
  },
};
