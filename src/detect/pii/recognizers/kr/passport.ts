import type { Recognizer } from '../../recognizer.ts';

/** Numbers of South Korean passports: a letter and eight digits, or since 2021 one more letter among them. */
export const passport: Recognizer = {
  id: 'pii/kr/passport',
  entity: 'KR_PASSPORT',
  pattern:
    /(?<![A-Za-z0-9._/+\-\u2010-\u2013])(?:[MSRODG]\d{8}|[MSROD]\d{3}[A-Z]\d{4})(?![A-Za-z0-9_\-\u2010-\u2013])/u,
  score: 0.1,
  context: ['passport', '여권', '여권번호'],
  source: 'Passport Act of Korea, Enforcement Decree; Ministry of Foreign Affairs, next generation passport (2021)',
  cases: {
    match: ['passport M12345678', '여권번호: M123A4567', '여권 S90718243'],
    ignore: [
      'passport A12345678',
      'passport M1234567',
      'passport M123456789',
      'passport XM12345678',
      'passport M12A34567',
    ],
  },
};
