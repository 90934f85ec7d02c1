import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { BOUNDS_DEFAULT } from '../../../core/bounds.ts';
import { findMatches } from '../../matching/find-matches.ts';
import type { SpanRule } from '../../matching/rule.ts';
import { compileRules } from '../../matching/rule-set.ts';
import { recognizerSpan } from '../recognizer.ts';
import { europeanRecognizers } from './europe.ts';

/** What a rule finds in a canonical text. */
function foundBy(rule: SpanRule, text: string): readonly string[] {
  const rules = compileRules([rule], BOUNDS_DEFAULT.streamHoldCharsMax);
  return findMatches(rules, { name: 'canonical', text, barriers: [] }).map(({ start, end }) => text.slice(start, end));
}

const ALL = compileRules(europeanRecognizers.map(recognizerSpan), BOUNDS_DEFAULT.streamHoldCharsMax);

function reportedAt(score: number, text: string): readonly string[] {
  return findMatches(ALL, { name: 'canonical', text, barriers: [] })
    .filter((match) => match.score >= score)
    .map((match) => `${match.rule.id} ${text.slice(match.start, match.end)}`);
}

function ruleOf(id: string): SpanRule {
  const recognizer = europeanRecognizers.find((each) => each.id === id);
  if (recognizer === undefined) throw new Error(`there is no recognizer ${id}`);
  return recognizerSpan(recognizer);
}

describe.each(europeanRecognizers)('$id', (recognizer) => {
  const rule = recognizerSpan(recognizer);
  it.each(recognizer.cases.match)('finds something in %j', (text) => expect(foundBy(rule, text)).not.toEqual([]));
  it.each(recognizer.cases.ignore)('finds nothing in %j', (text) => expect(foundBy(rule, text)).toEqual([]));
});

it('has three cases of either kind and an id of its own for each', () => {
  expect(new Set(europeanRecognizers.map(({ id }) => id)).size).toBe(europeanRecognizers.length);
  const short = europeanRecognizers.filter(({ cases }) => Math.min(cases.match.length, cases.ignore.length) < 3);
  expect(short.map(({ id }) => id)).toEqual([]);
});

interface Oracle {
  readonly id: string;
  readonly validate: (text: string) => { readonly isValid: boolean };
  /** Made up, with check digits worked out by other code than ours. */
  readonly valid: readonly string[];
  /** Judged otherwise on purpose. */
  readonly otherwise?: readonly string[];
}

function oracle(country: string, name: string): Oracle['validate'] {
  const validator = stdnum[country]?.[name];
  if (validator === undefined) throw new Error(`stdnum has no ${country}.${name}`);
  return (text) => validator.validate(text);
}

/** Numbers of which `stdnum` knows the check digits, too. */
const ORACLES: readonly Oracle[] = [
  { id: 'pii/uk/nino', validate: oracle('GB', 'nino'), valid: ['AB123456C', 'JG121316A', 'HH010203D'] },
  { id: 'pii/de/tax-id', validate: oracle('DE', 'idnr'), valid: ['13570869260', '97041569232', '47062965185'] },
  { id: 'pii/de/passport', validate: oracle('DE', 'passport'), valid: ['JR825W7851', 'HJXJR3F344', 'GHKL2N0G52'] },
  {
    id: 'pii/de/social-security',
    validate: oracle('DE', 'svnr'),
    valid: ['15131285A564', '15200368K770', '65161098B043'],
  },
  { id: 'pii/de/vat-id', validate: oracle('DE', 'vat'), valid: ['DE652985602', 'DE969761150', 'DE506746819'] },
  { id: 'pii/es/nif', validate: oracle('ES', 'dni'), valid: ['50387099X', '49733646X', '69963841A'] },
  { id: 'pii/es/nie', validate: oracle('ES', 'nie'), valid: ['X8256886R', 'Y3690001X', 'Z6053662K'] },
  {
    id: 'pii/fi/personal-identity-code',
    validate: oracle('FI', 'hetu'),
    valid: ['111269-0849', '170204A560N', '170931-793T'],
  },
  {
    id: 'pii/fr/nir',
    validate: oracle('FR', 'nir'),
    valid: ['171121309723356', '149032B29506332', '140072A07531469'],
  },
  { id: 'pii/fr/siren', validate: oracle('FR', 'siren'), valid: ['516850054', '373344316', '675835342'] },
  {
    id: 'pii/fr/siret',
    validate: oracle('FR', 'siret'),
    valid: ['37833472600015', '27504355200015', '65347041900017'],
  },
  {
    id: 'pii/it/fiscal-code',
    validate: oracle('IT', 'codicefiscale'),
    valid: ['LNPRCP61S10L960W', 'ZGDRGZ31L28H418G', 'GZLPZD72S18H839E'],
  },
  { id: 'pii/it/vat-code', validate: oracle('IT', 'iva'), valid: ['03968600639', '31491700584', '24509580585'] },
  { id: 'pii/pl/pesel', validate: oracle('PL', 'pesel'), valid: ['42031269041', '61091128512', '86032236356'] },
  { id: 'pii/pl/nip', validate: oracle('PL', 'nip'), valid: ['7443677975', '7095292864', '5141187517'] },
  {
    id: 'pii/se/personnummer',
    validate: oracle('SE', 'personnummer'),
    valid: ['450321-5289', '920116-3319', '970718-2763'],
  },
  {
    id: 'pii/se/personnummer-bare',
    // It knows the form with a sign only.
    validate: (text) => oracle('SE', 'personnummer')(`${text.slice(0, -4)}-${text.slice(-4)}`),
    valid: ['4503215289', '9201163319', '9707182763'],
  },
  {
    id: 'pii/tr/national-id',
    validate: oracle('TR', 'tckimlik'),
    valid: ['73670813072', '43759366812', '20952223500'],
  },
  { id: 'pii/nl/bsn', validate: oracle('NL', 'bsn'), valid: ['172078507', '257208495', '809259424'] },
  {
    id: 'pii/be/national-number',
    validate: oracle('BE', 'nn'),
    valid: ['70061132581', '47090654633', '05092602967'],
    // Born in 2041: there is no clock here.
    otherwise: ['41090654633'],
  },
  { id: 'pii/pt/nif', validate: oracle('PT', 'nif'), valid: ['155068253', '576751758', '291354696'] },
  { id: 'pii/ie/pps', validate: oracle('IE', 'pps'), valid: ['1412047I', '5185367C', '4018652OA'] },
  { id: 'pii/at/social-security', validate: oracle('AT', 'vnr'), valid: ['4380030698', '5583170361', '8582130476'] },
  { id: 'pii/ch/ahv', validate: oracle('CH', 'ssn'), valid: ['7567615984147', '7564744688380', '7566195592315'] },
  {
    id: 'pii/no/fodselsnummer',
    validate: oracle('NO', 'fodselsnummer'),
    valid: ['02087618865', '06015526341', '27029943368'],
  },
  { id: 'pii/cz/birth-number', validate: oracle('CZ', 'rc'), valid: ['895708/6369', '740228/2723', '600806/8748'] },
  {
    id: 'pii/cz/birth-number-bare',
    validate: oracle('SK', 'rc'),
    valid: ['8957086369', '7402282723', '6008068748'],
  },
  { id: 'pii/ro/cnp', validate: oracle('RO', 'cnp'), valid: ['2630521058333', '1780718120100', '1740613128279'] },
  {
    id: 'pii/bg/egn',
    validate: oracle('BG', 'egn'),
    valid: ['4607138182', '7809166020', '6306249815'],
    // Of the month 0.
    otherwise: ['7800166020'],
  },
  { id: 'pii/gr/afm', validate: oracle('GR', 'vat'), valid: ['133021482', '803053560', '714732061'] },
  { id: 'pii/gr/amka', validate: oracle('GR', 'amka'), valid: ['24057503849', '07113115617', '10104534655'] },
  { id: 'pii/hr/oib', validate: oracle('HR', 'oib'), valid: ['89042303338', '99806037875', '29444767459'] },
  { id: 'pii/ru/inn', validate: oracle('RU', 'inn'), valid: ['7774717190', '508775622820', '508243937604'] },
  { id: 'pii/ua/rnokpp', validate: oracle('UA', 'rntrc'), valid: ['2393359010', '3114624280', '2507690414'] },
];

describe('check digits', () => {
  it.each(ORACLES)('of $id are right where stdnum says so, and of no neighbour', ({ id, validate, valid }) => {
    const rule = ruleOf(id);
    for (const text of valid) {
      expect([text, validate(text).isValid, foundBy(rule, text)]).toEqual([text, true, [text]]);
      for (const other of neighboursOf(text)) {
        expect([other, foundBy(rule, other).length > 0]).toEqual([other, validate(other).isValid]);
      }
    }
  });

  it.each(ORACLES)(
    'of $id are judged as by stdnum, whichever digit is changed',
    ({ id, validate, valid, otherwise }) => {
      const rule = ruleOf(id);
      const changed = valid.flatMap(withOneDigitChanged);
      expect(changed.filter((text) => foundBy(rule, text).length > 0 !== validate(text).isValid)).toEqual(
        otherwise ?? [],
      );
    },
  );
});

/** The same number with each other character of its kind in the last place. */
function neighboursOf(text: string): readonly string[] {
  const last = text.slice(-1);
  const kind = /\d/u.test(last) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return Array.from(kind, (each) => text.slice(0, -1) + each).filter((other) => other !== text);
}

function withOneDigitChanged(text: string): readonly string[] {
  return Array.from(text).flatMap((digit, place) =>
    /\d/u.test(digit)
      ? Array.from('0123456789', (each) => text.slice(0, place) + each + text.slice(place + 1)).filter(
          (other) => other !== text,
        )
      : [],
  );
}

describe('check digits without a second opinion', () => {
  it.each([
    ['pii/uk/nhs-number', ['6478878384', '9706589481', '7319829657']],
    ['pii/de/id-card', ['L6PT33C7F5', 'TPYGCJX8G0', 'R250W25NP7']],
    ['pii/de/health-insurance', ['W130096084', 'K356782366', 'A365042013']],
    ['pii/pl/id-card', ['ABC236763', 'AYZ857027', 'AYZ956896']],
    ['pii/hu/taj', ['911871111', '369856032', '185848527']],
    ['pii/hu/tax-id', ['8444330396', '8406714174', '8366054314']],
    ['pii/ru/snils', ['962-637-298 52', '692-907-069 41', '908-040-856-96']],
    ['pii/ru/snils-bare', ['96263729852', '69290706941', '90804085696']],
  ])('of %s are right in %j and in no neighbour', (id, valid) => {
    const rule = ruleOf(id);
    for (const text of valid) {
      expect(foundBy(rule, text)).toEqual([text]);
      expect(neighboursOf(text).filter((other) => foundBy(rule, other).length > 0)).toEqual([]);
    }
  });

  it('knows the check digit before the last place of a German licence, and X for ten', () => {
    const rule = ruleOf('pii/de/driver-licence');
    const found = Array.from('0123456789X', (check) => `B072RRE2I${check}5`).filter(
      (text) => foundBy(rule, text).length > 0,
    );
    expect(found).toEqual(['B072RRE2I55']);
    expect(foundBy(rule, 'B01000100X1')).toEqual(['B01000100X1']);
  });
});

describe('numbers at borders', () => {
  it.each([
    ['pii/fi/personal-identity-code', '290200A1239', '29.02. of 2000'],
    ['pii/fr/nir', '149032B29506332', 'Corsica'],
    ['pii/it/fiscal-code', 'RSSMRA80A01H501U', "the code of the tax office's own example"],
  ])('%s takes %s: %s', (id, text) => expect(foundBy(ruleOf(id), text)).toEqual([text]));
});

describe('context on the left', () => {
  it.each([
    ['NHS number 943 476 5919', 'pii/uk/nhs-number', 0.65],
    ['943 476 5919', 'pii/uk/nhs-number', 0.3],
    ['passport 925076473', 'pii/uk/passport', 0.4],
    ['925076473', 'pii/uk/passport', 0.05],
    ['Steuer-ID: 13570869260', 'pii/de/tax-id', 0.65],
    ['13570869260', 'pii/de/tax-id', 0.3],
    ['Mein DNI es 50387099X', 'pii/es/nif', 0.85],
    ['burgerservicenummer 172078507', 'pii/nl/bsn', 0.55],
    ['T.C. KİMLİK 73670813072', 'pii/tr/national-id', 0.85],
    ['ΑΡΙΘΜΟΣ ΦΟΡΟΛΟΓΙΚΟΥ ΜΗΤΡΩΟΥ 133021482', 'pii/gr/afm', 0.45],
    ['ΑΦΜ: 133021482', 'pii/gr/afm', 0.45],
    ['СНИЛС 962-637-298 52', 'pii/ru/snils', 0.95],
    ['СНИЛС 96263729852', 'pii/ru/snils-bare', 0.65],
    ['ЕГН 4607138182', 'pii/bg/egn', 0.55],
    ['Mój PESEL to 42031269041', 'pii/pl/pesel', 0.65],
    ['n° de sécurité sociale : 1 71 12 13 097 233 56', 'pii/fr/nir', 0.85],
  ])('gives %j the rule %s and the score %d', (text, id, score) => {
    const matches = findMatches(ALL, { name: 'canonical', text, barriers: [] }).filter((match) => match.rule.id === id);
    expect(matches.map((match) => Math.round(match.score * 100) / 100)).toEqual([score]);
  });
});

describe('look-alikes without personal data', () => {
  it.each([
    'Order 100-2345678-1234567 has shipped.',
    'Order #4155552671 is late, order 536228145 is not.',
    'Tracking id 1Z999AA10123456784, 9400110898825022579493',
    'Invoice INV-2024-000123 of 2024-01-15, RE20240115 and RE-20240115A',
    'call +44 20 7946 0958, 0151 12345678, 14155552671, (415) 555-2671',
    'v1.2.3, 10.15.7, 2.0.0-rc.1, Windows 10.0.19045.3803',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    'md5 4012888888881881d41d8cd98f00b204',
    'ISBN 978-3-16-148410-0, ISBN 0-306-40615-2, ISSN 2049-3630, EAN 4006381333931',
    'id 123e4567-e89b-12d3-a456-426614174000',
    '3.14159265358979, 2^64 = 18446744073709551616, $1,234,567.89',
    '2024-01-15T12:30:45.123Z, 15.01.2024 12:30, 20240115T123045Z, 240115-1230',
    '1700000000, 1700000000000, 1700000000000000, 1754000000000',
    'RTX4090, H100 SXM5, DDR5-6400, ATmega328P, BC547B, 1N4148, USB3C, A4 80GSM',
    'IMEI 490154203237518, ICCID 8944500102198304826',
    'flight LH400, gate B12, seat 34C, 12 MB 1000 files, 10 GB 2024',
    'the year 1999 had 31536000 seconds; 86400000 ms a day',
    'https://example.com/orders/536228145/items/10',
    'RFC 6890, ISO 13616-1:2020, arXiv:2301.12345, doi:10.1000/182',
    'W1 D2, S3 bucket, E2E tests, B2B SaaS, L2 cache, M1 Max, G7 summit',
  ])('%j', (text) => expect(reportedAt(0.4, text)).toEqual([]));
});

describe('text that is made to be slow', () => {
  it.each([
    '1',
    '1 ',
    '11 ',
    '111 ',
    '1-1-',
    '11.',
    '111-',
    '111111-',
    'A',
    'AB1',
    'AB 12 ',
    'X1',
    'DE1',
    '756.',
    '34 A ',
  ])('has no personal data in %j repeated', (unit) => {
    expect(reportedAt(0.4, unit.repeat(2_000))).toEqual([]);
  });
});
