import type { Recognizer } from '../recognizer.ts';
import { socialSecurity as atSocialSecurity } from './at/social-security.ts';
import { nationalNumber } from './be/national-number.ts';
import { egn } from './bg/egn.ts';
import { ahv } from './ch/ahv.ts';
import { birthNumber } from './cz/birth-number.ts';
import { birthNumberBare } from './cz/birth-number-bare.ts';
import { driverLicence as deDriverLicence } from './de/driver-licence.ts';
import { healthInsurance } from './de/health-insurance.ts';
import { idCard as deIdCard } from './de/id-card.ts';
import { licensePlate as deLicensePlate } from './de/license-plate.ts';
import { passport as dePassport } from './de/passport.ts';
import { socialSecurity as deSocialSecurity } from './de/social-security.ts';
import { taxId as deTaxId } from './de/tax-id.ts';
import { vatId } from './de/vat-id.ts';
import { cpr } from './dk/cpr.ts';
import { nie } from './es/nie.ts';
import { nif as esNif } from './es/nif.ts';
import { passport as esPassport } from './es/passport.ts';
import { personalIdentityCode } from './fi/personal-identity-code.ts';
import { nir } from './fr/nir.ts';
import { passport as frPassport } from './fr/passport.ts';
import { siren } from './fr/siren.ts';
import { siret } from './fr/siret.ts';
import { afm } from './gr/afm.ts';
import { amka } from './gr/amka.ts';
import { oib } from './hr/oib.ts';
import { taj } from './hu/taj.ts';
import { taxId as huTaxId } from './hu/tax-id.ts';
import { pps } from './ie/pps.ts';
import { driverLicence as itDriverLicence } from './it/driver-licence.ts';
import { fiscalCode } from './it/fiscal-code.ts';
import { identityCard } from './it/identity-card.ts';
import { passport as itPassport } from './it/passport.ts';
import { vatCode } from './it/vat-code.ts';
import { bsn } from './nl/bsn.ts';
import { fodselsnummer } from './no/fodselsnummer.ts';
import { idCard as plIdCard } from './pl/id-card.ts';
import { nip } from './pl/nip.ts';
import { pesel } from './pl/pesel.ts';
import { nif as ptNif } from './pt/nif.ts';
import { cnp } from './ro/cnp.ts';
import { inn } from './ru/inn.ts';
import { snils } from './ru/snils.ts';
import { snilsBare } from './ru/snils-bare.ts';
import { personnummer } from './se/personnummer.ts';
import { personnummerBare } from './se/personnummer-bare.ts';
import { licensePlate as trLicensePlate } from './tr/license-plate.ts';
import { nationalId } from './tr/national-id.ts';
import { rnokpp } from './ua/rnokpp.ts';
import { drivingLicence } from './uk/driving-licence.ts';
import { nhsNumber } from './uk/nhs-number.ts';
import { nino } from './uk/nino.ts';
import { passport as ukPassport } from './uk/passport.ts';
import { postcode } from './uk/postcode.ts';
import { vehicleRegistration } from './uk/vehicle-registration.ts';

/** Numbers of persons, papers and plates in Europe, by country. */
export const europeanRecognizers: readonly Recognizer[] = [
  drivingLicence,
  nhsNumber,
  nino,
  ukPassport,
  postcode,
  vehicleRegistration,
  deDriverLicence,
  healthInsurance,
  deIdCard,
  deLicensePlate,
  dePassport,
  deSocialSecurity,
  deTaxId,
  vatId,
  nie,
  esNif,
  esPassport,
  personalIdentityCode,
  nir,
  frPassport,
  siren,
  siret,
  itDriverLicence,
  fiscalCode,
  identityCard,
  itPassport,
  vatCode,
  plIdCard,
  nip,
  pesel,
  personnummerBare,
  personnummer,
  trLicensePlate,
  nationalId,
  bsn,
  nationalNumber,
  ptNif,
  pps,
  atSocialSecurity,
  ahv,
  cpr,
  fodselsnummer,
  birthNumberBare,
  birthNumber,
  cnp,
  egn,
  afm,
  amka,
  taj,
  huTaxId,
  oib,
  inn,
  snilsBare,
  snils,
  rnokpp,
];
