import type { Recognizer } from '../../recognizer.ts';

/** Turkish number plates: province, letters, digits. Shorter letters go with longer numbers. */
export const licensePlate: Recognizer = {
  id: 'pii/tr/license-plate',
  entity: 'TR_LICENSE_PLATE',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:0[1-9]|[1-7]\d|8[01]) ?(?:[A-PR-VYZ] ?\d{4,5}|[A-PR-VYZ]{2} ?\d{3,4}|[A-PR-VYZ]{3} ?\d{2,3})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.1,
  context: [
    'plaka',
    'plakalı',
    'plakası',
    'plakam',
    'plaka no',
    'araç',
    'aracın',
    'arabam',
    'otomobil',
    'license plate',
    'number plate',
    'licence plate',
    'plate',
  ],
  source: 'Karayolları Trafik Yönetmeliği, md. 53–55',
  cases: {
    match: ['plaka 34 ABC 123', '06 AB 1234 plakalı araç', 'plaka: 35 T 4567.', 'plaka 34ABC12'],
    ignore: [
      'plaka 82 ABC 123',
      'plaka 00 ABC 123',
      'plaka 34 WXQ 123',
      'plaka 34 A 123',
      'plaka 34 ABC 1234',
      'plaka 34 ABCD 12',
      'plaka 134 ABC 123',
      'plaka 34 abc 123',
    ],
  },
};
