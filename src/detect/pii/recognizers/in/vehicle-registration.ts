import type { Recognizer } from '../../recognizer.ts';

/** Indian registration marks: state, district, series and number, or the national BH series. */
export const vehicleRegistration: Recognizer = {
  id: 'pii/in/vehicle-registration',
  entity: 'IN_VEHICLE_REGISTRATION',
  pattern:
    /(?<![\p{L}\p{N}._/+\-\u2010-\u2013])(?:(?:A[NPRS]|BR|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|NL|O[DR]|P[BY]|RJ|SK|T[GNRS]|U[AKP]|WB)[ \-\u2010-\u2013]?\d{1,2}[ \-\u2010-\u2013]?[A-Z]{1,3}[ \-\u2010-\u2013]?\d{4}|\d{2}[ \-\u2010-\u2013]?BH[ \-\u2010-\u2013]?\d{4}[ \-\u2010-\u2013]?[A-Z]{1,2})(?![\p{L}\p{N}_\-\u2010-\u2013])/u,
  score: 0.45,
  context: ['vehicle', 'registration', 'car', 'plate', 'reg no', 'rto', 'vahan'],
  isValid: (candidate) => !/0000/u.test(candidate),
  source: 'Motor Vehicles Act 1988, section 41(6); Central Motor Vehicles Rules 1989, rule 50',
  cases: {
    match: ['MH12AB1234', 'car KA 05 MQ 8841', 'DL-3-CAB-1234', '22 BH 1234 AA', 'plate TN09BZ4471.'],
    ignore: ['XX12AB1234', 'MH12AB0000', 'MH12AB12345', 'MHAB1234', 'AMH12AB1234', 'MH 2024', 'UP 2 in 2024'],
  },
};
