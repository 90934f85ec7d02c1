import { describe, expect, it } from 'vitest';
import { headersToCaller, headersToProvider, isHeaderValue, isSettableHeader, mediaTypeOf } from './header-lists.ts';

describe('towards the provider', () => {
  it('go what the APIs define', () => {
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      'anthropic-version': '2023-06-01',
      'anthropic-beta': 'a,b',
      'openai-beta': 'assistants=v2',
      'idempotency-key': 'k',
      'x-client-request-id': 'r',
    };
    expect(headersToProvider(headers)).toEqual(headers);
  });

  it.each([
    'authorization',
    'proxy-authorization',
    'x-api-key',
    'api-key',
    'cookie',
    'host',
    'forwarded',
    'x-forwarded-for',
    'x-real-ip',
    'via',
    'connection',
    'keep-alive',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'content-length',
    'content-encoding',
    'accept-encoding',
    'expect',
    'user-agent',
    'x-stainless-os',
    'x-sallyport-user',
    'openai-organization',
    'openai-project',
    'Accept',
    '__proto__',
    'constructor',
  ])('%s does not go', (name) => {
    expect(headersToProvider(Object.fromEntries([[name, 'x']]))).toEqual({});
  });

  it.each(['a\r\nx: y', 'a\nb', 'a\0b', 'a\u007f', 'é', '\u{1f600}', 'а', 'x'.repeat(2_049)])(
    '%j is dropped',
    (value) => {
      expect(headersToProvider({ accept: value, 'openai-beta': 'ok' })).toEqual({ 'openai-beta': 'ok' });
    },
  );
});

describe('back to the caller', () => {
  const own = { isRateLimitPassed: false };

  it('go the type, the time to wait and ids', () => {
    const headers = {
      'content-type': 'application/json',
      'retry-after': '3',
      'retry-after-ms': '3000',
      'x-request-id': 'req_1',
      'request-id': 'req_2',
      'openai-processing-ms': '12',
      'x-should-retry': 'true',
    };
    expect(headersToCaller(headers, own)).toEqual(headers);
  });

  it('does not go what is left of the limits of the operator’s account, unless the operator says so', () => {
    const limits = { 'x-ratelimit-remaining-tokens': '5', 'anthropic-ratelimit-requests-limit': '9' };
    expect(headersToCaller({ 'retry-after': '3', ...limits }, own)).toEqual({ 'retry-after': '3' });
    expect(headersToCaller(limits, { isRateLimitPassed: true })).toEqual(limits);
  });

  it.each([
    'set-cookie',
    'server',
    'via',
    'connection',
    'content-encoding',
    'content-length',
    'transfer-encoding',
    'trailer',
    'location',
    'alt-svc',
    'cf-ray',
    'strict-transport-security',
    'access-control-allow-origin',
    'openai-organization',
    'anthropic-organization-id',
    'x-ratelimit-',
    `x-ratelimit-${'a'.repeat(60)}`,
    '__proto__',
  ])('%s does not go', (name) => {
    expect(headersToCaller(Object.fromEntries([[name, 'x']]), { isRateLimitPassed: true })).toEqual({});
  });

  it('drops values that are not plain ASCII', () => {
    expect(headersToCaller({ 'x-request-id': 'a\u0000', 'request-id': 'ünl' }, own)).toEqual({});
  });

  it('takes the first of repeated headers, and no type where two are said', () => {
    const headers = { 'retry-after': ['1', '2'], 'content-type': ['text/event-stream', 'application/json'] };
    expect(headersToCaller(headers, own)).toEqual({ 'retry-after': '1' });
  });

  it('passes at most 64', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`x-ratelimit-${index}`, '1']));
    expect(Object.keys(headersToCaller(many, { isRateLimitPassed: true }))).toHaveLength(64);
  });
});

describe('mediaTypeOf', () => {
  it.each([
    ['application/json', 'application/json'],
    [' Text/Event-Stream ; charset=utf-8', 'text/event-stream'],
    [undefined, ''],
    ['', ''],
    ['json', ''],
    ['a/b/c', ''],
    ['text/html, application/json', ''],
    [`text/${'a'.repeat(65)}`, ''],
  ])('reads %j as %j', (value, mediaType) => {
    expect(mediaTypeOf(value)).toBe(mediaType);
  });
});

it.each([
  ['x-custom', true],
  ['openai-organization', true],
  ['host', false],
  ['content-length', false],
  ['connection', false],
  ['X-Upper', false],
  ['a b', false],
  ['a\r\n', false],
  ['', false],
])('an operator may set %j: %j', (name, isSettable) => {
  expect(isSettableHeader(name)).toBe(isSettable);
});

it('a tab and spaces can stand in a value, and an empty value is one', () => {
  expect(isHeaderValue('a \t b')).toBe(true);
  expect(isHeaderValue('')).toBe(true);
});
