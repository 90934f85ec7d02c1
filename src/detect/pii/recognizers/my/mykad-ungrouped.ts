import type { Recognizer } from '../../recognizer.ts';
import { mykad } from './mykad.ts';

/** Identity card numbers of Malaysia as twelve digits like any others. */
export const mykadUngrouped: Recognizer = {
  id: 'pii/my/mykad-ungrouped',
  entity: 'MY_MYKAD',
  pattern: /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])\d{2}[01]\d[0-3]\d{7}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.05,
  context: mykad.context ?? [],
  isValid: (candidate) => mykad.isValid?.(candidate) === true,
  source: 'Jabatan Pendaftaran Negara Malaysia, MyKad (National Registration Regulations 1990)',
  cases: {
    match: ['IC 900101145678', 'kad pengenalan 880612012345', 'MyKad: 750228101234'],
    ignore: [
      'IC 901301145678',
      'IC 900101005678',
      'IC 90010114567',
      'IC 9001011456789',
      'IC A900101145678',
      'IC 900101-14-5678',
    ],
  },
};
