import { describe, expect, it } from 'vitest';
import { type Caveat, isCaveat } from './caveat.ts';
import { checkCaveats } from './check-caveats.ts';

const AMOUNT: Caveat = { kind: 'at-most', argument: '/amount', value: '100' };
const REPORTS: Caveat = { kind: 'path-under', argument: '/path', value: '/reports/' };
const PEOPLE: Caveat = { kind: 'one-of', argument: '/to', values: ['ann@acme.example', 'bob@acme.example'] };
const HOST: Caveat = { kind: 'prefix', argument: '/url', value: 'https://acme.example/in/' };

const isKept = (caveat: Caveat, args: unknown): boolean => checkCaveats([caveat], args).isKept;

describe('an amount', () => {
  it.each([0, 1, 99.5, 100, '100', '100.00', '0.01'])('of %j is at most 100', (amount) => {
    expect(isKept(AMOUNT, { amount })).toBe(true);
  });

  it.each([
    ...[100.01, 101, -1, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-7, 2 ** 53, 5n, true, null, undefined],
    ...['100.000000000000000001', '1e0', '1e2', '-5', '+5', ' 5', '05', '1,000', '0x10', '٥', '', '.5', '5.', ['5'], {}],
  ])('of %s is not', (amount) => {
    expect(isKept(AMOUNT, { amount })).toBe(false);
  });
});

describe('a path', () => {
  it.each(['/reports/a', '/reports/2026/q1.csv', '/reports/a b', '/reports/報告', '/reports/.hidden'])(
    '%j is below /reports/',
    (path) => expect(isKept(REPORTS, { path })).toBe(true),
  );

  it.each([
    ...['/reports', '/reports/', '/etc/passwd', 'reports/a', '/reports/../etc/passwd', '/reports/./a', '/reports//a'],
    ...['/reports/%2e%2e/etc', '/reports/..%2fetc', '/reports/a%2Fb', '/reports/a\u0000.txt', '/reports/..\\etc'],
    ...['/reports/\u2025/etc', '/reports/\uFF0E\uFF0E/etc', '/reports/a\uFF0F..\uFF0Fetc', '/reports/.. /etc', '/reports/.\u200B./etc'],
    ...['/Reports/a', '/reports/...', '/reports/a\n', 7, ['/reports/a'], undefined],
  ])('%j is not', (path) => expect(isKept(REPORTS, { path })).toBe(false));
});

describe('one of', () => {
  it.each(['ann@acme.example', ['ann@acme.example'], ['bob@acme.example', 'ann@acme.example']])('takes %j', (to) => {
    expect(isKept(PEOPLE, { to })).toBe(true);
  });

  it.each(['eve@evil.example', 'Ann@acme.example', [], ['ann@acme.example', 'eve@evil.example'], new Array(2), null])(
    'refuses %j',
    (to) => expect(isKept(PEOPLE, { to })).toBe(false),
  );
});

describe('a prefix', () => {
  it.each(['https://acme.example/in/', 'https://acme.example/in/a/b?c=1'])('takes %j', (url) => {
    expect(isKept(HOST, { url })).toBe(true);
  });

  it.each([
    'https://acme.example.evil.example/in/',
    'https://acme.example/in/../out',
    'https://acme.example/in//evil.example',
    'https://acme.example/in/%2e%2e/out',
    'https://acme.example/in/\\..\\out',
    7,
  ])('refuses %j', (url) => expect(isKept(HOST, { url })).toBe(false));

  it.each(['https://acme.example', 'https:', 'https://', '//acme.example', '', 'a\u0000'])(
    'cannot be %j, which leaves the host open or says nothing',
    (value) => expect(isCaveat({ kind: 'prefix', argument: '/url', value })).toBe(false),
  );
});

describe('equals', () => {
  it.each([7, 'x', true])('takes %j alone', (value) => {
    const caveat: Caveat = { kind: 'equals', argument: '/a', value };
    expect(isKept(caveat, { a: value })).toBe(true);
    expect(isKept(caveat, { a: String(value) })).toBe(typeof value === 'string');
    expect(isKept(caveat, {})).toBe(false);
  });
});

describe('an argument', () => {
  it.each([
    ['is missing', {}],
    ['is inherited', Object.create({ amount: 5 })],
    ['stands in a list', [{ amount: 5 }]],
    ['stands beside one of another letter case', { amount: 5, Amount: 5_000 }],
    ['stands beside one of another Unicode form', { amount: 5, ａmount: 5_000 }],
    ['stands beside one with an invisible character', { amount: 5, 'amo\u200Bunt': 5_000 }],
  ])('that %s keeps to nothing', (_, args) => expect(isKept(AMOUNT, args)).toBe(false));

  it('is found in depth', () => {
    const nested: Caveat = { ...AMOUNT, argument: '/payment/a~1b' };
    expect(isKept(nested, { payment: { 'a/b': 5 } })).toBe(true);
    expect(isKept(nested, { payment: 'a/b' })).toBe(false);
  });
});

it('says which caveat is not kept to', () => {
  expect(checkCaveats([AMOUNT, PEOPLE], { amount: 5, to: 'eve' })).toEqual({ isKept: false, index: 1 });
  expect(checkCaveats([], {})).toEqual({ isKept: true });
});

it.each([undefined, [undefined], [{ kind: 'at-least', argument: '/a', value: '1' }], [{ ...AMOUNT, more: 1 }]])(
  'keeps to nothing where the caveats are %j',
  (caveats) => expect(checkCaveats(caveats as never, { amount: 1, a: 1 }).isKept).toBe(false),
);
