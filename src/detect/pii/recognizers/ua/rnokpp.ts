import { weightedSum } from '../../checksums/weighted-sum.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Ukrainian taxpayer numbers (РНОКПП): days of birth since 1900, serial, check digit. */
export const rnokpp: Recognizer = {
  id: 'pii/ua/rnokpp',
  entity: 'UA_RNOKPP',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[1-4]\d{9}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'рнокпп',
    'іпн',
    'ідентифікаційний код',
    'ідентифікаційний номер',
    'облікової картки',
    'номер облікової картки',
    'платника податків',
    'инн',
    'rnokpp',
    'tax number',
  ],
  isValid: (candidate) => !isOneDigitRepeated(candidate) && isRnokpp(candidate),
  source: 'Податковий кодекс України, ст. 70; наказ Мінфіну від 29.09.2017 № 822',
  cases: {
    match: ['РНОКПП 2393359010', 'іпн: 3114624280.', 'ідентифікаційний код 2507690414'],
    ignore: [
      'РНОКПП 2393359011',
      'РНОКПП 8393359010',
      'РНОКПП 239335901',
      'РНОКПП 23933590101',
      'РНОКПП A2393359010',
      'РНОКПП 239-335-9010',
    ],
  },
};

const WEIGHTS: readonly number[] = [-1, 5, 7, 9, 4, 6, 10, 5, 7];

function isRnokpp(digits: string): boolean {
  return (weightedSum(digits, WEIGHTS) % 11) % 10 === Number(digits.slice(9));
}
