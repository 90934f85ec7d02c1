import { expect, it } from 'vitest';
import { joinPath, readBaseUrl } from './base-url.ts';
import { isPrivateAddress, lookupPrivate } from './private-address.ts';

it.each([
  ['https://api.openai.com', { origin: 'https://api.openai.com', path: '', isPlain: false }],
  ['https://api.example.com/v1/', { origin: 'https://api.example.com', path: '/v1', isPlain: false }],
  ['https://10.0.0.1:8443/a/b', { origin: 'https://10.0.0.1:8443', path: '/a/b', isPlain: false }],
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

it('finds the private addresses of a name, and none for a public address', async () => {
  const look = (name: string, all: boolean): Promise<unknown> =>
    new Promise((resolve) => lookupPrivate(name, { all }, (error, address) => resolve(error?.code ?? address)));
  expect(await look('localhost', false)).toMatch(/^(?:127\.0\.0\.1|::1)$/u);
  expect(await look('localhost', true)).toEqual(
    expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]),
  );
  expect(await look('8.8.8.8', false)).toBe('EADDRNOTAVAIL');
});
