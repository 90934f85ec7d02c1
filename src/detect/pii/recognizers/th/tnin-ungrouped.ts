import type { Recognizer } from '../../recognizer.ts';
import { tnin } from './tnin.ts';

/** Identification numbers of Thai citizens as thirteen digits like any others. */
export const tninUngrouped: Recognizer = {
  id: 'pii/th/tnin-ungrouped',
  entity: 'TH_TNIN',
  pattern: /(?<![A-Za-z0-9._/+\-\u2010-\u2013])[1-8]\d{12}(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.2,
  context: tnin.context ?? [],
  isValid: (candidate) => tnin.isValid?.(candidate) === true,
  source: 'Department of Provincial Administration of Thailand, 13-digit identification number',
  cases: {
    match: ['Thai ID 1234567890121', 'เลขบัตรประชาชน 3101702345673', 'citizen ID: 8470001234562.'],
    ignore: [
      'Thai ID 1234567890122',
      'Thai ID 9234567890121',
      'Thai ID 123456789012',
      'Thai ID 12345678901210',
      'Thai ID A1234567890121',
    ],
  },
};
