import type { Recognizer } from '../../recognizer.ts';

/** Number plates of Great Britain: the current form, and those with the letter of a year in front or behind. */
export const vehicleRegistration: Recognizer = {
  id: 'pii/uk/vehicle-registration',
  entity: 'UK_VEHICLE_REGISTRATION',
  pattern:
    /(?<![\p{L}\p{N}.+$_\-\u2010-\u2013])(?:[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y])(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.2,
  context: [
    'registration',
    'registration number',
    'reg',
    'reg no',
    'number plate',
    'number plates',
    'plate',
    'licence plate',
    'license plate',
    'vrm',
    'vrn',
    'vehicle',
    'car',
    'van',
    'dvla',
    'mot',
  ],
  isValid: hasAgeIdentifier,
  source: 'DVLA, leaflet INF104: Vehicle registration numbers and number plates',
  cases: {
    match: ['registration AB51 ABC', 'my car LD17XYZ', 'number plate: A123 BCD', 'plate ABC 123D', 'reg BD62 SMR.'],
    ignore: [
      'reg AB00 ABC',
      'reg AB45 ABC',
      'car AI51 ABC',
      'reg AB51 AB',
      'car I123 ABC',
      'reg ABC 1234D',
      'reg AB51 ABCD',
      'reg ab51 abc',
      'reg X-AB51ABC',
    ],
  },
};

/** The number of the current form is the year from March on, or the year and 50 from September on; it began in 2001. */
function hasAgeIdentifier(candidate: string): boolean {
  const current = /^[A-Z]{2}(\d{2})/u.exec(candidate);
  if (current === null) return true;
  const age = Number(current[1]);
  return (age >= 2 && age <= 40) || (age >= 51 && age <= 90);
}
