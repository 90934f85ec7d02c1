import { expect, it } from 'vitest';
import { createUpstream } from './create-upstream.ts';
import { resolveLimits, UPSTREAM_LIMITS, type UpstreamOptions } from './upstream-options.ts';

const good: UpstreamOptions = {
  name: 'openai',
  baseUrl: 'https://api.openai.com',
  authorization: { header: 'authorization', value: 'Bearer sk-secret' },
  clock: { now: () => 0 },
  random: { bytes: (length) => new Uint8Array(length) },
};

it('fills in what is left out', () => {
  expect(resolveLimits(good)).toEqual(UPSTREAM_LIMITS);
  const limits = resolveLimits({ ...good, timeouts: { idleMs: 7 }, connectionsMax: 3 });
  expect(limits.timeouts).toEqual({ ...UPSTREAM_LIMITS.timeouts, idleMs: 7 });
  expect(limits.connectionsMax).toBe(3);
});

it.each([
  ['name', { name: '' }],
  ['name', { name: 'a b' }],
  ['name', { name: 'a'.repeat(65) }],
  ['baseUrl', { baseUrl: 'http://127.0.0.1' }],
  ['baseUrl', { baseUrl: 'https://sk-secret@host' }],
  ['authorization.header', { authorization: { header: 'Host', value: 'x' } }],
  ['authorization.header', { authorization: { header: 'host', value: 'x' } }],
  ['authorization.header', { authorization: { header: 'content-length', value: 'x' } }],
  ['authorization.value', { authorization: { header: 'x-api-key', value: '' } }],
  ['authorization.value', { authorization: { header: 'x-api-key', value: ' ' } }],
  ['authorization.value', { authorization: { header: 'x-api-key', value: 'sk-secret\r\nx: y' } }],
  ['authorization.value', { authorization: { header: 'x-api-key', value: 'sk-secretж' } }],
  ['headers', { headers: { 'transfer-encoding': 'chunked' } }],
  ['headers', { headers: { 'X-Upper': 'a' } }],
  ['headers', { headers: { authorization: 'sk-secret' } }],
  ['headers', { headers: { 'openai-project': 'sk-secret\n' } }],
  ['timeouts.connectMs', { timeouts: { connectMs: 0 } }],
  ['timeouts.firstByteMs', { timeouts: { firstByteMs: -1 } }],
  ['timeouts.idleMs', { timeouts: { idleMs: Number.NaN } }],
  ['timeouts.totalMs', { timeouts: { totalMs: Number.POSITIVE_INFINITY } }],
  ['retries.attemptsMax', { retries: { attemptsMax: 0 } }],
  ['retries.attemptsMax', { retries: { attemptsMax: 11 } }],
  ['retries.backoffMs', { retries: { backoffMs: 0.5 } }],
  ['breaker.failureThreshold', { breaker: { failureThreshold: 0 } }],
  ['breaker.windowMs', { breaker: { windowMs: 0 } }],
  ['breaker.openMs', { breaker: { openMs: 2 ** 31 } }],
  ['connectionsMax', { connectionsMax: 10_001 }],
  ['replyBytesMax', { replyBytesMax: 2 ** 31 }],
  ['decodedBytesMax', { decodedBytesMax: 0 }],
] satisfies [string, Partial<UpstreamOptions>][])('refuses a bad %s and does not repeat it', (option, bad) => {
  const create = (): unknown => createUpstream({ ...good, ...bad });
  expect(create).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS', option }));
  expect(create).not.toThrow('secret');
});

it('takes an upstream without a key, for a model on this machine', async () => {
  const { authorization: _, ...open } = good;
  await createUpstream(open).close();
});
