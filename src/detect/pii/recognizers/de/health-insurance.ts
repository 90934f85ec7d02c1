import { weightedDigitSum } from '../../checksums/weighted-digit-sum.ts';
import { isOneDigitRepeated } from '../../one-digit-repeated.ts';
import type { Recognizer } from '../../recognizer.ts';

/** German health insurance numbers for life (Krankenversichertennummer, KVNR): a letter and nine digits. */
export const healthInsurance: Recognizer = {
  id: 'pii/de/health-insurance',
  entity: 'DE_HEALTH_INSURANCE',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-Z]\d{9}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: [
    'krankenversichertennummer',
    'krankenversicherungsnummer',
    'krankenversicherung',
    'krankenversichert',
    'krankenkasse',
    'versichertennummer',
    'versichertennr',
    'versicherten-nr',
    'versicherungsnummer',
    'kvnr',
    'kv-nummer',
    'gesundheitskarte',
    'egk',
    'health insurance',
    'insurance number',
    'aok',
    'barmer',
  ],
  isValid: isInsuredNumber,
  source: '§ 290 SGB V; GKV-Spitzenverband, Anlage 1 der Richtlinie zur Krankenversichertennummer',
  cases: {
    match: [
      'KVNR W130096084',
      'Krankenkasse, Versichertennummer K356782366',
      'health insurance: A365042013.',
      'M545292750',
    ],
    ignore: [
      'KVNR W130096085',
      'KVNR K356782367',
      'KVNR a365042013',
      'KVNR A36504201',
      'KVNR A3650420139',
      'KVNR AB65042013',
      'A000000000',
    ],
  },
};

/** The letter counts as its place in the alphabet, in two digits. */
function isInsuredNumber(candidate: string): boolean {
  const letter = String(candidate.charCodeAt(0) - 64).padStart(2, '0');
  if (isOneDigitRepeated(candidate.slice(1))) return false;
  return weightedDigitSum(letter + candidate.slice(1, 9), [1, 2]) % 10 === Number(candidate.slice(9));
}
