import type { ServerFailure } from '../call-gate.ts';
import type { StoreReason } from '../store-error.ts';

/** Codes of error replies (redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors). */
const REASON_OF_REPLY: Readonly<Record<string, StoreReason>> = {
  OOM: 'full',
  WRONGTYPE: 'foreign',
  CORRUPT: 'corrupt',
  // The server cannot take it now: it starts, runs a long script, changes its role, or has lost its master or its replicas.
  LOADING: 'busy',
  BUSY: 'busy',
  READONLY: 'busy',
  CLUSTERDOWN: 'busy',
  MASTERDOWN: 'busy',
  NOREPLICAS: 'busy',
  TRYAGAIN: 'busy',
  // It cannot write to its disk, and takes no writes until it can.
  MISCONF: 'unwritable',
};

const REPLY_CODE = /^-?([A-Z]{2,24})\b/u;
const SYSTEM_CODE = /^[A-Z][A-Z0-9_]{1,47}$/u;

/**
 * What went wrong, by its code alone: messages may hold keys, addresses and passwords. A connection that broke leaves open
 * what became of the call; an error reply says that nothing came of it.
 */
export function redisFailure(error: unknown): ServerFailure {
  if (!(error instanceof Error)) return { reason: 'stopped', isAway: true };
  if (error.name === 'ReplyError') {
    const detail = REPLY_CODE.exec(error.message)?.[1];
    if (detail === undefined) return { reason: 'failed', isAway: false };
    return { reason: REASON_OF_REPLY[detail] ?? 'failed', detail, isAway: false };
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { reason: 'stopped', isAway: true, ...(SYSTEM_CODE.test(code) && { detail: code }) };
}
