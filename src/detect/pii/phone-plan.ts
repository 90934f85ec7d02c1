import type { CountryCode } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';

/**
 * Whether `digits` is a valid number in international form: a calling code and a national number of one of its
 * countries. Agrees with `isValidPhoneNumber` of libphonenumber-js/max, whose metadata it reads, but compiles each
 * country's patterns once: 1 µs a number instead of 20 to 50.
 *
 * @param digits - ASCII digits behind the `+`, at most 17. A trunk prefix behind the calling code is passed over.
 */
export function isInternationalNumber(digits: string): boolean {
  for (let length = 1; length <= 3; length++) {
    const plans = plansOf(digits.slice(0, length));
    if (plans.length === 0) continue;
    const national = digits.slice(length);
    return plans.some((plan) => fits(plan, national) || fitsBehindTrunk(plan, national));
  }
  return false;
}

/**
 * Whether `digits` begins with a calling code and has as many digits behind it as numbers of one of its countries have,
 * the first of them not 0. Round numbers (`1000000000`) are none.
 *
 * @param digits - ASCII digits behind the `+`.
 */
export function isPossibleInternationalNumber(digits: string): boolean {
  if (ROUND.test(digits)) return false;
  for (let length = 1; length <= 3; length++) {
    const plans = plansOf(digits.slice(0, length));
    if (plans.length > 0)
      return digits[length] !== '0' && plans.some((plan) => plan.lengths.includes(digits.length - length));
  }
  return false;
}

const ROUND = /0{5}$/u;

/**
 * Whether `digits` is a valid number as dialled within `country`, with its trunk prefix or, where it has none, bare.
 *
 * @param digits - ASCII digits only.
 */
export function isNationalNumber(digits: string, country: CountryCode): boolean {
  const plan = planOf(country);
  // `810` is dialled abroad in Belarus, where `8` alone is the trunk prefix.
  if (plan.abroad.test(digits)) return false;
  return fitsBehindTrunk(plan, digits) || fits(plan, digits);
}

/** Whether `code` is the calling code of some country. */
export function isCallingCode(code: string): boolean {
  return plansByCallingCode.has(code);
}

/** One country's numbers, from Google's metadata. */
interface Plan {
  readonly trunk: string;
  /** What is dialled before a calling code. */
  readonly abroad: RegExp;
  readonly lengths: readonly number[];
  readonly national: RegExp;
  /** Kinds of numbers (fixed line, mobile, …); empty where one pattern describes them all. */
  readonly kinds: readonly { readonly lengths: readonly number[] | undefined; readonly pattern: RegExp }[];
}

function fits(plan: Plan, national: string): boolean {
  if (!plan.lengths.includes(national.length) || !plan.national.test(national)) return false;
  if (plan.kinds.length === 0) return true;
  return plan.kinds.some(
    ({ lengths, pattern }) => (lengths === undefined || lengths.includes(national.length)) && pattern.test(national),
  );
}

function fitsBehindTrunk(plan: Plan, digits: string): boolean {
  return plan.trunk !== '' && digits.startsWith(plan.trunk) && fits(plan, digits.slice(plan.trunk.length));
}

const plans = new Map<CountryCode, Plan>();

function planOf(country: CountryCode): Plan {
  const known = plans.get(country);
  if (known !== undefined) return known;
  const plan = readPlan(metadata.countries[country] ?? []);
  plans.set(country, plan);
  return plan;
}

const plansByCallingCode = new Map<string, readonly Plan[]>(
  Object.keys(metadata.country_calling_codes).map((code) => [code, []]),
);

/** The plans behind a calling code; none when there is no such code. Numbers of no country (+800, +870) are left out. */
function plansOf(callingCode: string): readonly Plan[] {
  const known = plansByCallingCode.get(callingCode);
  if (known === undefined || known.length > 0) return known ?? [];
  const countries: readonly CountryCode[] =
    (metadata.country_calling_codes as Record<string, CountryCode[]>)[callingCode] ?? [];
  const found = countries.map(planOf);
  plansByCallingCode.set(callingCode, found);
  return found;
}

/**
 * Reads the record of a country, whose fields libphonenumber-js documents in METADATA.md: 1 what is dialled to call abroad,
 * 2 national pattern, 3 possible lengths, 5 trunk prefix, 11 kinds as `[pattern, lengths?]`, with 0 for what is missing.
 */
function readPlan(record: readonly unknown[]): Plan {
  const kinds = Array.isArray(record[11]) ? (record[11] as readonly unknown[]) : [];
  return {
    trunk: typeof record[5] === 'string' ? record[5] : '',
    abroad: typeof record[1] === 'string' && record[1] !== '' ? new RegExp(`^(?:${record[1]})`, 'u') : NOTHING,
    lengths: record[3] as readonly number[],
    national: entirely(record[2] as string),
    kinds: kinds.flatMap((kind) => {
      const [pattern, lengths] = Array.isArray(kind) ? (kind as [string?, (readonly number[])?]) : [];
      return pattern === undefined || pattern === '' ? [] : [{ lengths, pattern: entirely(pattern) }];
    }),
  };
}

const NOTHING = /^(?!)/u;

/** The metadata's patterns are finite and without nested repetition; they see at most 17 digits. */
function entirely(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}
