import { weightedSum } from '../../checksums/weighted-sum.ts';
import { digitsOf } from '../../digits.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Taxpayer numbers of persons in Brazil as they are printed, with two check digits. */
export const cpf: Recognizer = {
  id: 'pii/br/cpf',
  entity: 'BR_CPF',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{3}\.\d{3}\.\d{3}[-\u2010-\u2013]\d{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.85,
  context: ['cpf', 'cadastro de pessoas', 'cadastro de pessoa física', 'documento', 'contribuinte'],
  isValid: isPersonNumber,
  source: 'Receita Federal do Brasil, Instrução Normativa RFB 2.172/2024 (CPF)',
  cases: {
    match: ['123.456.789-09', 'CPF: 390.533.447-05', 'meu CPF é 746.824.891-51.'],
    ignore: [
      '123.456.789-08',
      '123.456.789-90',
      '111.111.111-11',
      '1123.456.789-09',
      '123.456.789-091',
      '123.456.789',
      '12.345.678-09',
    ],
  },
};

function isPersonNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  if (digits === digits.charAt(0).repeat(11)) return false;
  const first = ((weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weightedSum(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return first === Number(digits[9]) && second === Number(digits[10]);
}
