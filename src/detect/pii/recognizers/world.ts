import type { Recognizer } from '../recognizer.ts';
import { cuit as arCuit } from './ar/cuit.ts';
import { cuitUngrouped as arCuitUngrouped } from './ar/cuit-ungrouped.ts';
import { dni as arDni } from './ar/dni.ts';
import { abn as auAbn } from './au/abn.ts';
import { acn as auAcn } from './au/acn.ts';
import { medicare as auMedicare } from './au/medicare.ts';
import { tfn as auTfn } from './au/tfn.ts';
import { cnpj as brCnpj } from './br/cnpj.ts';
import { cnpjUngrouped as brCnpjUngrouped } from './br/cnpj-ungrouped.ts';
import { cpf as brCpf } from './br/cpf.ts';
import { cpfUngrouped as brCpfUngrouped } from './br/cpf-ungrouped.ts';
import { sin as caSin } from './ca/sin.ts';
import { rut as clRut } from './cl/rut.ts';
import { rutUngrouped as clRutUngrouped } from './cl/rut-ungrouped.ts';
import { residentId as cnResidentId } from './cn/resident-id.ts';
import { cedula as coCedula } from './co/cedula.ts';
import { nit as coNit } from './co/nit.ts';
import { idNumber as ilIdNumber } from './il/id-number.ts';
import { aadhaar as inAadhaar } from './in/aadhaar.ts';
import { gstin as inGstin } from './in/gstin.ts';
import { pan as inPan } from './in/pan.ts';
import { passport as inPassport } from './in/passport.ts';
import { vehicleRegistration as inVehicleRegistration } from './in/vehicle-registration.ts';
import { voter as inVoter } from './in/voter.ts';
import { myNumber as jpMyNumber } from './jp/my-number.ts';
import { brn as krBrn } from './kr/brn.ts';
import { driverLicense as krDriverLicense } from './kr/driver-license.ts';
import { frn as krFrn } from './kr/frn.ts';
import { frnUnhyphenated as krFrnUnhyphenated } from './kr/frn-unhyphenated.ts';
import { passport as krPassport } from './kr/passport.ts';
import { rrn as krRrn } from './kr/rrn.ts';
import { rrnUnhyphenated as krRrnUnhyphenated } from './kr/rrn-unhyphenated.ts';
import { curp as mxCurp } from './mx/curp.ts';
import { rfc as mxRfc } from './mx/rfc.ts';
import { mykad as myMykad } from './my/mykad.ts';
import { mykadUngrouped as myMykadUngrouped } from './my/mykad-ungrouped.ts';
import { nin as ngNin } from './ng/nin.ts';
import { vehicleRegistration as ngVehicleRegistration } from './ng/vehicle-registration.ts';
import { ird as nzIrd } from './nz/ird.ts';
import { philsys as phPhilsys } from './ph/philsys.ts';
import { umid as phUmid } from './ph/umid.ts';
import { nricFin as sgNricFin } from './sg/nric-fin.ts';
import { uen as sgUen } from './sg/uen.ts';
import { tnin as thTnin } from './th/tnin.ts';
import { tninUngrouped as thTninUngrouped } from './th/tnin-ungrouped.ts';
import { nationalId as twNationalId } from './tw/national-id.ts';
import { abaRoutingNumber as usAbaRoutingNumber } from './us/aba-routing-number.ts';
import { driverLicense as usDriverLicense } from './us/driver-license.ts';
import { driverLicenseDigits as usDriverLicenseDigits } from './us/driver-license-digits.ts';
import { itin as usItin } from './us/itin.ts';
import { itinUnhyphenated as usItinUnhyphenated } from './us/itin-unhyphenated.ts';
import { mbi as usMbi } from './us/mbi.ts';
import { npi as usNpi } from './us/npi.ts';
import { passport as usPassport } from './us/passport.ts';
import { idNumber as zaIdNumber } from './za/id-number.ts';

/** Numbers of persons, and of what belongs to one, outside Europe. */
export const worldRecognizers: readonly Recognizer[] = [
  usItin,
  usItinUnhyphenated,
  usPassport,
  usDriverLicense,
  usDriverLicenseDigits,
  usAbaRoutingNumber,
  usNpi,
  usMbi,
  caSin,
  auAbn,
  auAcn,
  auTfn,
  auMedicare,
  inPan,
  inAadhaar,
  inVehicleRegistration,
  inVoter,
  inPassport,
  inGstin,
  krRrn,
  krRrnUnhyphenated,
  krFrn,
  krFrnUnhyphenated,
  krBrn,
  krPassport,
  krDriverLicense,
  sgNricFin,
  sgUen,
  thTnin,
  thTninUngrouped,
  phUmid,
  phPhilsys,
  ngNin,
  ngVehicleRegistration,
  brCpf,
  brCpfUngrouped,
  brCnpj,
  brCnpjUngrouped,
  mxCurp,
  mxRfc,
  arCuit,
  arCuitUngrouped,
  arDni,
  clRut,
  clRutUngrouped,
  coNit,
  coCedula,
  zaIdNumber,
  cnResidentId,
  jpMyNumber,
  twNationalId,
  myMykad,
  myMykadUngrouped,
  ilIdNumber,
  nzIrd,
];
