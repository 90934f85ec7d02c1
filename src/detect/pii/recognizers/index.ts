import type { Recognizer } from '../recognizer.ts';
import { europeanRecognizers } from './europe.ts';
import { creditCard } from './generic/credit-card.ts';
import { emailAddress } from './generic/email-address.ts';
import { ibanCode } from './generic/iban-code.ts';
import { ipAddress } from './generic/ip-address.ts';
import { ipAddressDoubtful } from './generic/ip-address-doubtful.ts';
import { phoneBare } from './generic/phone-bare.ts';
import { phoneInternational } from './generic/phone-international.ts';
import { phoneInternationalLoose } from './generic/phone-international-loose.ts';
import { phoneNational } from './generic/phone-national.ts';
import { visa13 } from './generic/visa-13.ts';
import { genericRecognizers } from './generic-more.ts';
import { bankNumber } from './us/bank-number.ts';
import { phone } from './us/phone.ts';
import { phoneLoose } from './us/phone-loose.ts';
import { phoneSpaced } from './us/phone-spaced.ts';
import { ssn } from './us/ssn.ts';
import { ssnUnhyphenated } from './us/ssn-unhyphenated.ts';
import { worldRecognizers } from './world.ts';

/** Every recognizer that ships with Sallyport. */
export const recognizers: readonly Recognizer[] = [
  emailAddress,
  phoneInternational,
  phoneInternationalLoose,
  phoneNational,
  phoneBare,
  phone,
  phoneLoose,
  phoneSpaced,
  creditCard,
  visa13,
  ssn,
  ssnUnhyphenated,
  bankNumber,
  ipAddress,
  ipAddressDoubtful,
  ibanCode,
  ...genericRecognizers,
  ...europeanRecognizers,
  ...worldRecognizers,
];
