import { weightedSum } from '../../checksums/weighted-sum.ts';
import type { Recognizer } from '../../recognizer.ts';

/** Numbers of German driving licences: office, serial number, check digit, number of the copy. */
export const driverLicence: Recognizer = {
  id: 'pii/de/driver-licence',
  entity: 'DE_FUEHRERSCHEIN',
  pattern: /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])[A-Z]\d{2}[0-9A-Z]{6}[0-9X][0-9A-Z](?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: [
    'führerschein',
    'fuehrerschein',
    'führerscheinnummer',
    'führerschein-nr',
    'fahrerlaubnis',
    'fahrerlaubnisnummer',
    'driving licence',
    'driver licence',
    'driving license',
    "driver's license",
    'driver license',
  ],
  isValid: isLicenceNumber,
  source: 'FeV Anlage 8 (field 5); KBA, Aufbau der Führerscheinnummer',
  cases: {
    match: [
      'Führerschein B072RRE2I55',
      'Führerscheinnummer M064GHG0P11',
      'driving licence: K014NWFV662.',
      'B0802MPWG12',
    ],
    ignore: [
      'Führerschein B072RRE2I65',
      'Führerschein M064GHG0P21',
      'Führerschein B072RRE2I5',
      'Führerschein BX72RRE2I55',
      'Führerschein 1072RRE2I55',
      'Führerschein B072RRE2I555',
      'b072rre2i55',
    ],
  },
};

const WEIGHTS: readonly number[] = [9, 8, 7, 6, 5, 4, 3, 2, 1];

function isLicenceNumber(candidate: string): boolean {
  const check = weightedSum(candidate, WEIGHTS) % 11;
  return candidate.charAt(9) === (check === 10 ? 'X' : String(check));
}
