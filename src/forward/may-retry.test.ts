import { expect, it } from 'vitest';
import { backoffMs, mayRetry } from './may-retry.ts';
import {
  toUpstreamError,
  UpstreamBodyTooLargeError,
  UpstreamCancelledError,
  UpstreamProtocolError,
  UpstreamResetError,
  UpstreamTimeoutError,
  UpstreamUnreachableError,
} from './upstream-errors.ts';

it.each([
  [new UpstreamUnreachableError('connect', 'ECONNREFUSED'), true, true],
  [new UpstreamUnreachableError('connect', 'ECONNRESET'), true, true],
  [new UpstreamUnreachableError('connect', 'EAI_AGAIN'), true, true],
  [new UpstreamUnreachableError('connect', 'ENOTFOUND'), false, false],
  [new UpstreamUnreachableError('connect', 'CERT_HAS_EXPIRED'), false, false],
  [new UpstreamUnreachableError('connect', 'unknown'), false, false],
  [new UpstreamUnreachableError('wait', 'CLOSED'), false, false],
  [new UpstreamResetError('headers', 'ECONNRESET'), true, false],
  [new UpstreamResetError('body', 'ECONNRESET'), false, false],
  [new UpstreamTimeoutError('connect', 'connect', 1), false, false],
  [new UpstreamTimeoutError('headers', 'firstByte', 1), false, false],
  [new UpstreamProtocolError('headers', 'not HTTP/1.1'), false, false],
  [new UpstreamBodyTooLargeError('headers', 1), false, false],
  [new UpstreamCancelledError('headers'), false, false],
])('%s: a GET is made again: %j, a POST: %j', (error, get, post) => {
  expect([mayRetry(error, 'GET'), mayRetry(error, 'POST')]).toEqual([get, post]);
});

it('draws the pause between nothing and a limit that doubles up to its bound', () => {
  const rule = { attemptsMax: 9, backoffMs: 100, backoffMaxMs: 1_000 };
  const pause = (attempt: number, byte: number): number =>
    backoffMs(rule, attempt, { bytes: (length) => new Uint8Array(length).fill(byte) });
  expect([1, 2, 3, 4, 5, 9].map((attempt) => pause(attempt, 255))).toEqual([99, 199, 399, 799, 999, 999]);
  expect([1, 5, 9].map((attempt) => pause(attempt, 0))).toEqual([0, 0, 0]);
});

it.each([
  [Object.assign(new Error('connect 10.0.0.1:1'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [Object.assign(new Error('x'), { code: 'sk-secret at 10.0.0.1' }), 'unknown'],
  [Object.assign(new Error('x'), { code: 'A'.repeat(65) }), 'unknown'],
  [Object.assign(new Error('x'), { code: 7 }), 'unknown'],
  [new Error('x'), 'unknown'],
  ['text', 'unknown'],
  [undefined, 'unknown'],
])('keeps of the error %s the reason %s only', (error, reason) => {
  const mapped = toUpstreamError(error, 'connect');
  expect(mapped).toMatchObject({ name: 'UpstreamUnreachableError', reason });
  expect(mapped.cause).toBeUndefined();
  expect(mapped.message).not.toContain('10.0.0.1');
});
