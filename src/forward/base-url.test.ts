import { expect, it } from 'vitest';
import { joinPath, readBaseUrl, splitCallUrl } from './base-url.ts';
import { type AddressRule, isPrivateAddress, lookupWhere, publicOrListed } from './private-address.ts';

it.each([
  ['https://api.openai.com', { origin: 'https://api.openai.com', host: 'api.openai.com', path: '', isPlain: false }],
  [
    'https://api.example.com/v1/',
    { origin: 'https://api.example.com', host: 'api.example.com', path: '/v1', isPlain: false },
  ],
  ['https://10.0.0.1:8443/a/b', { origin: 'https://10.0.0.1:8443', host: '10.0.0.1', path: '/a/b', isPlain: false }],
])('reads %s', (text, base) => {
  expect(readBaseUrl(text, false)).toEqual(base);
});

it.each(['http://127.0.0.1:1', 'http://localhost', 'http://ollama:11434', 'http://[::1]:8', 'http://192.168.1.2/v1'])(
  'reads %s only when http is allowed on private addresses',
  (text) => {
    expect(readBaseUrl(text, true).isPlain).toBe(true);
    expect(() => readBaseUrl(text, false)).toThrow('must begin with https://');
  },
);

it.each([
  ['http://8.8.8.8/', 'public address'],
  ['http://169.254.169.254/', 'public address'],
  ['http://0.0.0.0/', 'public address'],
  ['http://[::ffff:8.8.8.8]/', 'public address'],
  ['https://user@host/', 'credentials'],
  ['https://:sk-secret@host/', 'credentials'],
  ['https://host/?key=sk-secret', 'a query or a fragment'],
  ['https://host/#sk-secret', 'a query or a fragment'],
  ['https://host?', 'a query or a fragment'],
  ['ftp://host/', 'must begin with https://'],
  ['file:///etc/passwd', 'must begin with https://'],
  ['javascript:alert(1)', 'must begin with https://'],
  ['sk-secret', 'is not a URL'],
  ['', 'is not a URL'],
  ['https://host//x/y', 'an empty segment'],
])('refuses %s and does not repeat it', (text, problem) => {
  expect(() => readBaseUrl(text, true)).toThrow(problem);
  expect(() => readBaseUrl(text, true)).not.toThrow('secret');
});

const base = readBaseUrl('https://host/base', false);

it.each([
  ['/v1/messages', '/base/v1/messages'],
  ['/', '/base/'],
  ['/v1/x?y=1&z=https://a//b/../c', '/base/v1/x?y=1&z=https://a//b/../c'],
])('joins %s', (path, joined) => {
  expect(joinPath(base, path)).toBe(joined);
});

it.each([
  'v1',
  '',
  '//evil.example/x',
  '/a/../b',
  '/a/%2e%2E/b',
  '/..',
  '/./a',
  '/a//b',
  '/a b',
  '/a\r\nx: y',
  '/a\0',
  '/é',
  '/a\\b',
  '/a#b',
  'https://evil.example/',
  `/${'a'.repeat(2_048)}`,
])('refuses the path %j', (path) => {
  expect(() => joinPath(base, path)).toThrow('option "path"');
});

it.each(['127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '::1', 'fd00::1'])(
  '%s is private',
  (address) => expect(isPrivateAddress(address)).toBe(true),
);

it.each(['8.8.8.8', '172.32.0.1', '169.254.169.254', '0.0.0.0', '::', '2001:db8::1', 'fe80::1', 'localhost', ''])(
  '%j is not private',
  (address) => expect(isPrivateAddress(address)).toBe(false),
);

const look = (rule: AddressRule, name: string, all: boolean): Promise<unknown> =>
  new Promise((resolve) => lookupWhere(rule)(name, { all }, (error, address) => resolve(error?.code ?? address)));

it('finds the private addresses of a name, and none for a public address', async () => {
  expect(await look(isPrivateAddress, 'localhost', false)).toMatch(/^(?:127\.0\.0\.1|::1)$/u);
  expect(await look(isPrivateAddress, 'localhost', true)).toEqual(
    expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]),
  );
  expect(await look(isPrivateAddress, '8.8.8.8', false)).toBe('EADDRNOTAVAIL');
});

it.each(['8.8.8.8', '2606:4700::1', '::ffff:8.8.8.8', '10.1.2.3', '::ffff:10.1.2.3', 'fd00::7', '127.0.0.1'])(
  '%s is public or listed',
  (address) => expect(publicOrListed(['10.1.0.0/16', 'fd00::/64', '127.0.0.1'])(address)).toBe(true),
);

it.each([
  '10.2.0.1',
  '::ffff:10.2.0.1',
  '127.0.0.2',
  '169.254.169.254',
  '::ffff:a9fe:a9fe',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '192.0.2.1',
  '::',
  '::1',
  '::7f00:1',
  '::10.2.0.1',
  'fe80::1',
  'fd00:0:0:1::1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::7f00:1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  'ff02::1',
  '5000::1',
  'localhost',
  '',
])('%j is neither public nor listed', (address) =>
  expect(publicOrListed(['10.1.0.0/16', 'fd00::/64', '127.0.0.1'])(address)).toBe(false),
);

it('gives of a name those addresses only that a rule permits', async () => {
  expect(await look(publicOrListed([]), 'localhost', true)).toBe('EADDRNOTAVAIL');
  expect(await look(publicOrListed(['127.0.0.1']), 'localhost', true)).toEqual([{ address: '127.0.0.1', family: 4 }]);
});

it.each([
  ['https://hooks.example.com', 'https://hooks.example.com', '/'],
  ['https://hooks.example.com:8443/a/b?c=d', 'https://hooks.example.com:8443', '/a/b?c=d'],
])('splits %s', (text, baseUrl, path) => expect(splitCallUrl(text)).toEqual({ baseUrl, path }));

it.each(['https://user:sk-secret@host/a', 'https://host/a#sk-secret', 'sk-secret'])(
  'splits no %s, and does not repeat it',
  (text) => {
    expect(() => splitCallUrl(text)).toThrow('option "baseUrl"');
    expect(() => splitCallUrl(text)).not.toThrow('secret');
  },
);
