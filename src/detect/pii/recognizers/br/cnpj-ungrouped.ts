import type { Recognizer } from '../../recognizer.ts';
import { cnpj } from './cnpj.ts';

/** Numbers of companies in Brazil without dots, which look like points in time. */
export const cnpjUngrouped: Recognizer = {
  id: 'pii/br/cnpj-ungrouped',
  entity: 'BR_CNPJ',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{8}\/?\d{4}-?\d{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: cnpj.context ?? [],
  isValid: (candidate) => cnpj.isValid?.(candidate) === true,
  source: 'Receita Federal do Brasil, Instrução Normativa RFB 2.229/2024 (alphanumeric CNPJ)',
  cases: {
    match: ['CNPJ 33754002000125', 'cnpj: 11222333/0001-81', 'CNPJ 04098205000102.'],
    ignore: [
      'CNPJ 33754002000126',
      'CNPJ 3375400200012',
      'CNPJ 337540020001255',
      'CNPJ 11.222.333/0001-81',
      'CNPJ 00000000000000',
    ],
  },
};
