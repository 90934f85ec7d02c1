import type { Recognizer } from '../../recognizer.ts';

/** Philippine identification system numbers: twelve digits, or sixteen on the card. */
export const philsys: Recognizer = {
  id: 'pii/ph/philsys',
  entity: 'PH_PHILSYS',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{4}[ \-\u2010-\u2013]?\d{4}[ \-\u2010-\u2013]?\d{4}(?:[ \-\u2010-\u2013]?\d{4})?(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.05,
  context: ['philsys', 'philid', 'national id', 'psn', 'pcn', 'philippine identification', 'ephilid'],
  isValid: (candidate) => /[1-9]/u.test(candidate),
  source: 'Republic Act 11055 (Philippine Identification System Act), section 7; PSA, PhilSys number (PSN, PCN)',
  cases: {
    match: ['PhilSys 1234-5678-9012', 'PhilID PCN 1234-5678-9012-3456', 'PSN: 482910375566'],
    ignore: [
      'PhilSys 1234-5678-901',
      'PhilSys 1234-5678-9012-345',
      'PhilSys A1234-5678-9012',
      'PhilSys 0000-0000-0000',
    ],
  },
};
