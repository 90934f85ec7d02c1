import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { AgentAuthError } from '../agent-auth-error.ts';
import { type AgentKeys, agentKeys } from './agent-keys.ts';

/** Where a JWK set comes from: a file, a URL, a table. */
export interface JwksSource {
  /** The set as its JSON says it. `signal` aborts when it takes too long. */
  read(signal: AbortSignal): Promise<unknown>;
}

/** How a JWK set is followed. */
export interface FollowJwksOptions {
  readonly source: JwksSource;
  readonly clock: Clock;
  /** Milliseconds after which the set is read anew before it is used, 1,000 to 3,600,000; 5 minutes when missing. */
  readonly freshMs?: number;
  /** Milliseconds for which a set is honoured while the source does not answer, `freshMs` to 86,400,000; an hour when missing. */
  readonly usableMs?: number;
  /** Milliseconds that one reading may take, 1 to 60,000; 5,000 when missing. */
  readonly timeoutMs?: number;
}

/** Nobody makes the source answer more often than this by asking for keys that do not exist, or while it is away. */
const PAUSE_MS = 10_000;

/**
 * Follows a JWK set that may change or be out of reach. A key that the set does not have makes it read anew, so that a new key is known
 * at once. What has been read is honoured for `usableMs`; after that, and before anything could be read, everything is refused.
 *
 * @throws `InvalidOptionsError` for times out of their bounds.
 */
export function followJwks(options: FollowJwksOptions): AgentKeys {
  const { freshMs = 300_000, usableMs = 3_600_000, timeoutMs = 5_000, source, clock } = options;
  checkWhole('freshMs', freshMs, { min: 1_000, max: 3_600_000 });
  checkWhole('usableMs', usableMs, { min: freshMs, max: 86_400_000 });
  checkWhole('timeoutMs', timeoutMs, { min: 1, max: 60_000 });
  let current: { readonly keys: AgentKeys; readonly readAtMs: number } | undefined;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function readOnce(): Promise<void> {
    triedAtMs = clock.now();
    try {
      const keys = agentKeys(await withinTime(source, timeoutMs));
      current = { keys, readAtMs: triedAtMs };
    } catch {
      // What was read before is still there, and has its limit; without it every call is refused.
    }
  }

  function readAnew(): Promise<void> {
    if (reading === undefined && clock.now() - triedAtMs < PAUSE_MS) return Promise.resolve();
    reading ??= readOnce().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  return {
    async find(keyId, nowMs) {
      if (current === undefined || clock.now() - current.readAtMs >= freshMs) await readAnew();
      try {
        return await usable().find(keyId, nowMs);
      } catch (error) {
        if (!(error instanceof AgentAuthError) || error.code !== 'KEY_UNKNOWN') throw error;
        await readAnew();
        return usable().find(keyId, nowMs);
      }
    },
  };

  function usable(): AgentKeys {
    if (current === undefined || clock.now() - current.readAtMs >= usableMs) {
      throw new AgentAuthError('KEYS_UNAVAILABLE');
    }
    return current.keys;
  }
}

async function withinTime(source: JwksSource, timeoutMs: number): Promise<unknown> {
  const signal = AbortSignal.timeout(timeoutMs);
  const tooLate = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([source.read(signal), tooLate]);
}

function checkWhole(option: string, value: number, { min, max }: { readonly min: number; readonly max: number }): void {
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    throw new InvalidOptionsError(option, `must be a whole number from ${min} to ${max}`);
  }
}
