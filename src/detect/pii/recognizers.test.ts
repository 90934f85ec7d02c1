import { describe, expect, it } from 'vitest';
import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import { IDENTIFIER_ENTITIES } from '../../core/identifier-entities.ts';
import { findMatches } from '../matching/find-matches.ts';
import type { SpanRule } from '../matching/rule.ts';
import { compileRules } from '../matching/rule-set.ts';
import { recognizerSpan, reportedSpan } from './recognizer.ts';
import { recognizers } from './recognizers/index.ts';

/** What a rule finds in a canonical text. */
function foundBy(rule: SpanRule, text: string): readonly string[] {
  const rules = compileRules([rule], BOUNDS_DEFAULT.streamHoldCharsMax);
  return findMatches(rules, { name: 'canonical', text, barriers: [] }).map((match) =>
    text.slice(match.start, match.end),
  );
}

const ALL = compileRules(recognizers.map(recognizerSpan), BOUNDS_DEFAULT.streamHoldCharsMax);

/** What look-alikes of numbers may well hold, too. */
const SAYS_LITTLE: ReadonlySet<string> = new Set(['DATE_TIME', 'MAC_ADDRESS', 'URL']);

/** What all recognizers together report at `score` or above, with context. */
function reportedAt(score: number, text: string): readonly string[] {
  return findMatches(ALL, { name: 'canonical', text, barriers: [] })
    .filter(({ score: found, rule }) => found >= score && !SAYS_LITTLE.has(rule.entity ?? ''))
    .map((match) => `${match.rule.id} ${text.slice(match.start, match.end)}`);
}

describe.each(recognizers)('$id', (recognizer) => {
  const rule = recognizerSpan(recognizer);
  it.each(recognizer.cases.match)('finds something in %j', (text) => expect(foundBy(rule, text)).not.toEqual([]));
  it.each(recognizer.cases.ignore)('finds nothing in %j', (text) => expect(foundBy(rule, text)).toEqual([]));
});

describe('recognizerSpan', () => {
  it('gives numbers that open accounts a higher severity than addresses', () => {
    const severities = new Map(recognizers.map(recognizerSpan).map((rule) => [rule.entity, rule.severity]));
    const high = [...severities].filter(([, severity]) => severity === 'HIGH').map(([entity]) => entity);
    expect(high.sort()).toEqual([...IDENTIFIER_ENTITIES].sort());
    expect(severities.get('EMAIL_ADDRESS')).toBe('MEDIUM');
  });

  it('has an id for each rule that no other has', () => {
    expect(new Set(recognizers.map(({ id }) => id)).size).toBe(recognizers.length);
  });

  it('accepts whole candidates by isValid', () => {
    const rule = recognizerSpan({
      id: 'pii/test/even',
      entity: 'EVEN',
      pattern: /\d{2}/u,
      score: 1,
      isValid: (text) => Number(text) % 2 === 0,
      source: 'none',
      cases: { match: ['12'], ignore: ['13'] },
    });
    expect(foundBy(rule, '12 13 14')).toEqual(['12', '14']);
  });
});

describe('reportedSpan', () => {
  const reported = recognizers.map(reportedSpan);

  it.each([
    '4155552671',
    'no. 536228145, 945456787654',
    'version 1.2.3.4',
    'B33 8TH',
    '732829320, 00743110157, 111222333, 501964843',
  ])('finds nothing in %j, which may be anything', (text) => {
    expect(reported.flatMap((rule) => foundBy(rule, text))).toEqual([]);
  });

  it.each([
    ['phone: 4155552671', '4155552671'],
    ['postcode B33 8TH', 'B33 8TH'],
    ['mijn BSN is 111222333', '111222333'],
  ])('finds in %j what a word says it is', (text, expected) => {
    expect(reported.flatMap((rule) => foundBy(rule, text))).toEqual([expected]);
  });
});

describe('what is cut off', () => {
  it.each([
    ['4012 8888 8888 1881 123 is mine', '4012 8888 8888 1881'],
    ['4012888888881881 12/27', '4012888888881881'],
    ['DE89 3704 0044 0532 0130 00 with code', 'DE89 3704 0044 0532 0130 00'],
    ['BE68 5390 0754 7034 from here on', 'BE68 5390 0754 7034'],
    ['call +1 415 555 2671 2024 01', '+1 415 555 2671'],
    ['jane@example.com.Then wait', 'jane@example.com'],
    ['jane@example.com.', 'jane@example.com'],
    ['at 2a00:1450:4001:82a::200e: ok', '2a00:1450:4001:82a::200e'],
    ['84.17.46.12.', '84.17.46.12'],
  ])('%j gives %j', (text, expected) => {
    expect(recognizers.map(recognizerSpan).flatMap((rule) => (rule.score >= 0.4 ? foundBy(rule, text) : []))).toEqual([
      expected,
    ]);
  });
});

describe('context on the left', () => {
  it.each([
    ['My SSN is 536-22-8145', 'pii/us/ssn', 0.85],
    ['536-22-8145', 'pii/us/ssn', 0.5],
    ['SSN 536228145', 'pii/us/ssn-unhyphenated', 0.4],
    ['bank account number 945456787654', 'pii/us/bank-number', 0.4],
    ['call 415-555-2671', 'pii/us/phone', 0.75],
    ['415-555-2671', 'pii/us/phone', 0.4],
    ['my phone is 555-123-4567', 'pii/us/phone-loose', 0.75],
    ['call 415 555 2671', 'pii/us/phone-spaced', 0.7],
    ['phone: 4155552671', 'pii/generic/phone-bare', 0.4],
    ['Telefon 030 1234567', 'pii/generic/phone-national', 0.65],
    ['the IP is 1.2.3.4', 'pii/generic/ip-address-doubtful', 0.55],
    ['version 1.2.3.4', 'pii/generic/ip-address-doubtful', 0.2],
    ['card 4222222222222', 'pii/generic/visa-13', 0.55],
  ])('gives %j the rule %s and the score %d', (text, id, score) => {
    const matches = findMatches(ALL, { name: 'canonical', text, barriers: [] }).filter((match) => match.rule.id === id);
    expect(matches.map((match) => Math.round(match.score * 100) / 100)).toEqual([score]);
  });
});

describe('look-alikes without personal data', () => {
  it.each([
    'Order 100-2345678-1234567 has shipped.',
    'Order #4155552671 is late.',
    'Tracking id 1Z999AA10123456784, 9400110898825022579493',
    'FedEx 7946 0958 1234',
    'Invoice INV-2024-000123 of 2024-01-15',
    'Invoice no. 536228145',
    'v1.2.3, 1.2.3.4, 10.15.7, 2.0.0-rc.1, 1.2.3.4.5',
    'Windows 10.0.19045.3803, Chrome/120.0.0.0 Safari/537.36',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b',
    'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'md5 4012888888881881d41d8cd98f00b204',
    'ISBN 978-3-16-148410-0, ISBN 0-306-40615-2, ISSN 2049-3630',
    'id 123e4567-e89b-12d3-a456-426614174000',
    'id 40128888-8888-4188-8401-288888888188',
    'Part number 5555-444-33, SKU 123-456-78, NSN 5305-00-123-4567',
    '3.14159265358979, 0.4012888888881881, 2^64 = 18446744073709551616',
    '$1,234,567.89, 12 345,67 €, 1.234.567,89',
    '2024-01-15T12:30:45.123Z, 15.01.2024 12:30, 01/15/2024',
    '1700000000, 1700000000000, 1700000000000000',
    '52.520008, 13.404954; 40.712776,-74.005974',
    '52°31\'12"N 13°24\'18"E',
    'localhost:8080, 127.0.0.1, 0.0.0.0/0, ::1',
    'MAC 00:1A:2B:3C:4D:5E at 12:30:45',
    'std::vector<int>, a::b::c, face::add',
    'icon@2x.png, lodash@4.17.21, @app.route, git@github.com:owner/name.git',
    'Y = X@W.mean() + b@c',
    'doi:10.1000/182, arXiv:2301.12345, RFC 6890, ISO 13616-1:2020',
    'flight LH 400, seats 12-34-56, score 21-19-21',
    'one 11 22 33 44 55 66 77 88 99 00 of them',
    'lat 4155552671, x=2125550123',
    'EAN 4006381333931, IMEI 490154203237518',
    'matrix 100 200 3000, 312 245 1029',
    'IBAN is short for International Bank Account Number',
    'AB12 CDEF 3456 GHIJ 7890',
    'GUID {9F8E7D6C-5B4A-3928-1706-F5E4D3C2B1A0}',
  ])('%j', (text) => expect(reportedAt(0.4, text)).toEqual([]));
});

describe('text that is made to be slow', () => {
  it.each(['1', '1 ', '11 ', '1-1-', '@', 'a@a.', '+1 ', '1.1.', 'DE89 ', 'a:a:', '4012 ', '00 '])(
    'has no personal data in %j repeated',
    (unit) => {
      expect(reportedAt(0.4, unit.repeat(2_000))).toEqual([]);
    },
  );
});
