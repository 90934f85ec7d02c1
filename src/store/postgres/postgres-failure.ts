import type { ServerFailure } from '../call-gate.ts';
import type { StoreReason } from '../store-error.ts';

/** SQLSTATE codes (postgresql.org/docs/current/errcodes-appendix.html); two characters stand for a class of them. */
const REASON_OF_STATE: Readonly<Record<string, StoreReason>> = {
  '25006': 'unwritable',
  '3F000': 'missing',
  '40': 'busy',
  '42501': 'unwritable',
  '42703': 'foreign',
  '42P01': 'missing',
  '53': 'overloaded',
  '53100': 'full',
  '55P03': 'busy',
  '57014': 'timeout',
  '57P01': 'stopped',
  '57P02': 'stopped',
  '57P03': 'busy',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

const STATE = /^[0-9A-Z]{5}$/u;
const SYSTEM_CODE = /^[A-Z][A-Z0-9_]{1,47}$/u;

/** How the codes of OpenSSL and of Node begin, or what stands in them, when TLS is not made. */
const TLS_CODE_PARTS = ['CERT', 'TLS', 'SSL', 'UNABLE_TO'];

/** What pg says without a code, by what its words begin with. */
const REASON_OF_WORDS: readonly (readonly [start: string, detail: string])[] = [
  ['The server does not support SSL', 'NO_TLS'],
  ['There was an error establishing an SSL', 'NO_TLS'],
  ['SASL', 'NO_LOGIN'],
];

/**
 * What went wrong, by its code alone: messages may hold values, addresses and passwords. A connection that broke leaves open
 * what became of the call; an answer of the server says that nothing came of it.
 */
export function postgresFailure(error: unknown): ServerFailure {
  if (!(error instanceof Error)) return { reason: 'stopped', isAway: true };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if ('severity' in error && STATE.test(code)) {
    const reason = REASON_OF_STATE[code] ?? REASON_OF_STATE[code.slice(0, 2)] ?? 'failed';
    return { reason, detail: code, isAway: reason === 'stopped' };
  }
  if (SYSTEM_CODE.test(code)) {
    const isTls = TLS_CODE_PARTS.some((part) => code.includes(part));
    return { reason: isTls ? 'failed' : 'stopped', detail: code, isAway: !isTls };
  }
  const words = REASON_OF_WORDS.find(([start]) => error.message.startsWith(start));
  if (words !== undefined) return { reason: 'failed', detail: words[1], isAway: false };
  return { reason: error.message.includes('timeout') ? 'timeout' : 'stopped', isAway: true };
}
