import type { Recognizer } from '../../recognizer.ts';
import { cpf } from './cpf.ts';

/** Taxpayer numbers of persons in Brazil without dots, whose two check digits are right. */
export const cpfUngrouped: Recognizer = {
  id: 'pii/br/cpf-ungrouped',
  entity: 'BR_CPF',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{9}-?\d{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: cpf.context ?? [],
  isValid: (candidate) => cpf.isValid?.(candidate) === true,
  source: 'Receita Federal do Brasil, Instrução Normativa RFB 2.172/2024 (CPF)',
  cases: {
    match: ['CPF 12345678909', 'cpf: 390533447-05', 'CPF nº 74682489151.'],
    ignore: [
      'CPF 12345678908',
      'CPF 1234567890',
      'CPF 123456789090',
      'CPF 00000000000',
      'CPF 123.456.789-09',
      'call 14155552671',
    ],
  },
};
