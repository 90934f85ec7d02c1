import type { Recognizer } from '../../recognizer.ts';

/** Nigerian number plates since 2011: three letters, three digits and two letters. */
export const vehicleRegistration: Recognizer = {
  id: 'pii/ng/vehicle-registration',
  entity: 'NG_VEHICLE_REGISTRATION',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])[A-Z]{3}[ \-\u2010-\u2013]\d{3} ?[A-Z]{2}(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.3,
  context: ['plate', 'vehicle', 'car', 'frsc', 'registration number'],
  isValid: (candidate) => !candidate.includes('000'),
  source: 'Federal Road Safety Corps of Nigeria, National Vehicle Identification Scheme (2011)',
  cases: {
    match: ['plate ABC-123DE', 'vehicle LSR-482 KJ', 'number plate: EKY 204AA.'],
    ignore: [
      'plate ABC-12DE',
      'plate ABC-1234DE',
      'plate ABC-123D',
      'plate XABC-123DE',
      'plate abc-123de',
      'plate ABC-000DE',
      'plate ABC123DEF',
    ],
  },
};
