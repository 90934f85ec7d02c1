import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Numbers of companies in Brazil as they are printed, since 2026 with letters too, with two check digits. */
export const cnpj: Recognizer = {
  id: 'pii/br/cnpj',
  entity: 'BR_CNPJ',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}[-\u2010-\u2013]\d{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.85,
  context: ['cnpj', 'cadastro nacional', 'empresa', 'razão social'],
  isValid: isCompanyNumber,
  source: 'Receita Federal do Brasil, Instrução Normativa RFB 2.229/2024 (alphanumeric CNPJ)',
  cases: {
    match: ['11.222.333/0001-81', 'CNPJ: 04.098.205/0001-02', '12.ABC.345/01DE-35'],
    ignore: [
      '11.222.333/0001-82',
      '11.222.333/0001',
      '00.000.000/0000-00',
      '11.222.333/0001-811',
      '111.222.333/0001-81',
      '12.ABC.345/01DE-36',
    ],
  },
};

/** Letters count from 17 on, as their code does when that of 0 is taken away. */
const ALPHABET = '0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS: readonly number[] = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

function isCompanyNumber(candidate: string): boolean {
  const compact = candidate.replaceAll(/[^0-9A-Z]/gu, '');
  if (/^0{12}/u.test(compact)) return false;
  const first = ((weightedSum(compact, WEIGHTS, ALPHABET) * 10) % 11) % 10;
  const second = ((weightedSum(compact, [6, ...WEIGHTS], ALPHABET) * 10) % 11) % 10;
  return first === Number(compact[12]) && second === Number(compact[13]);
}
