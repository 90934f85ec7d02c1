import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { BOUNDS_DEFAULT } from '../../../core/bounds.ts';
import { canonicalView } from '../../../normalize/canonical.ts';
import { findMatches } from '../../matching/find-matches.ts';
import { compileRules } from '../../matching/rule-set.ts';
import { recognizerSpan } from '../recognizer.ts';
import { worldRecognizers } from './world.ts';

const ALL = compileRules(worldRecognizers.map(recognizerSpan), BOUNDS_DEFAULT.streamHoldCharsMax);

/** What is found at `score` or above, with context. */
function reportedAt(score: number, text: string): readonly string[] {
  const view = canonicalView(text);
  return findMatches(ALL, view)
    .filter((match) => match.score >= score)
    .map((match) => `${match.rule.entity} ${view.text.slice(match.start, match.end)}`);
}

function isFound(id: string, text: string): boolean {
  return findMatches(ALL, canonicalView(text)).some(({ rule }) => rule.id === id);
}

describe.each(worldRecognizers)('$id', ({ id, cases }) => {
  it('has three cases each way', () => {
    expect(Math.min(cases.match.length, cases.ignore.length)).toBeGreaterThanOrEqual(3);
  });
  it.each(cases.match)('finds something in %j', (text) => expect(isFound(id, text)).toBe(true));
  it.each(cases.ignore)('finds nothing in %j', (text) => expect(isFound(id, text)).toBe(false));
});

describe('what is reported, with context', () => {
  it.each([
    ['ITIN 912-70-3456', 'US_ITIN 912-70-3456'],
    ['my passport number is 340020013', 'US_PASSPORT 340020013'],
    ["driver's license D1234567", 'US_DRIVER_LICENSE D1234567'],
    ['routing 021000021 now', 'ABA_ROUTING_NUMBER 021000021'],
    ['NPI 1234567893.', 'US_NPI 1234567893'],
    ['MBI 1EG4-TE5-MK73.', 'US_MBI 1EG4-TE5-MK73'],
    ['my SIN is 731 946 257.', 'CA_SIN 731 946 257'],
    ['TFN: 459 283 103', 'AU_TFN 459 283 103'],
    ['Medicare 2123 45670 1', 'AU_MEDICARE 2123 45670 1'],
    ['Aadhaar 2345 6789 0124.', 'IN_AADHAAR 2345 6789 0124'],
    ['PAN: ABCPE1234F', 'IN_PAN ABCPE1234F'],
    ['주민등록번호: 850615-2103946', 'KR_RRN 850615-2103946'],
    ['my NRIC is S1234567D', 'SG_NRIC_FIN S1234567D'],
    ['Thai ID 1-2345-67890-12-1', 'TH_TNIN 1-2345-67890-12-1'],
    ['My NIN is 48201937564', 'NG_NIN 48201937564'],
    ['meu CPF é 746.824.891-51.', 'BR_CPF 746.824.891-51'],
    ['CURP: ROPL920708MJCDRS04', 'MX_CURP ROPL920708MJCDRS04'],
    ['CNPJ 33754002000125', 'BR_CNPJ 33754002000125'],
    ['DNI 12.345.678,', 'AR_DNI 12.345.678'],
    ['他的身份证号码是110105199003071239。', 'CN_RESIDENT_ID 110105199003071239'],
    ['マイナンバー: 1234 5678 9018', 'JP_MY_NUMBER 1234 5678 9018'],
    ['תעודת זהות 039482716', 'IL_ID_NUMBER 039482716'],
  ])('%j gives %j', (text, expected) => expect(reportedAt(0.4, text)).toContain(expected));
});

type Country = keyof typeof stdnum;

/** Numbers that are right, as the oracle of the tests judges; their neighbours are in the test below. */
const PUBLISHED: readonly (readonly [id: string, country: Country, kind: string, numbers: readonly string[]])[] = [
  ['pii/ca/sin', 'CA', 'sin', ['731946257', '518302740', '406172932']],
  ['pii/au/abn', 'AU', 'abn', ['51824753556', '53004085616', '18123456789']],
  ['pii/au/acn', 'AU', 'acn', ['004085616', '123456780', '602193840']],
  ['pii/au/tfn', 'AU', 'tfn', ['123456782', '876543210', '459283103']],
  ['pii/in/aadhaar', 'IN', 'aadhaar', ['234567890124', '491782650313', '862037195463']],
  ['pii/in/voter', 'IN', 'epic', ['ABC1234566', 'XGV7281934', 'WKH1039486']],
  ['pii/in/gstin', 'IN', 'gstin', ['27AAPFU0939F1ZV', '07BQZPK4821M2Z1', '29ABCPE1234F1Z7']],
  ['pii/kr/rrn-unhyphenated', 'KR', 'rrn', ['9701011234569', '8506152103946', '0012313102772']],
  ['pii/kr/brn', 'KR', 'brn', ['123-45-67891', '214-86-12341', '601-12-77305']],
  ['pii/sg/uen', 'SG', 'uen', ['53012345B', '201912345R', 'T08LL1234H']],
  ['pii/th/tnin-ungrouped', 'TH', 'idnr', ['1234567890121', '3101702345673', '8470001234562']],
  ['pii/br/cpf', 'BR', 'cpf', ['123.456.789-09', '390.533.447-05', '746.824.891-51']],
  ['pii/br/cnpj-ungrouped', 'BR', 'cnpj', ['11222333000181', '04098205000102', '33754002000125']],
  ['pii/mx/curp', 'MX', 'curp', ['GOMC850315HDFMRR07', 'ROPL920708MJCDRS04', 'HEXA010203HNLRXNA2']],
  ['pii/mx/rfc', 'MX', 'rfc', ['GOMC850315AB1', 'ROPL920708H47', 'TRE980412KL0']],
  ['pii/ar/cuit', 'AR', 'cuit', ['20-12345678-6', '27-28033514-8', '30-50001091-2']],
  ['pii/cl/rut-ungrouped', 'CL', 'rut', ['12345678-5', '20198473-4', '10000013-K']],
  ['pii/co/nit', 'CO', 'nit', ['900123456-8', '860034313-7', '800197268-4']],
  ['pii/za/id-number', 'ZA', 'idnr', ['9001015001083', '8506154982084', '0112310234185']],
  ['pii/cn/resident-id', 'CN', 'ric', ['110105199003071239', '440304198811120453', '31011520000229003X']],
  ['pii/tw/national-id', 'TW', 'natid', ['A123456789', 'F220193844', 'N800734614']],
  ['pii/il/id-number', 'IL', 'idnr', ['123456782', '039482716', '319284758']],
  ['pii/nz/ird', 'NZ', 'ird', ['49091850', '136410806', '102458176']],
];

describe.each(PUBLISHED)('%s and stdnum', (id, country, kind, numbers) => {
  const validator = (stdnum[country] as Record<string, { validate(text: string): { isValid: boolean } }>)[kind];

  it.each(numbers)('agree on %s and on what has another last character', (number) => {
    expect(validator?.validate(number).isValid).toBe(true);
    expect(isFound(id, `x ${number}`)).toBe(true);
    for (const last of '0123456789') {
      if (number.endsWith(last)) continue;
      const other = `${number.slice(0, -1)}${last}`;
      // For old codes of Mexico the oracle takes a second alphabet along.
      if (kind !== 'rfc') expect([other, validator?.validate(other).isValid]).toEqual([other, false]);
      expect([other, isFound(id, `x ${other}`)]).toEqual([other, false]);
    }
  });
});

/** What the oracle does not know: a check character is right, and no other. */
const CHECKED: readonly (readonly [id: string, numbers: readonly string[]])[] = [
  ['pii/us/npi', ['1234567893', '1703845127', '2234567891']],
  ['pii/us/aba-routing-number', ['021000021', '121000358', '322271627']],
  ['pii/kr/frn-unhyphenated', ['8506155103946', '9701016234564', '0012317102775']],
  ['pii/sg/nric-fin', ['S1234567D', 'T0147283B', 'F8302941L', 'G5519208T', 'M3042917J']],
  ['pii/jp/my-number', ['123456789018', '204819375628', '749201836450']],
  ['pii/br/cnpj', ['12.ABC.345/01DE-35', 'A1.B2C.3D4/0001-93']],
];

describe.each(CHECKED)('%s', (id, numbers) => {
  it.each(numbers)('finds %s with this last character alone', (number) => {
    const last = number.slice(-1);
    const others = [...(/\d/u.test(last) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')];
    expect(others.filter((other) => isFound(id, `x ${number.slice(0, -1)}${other}`))).toEqual([last]);
  });
});

describe('pii/au/medicare', () => {
  it.each(['21234567 1', '39502146 1', '64821937 2'])('has one check digit behind the eighth digit of %s', (number) => {
    const [first = '', issue = ''] = number.split(' ');
    const found = [...'0123456789'].filter((check) => isFound('pii/au/medicare', `x ${first}${check}${issue}`));
    expect(found).toHaveLength(1);
  });
});

describe('look-alikes without a word for them', () => {
  it.each([
    'Order 100-2345678-1234567 has shipped.',
    'Order #4155552671 is late.',
    'Tracking id 1Z999AA10123456784, 9400110898825022579493',
    'FedEx 7946 0958 1234',
    'Invoice INV-2024-000123 of 2024-01-15',
    'Invoice no. 536228145',
    'Windows 10.0.19045.3803, Chrome/120.0.0.0 Safari/537.36',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    'md5 4012888888881881d41d8cd98f00b204',
    'ISBN 978-3-16-148410-0, ISBN 0-306-40615-2, ISSN 2049-3630',
    'id 123e4567-e89b-12d3-a456-426614174000',
    'Part number 5555-444-33, SKU 123-456-78, NSN 5305-00-123-4567',
    '3.14159265358979, 0.4012888888881881, 2^64 = 18446744073709551616',
    '$1,234,567.89, 12 345,67 €, 1.234.567,89',
    '2024-01-15T12:30:45.123Z, 15.01.2024 12:30, 01/15/2024',
    '1700000000, 1700000000000, 1700000000000000',
    '52.520008, 13.404954; 40.712776,-74.005974',
    'version 20240115123045, 20231201080910, sin 123 veces 987654328',
    'one 11 22 33 44 55 66 77 88 99 00 of them',
    'EAN 4006381333931, IMEI 490154203237518',
    'matrix 100 200 3000, 312 245 1029, 123 456 782',
    'AB12 CDEF 3456 GHIJ 7890, MODEL ABC1234567',
    'call 415-555-2671 or +1 415 555 2671, Tel. 030 1234567',
    'card 4012 8888 8888 1881',
    'GUID {9F8E7D6C-5B4A-3928-1706-F5E4D3C2B1A0}',
    'NVIDIA driver version 536.23, license MIT, software license ABC12345',
    'flight LH 400, seats 12-34-56, score 21-19-21',
  ])('%j', (text) => expect(reportedAt(0.4, text)).toEqual([]));
});

describe('text that is made to be slow', () => {
  it.each(['1', '1 ', '11 ', '1-1-', '123-', '1234 ', 'A1', 'AB', '12.3', '9'])(
    'is read in time: %j repeated',
    (unit) => {
      const begin = performance.now();
      expect(reportedAt(0.4, unit.repeat(4_000))).toEqual([]);
      expect(performance.now() - begin).toBeLessThan(2_000);
    },
  );
});
