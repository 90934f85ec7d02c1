import type { Recognizer } from '../recognizer.ts';
import { ageNumberFirst } from './generic/age-number-first.ts';
import { ageVerbFirst } from './generic/age-verb-first.ts';
import { ageWordFirst } from './generic/age-word-first.ts';
import { clockTime } from './generic/clock-time.ts';
import { cryptoBitcoin } from './generic/crypto-bitcoin.ts';
import { cryptoEthereum } from './generic/crypto-ethereum.ts';
import { cryptoSegwit } from './generic/crypto-segwit.ts';
import { cryptoSolana } from './generic/crypto-solana.ts';
import { cryptoTron } from './generic/crypto-tron.ts';
import { cryptoXrp } from './generic/crypto-xrp.ts';
import { dateIso } from './generic/date-iso.ts';
import { dateNumeric } from './generic/date-numeric.ts';
import { dateNumericShort } from './generic/date-numeric-short.ts';
import { dateWritten } from './generic/date-written.ts';
import { macAddress } from './generic/mac-address.ts';
import { medicalLicense } from './generic/medical-license.ts';
import { timeOfDay } from './generic/time-of-day.ts';
import { timestamp } from './generic/timestamp.ts';
import { url } from './generic/url.ts';

/** What has one form everywhere: wallets, hardware addresses, links, dates, ages, and licences of prescribers. */
export const genericRecognizers: readonly Recognizer[] = [
  cryptoBitcoin,
  cryptoSegwit,
  cryptoEthereum,
  cryptoTron,
  cryptoXrp,
  cryptoSolana,
  macAddress,
  url,
  dateIso,
  timestamp,
  dateNumeric,
  dateNumericShort,
  dateWritten,
  timeOfDay,
  clockTime,
  ageNumberFirst,
  ageWordFirst,
  ageVerbFirst,
  medicalLicense,
];
