import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import type { Records } from '../../core/store-ports.ts';
import { AgentAuthError } from '../agent-auth-error.ts';

/** What can be revoked: one token or root of a chain by its `jti`, a key by its `kid`, an agent with all that it has. */
export interface RevocationTarget {
  readonly kind: 'token' | 'key' | 'agent';
  readonly id: string;
}

/** What is revoked, in a store that all verifiers share. */
export interface AgentRevocations {
  /**
   * Revokes. It is never taken back, nor shortened by a later call.
   *
   * @param expiresAtMs - When it need not be known any more: for a token the end of the token. Without it it stays for ever.
   * @throws `InvalidOptionsError` `target`; StoreError when the store is away; {@link AgentAuthError} `REVOCATIONS_UNAVAILABLE` when
   * others are always faster.
   */
  revoke(target: RevocationTarget, expiresAtMs?: number): Promise<void>;
  /** Whether one of these is revoked. @throws {@link AgentAuthError} `REVOCATIONS_UNAVAILABLE` when the store is away. */
  isAnyRevoked(targets: readonly RevocationTarget[]): Promise<boolean>;
}

const OWNER = 'agent-revocations';
/** Verifiers' clocks may be behind: what is past its end here may not be there. */
const MARGIN_MS = 120_000;
const ID_LENGTH_MAX = 256;
/** Calls that revoke the same at the same time before one of them gives up. */
const ATTEMPTS_MAX = 16;
const KINDS: readonly string[] = ['token', 'key', 'agent'];
const MARK = new Uint8Array([1]);

/** Revocations in `records`. Each verifier that is given the same store refuses what is revoked from its next call on. */
export function agentRevocations({ records, clock }: { readonly records: Records; readonly clock: Clock }): AgentRevocations {
  return {
    async revoke(target, expiresAtMs) {
      const name = nameOf(target);
      if (expiresAtMs !== undefined && !Number.isFinite(expiresAtMs)) {
        throw new InvalidOptionsError('expiresAtMs', 'must be milliseconds since 1970');
      }
      const untilMs = expiresAtMs === undefined ? Number.POSITIVE_INFINITY : expiresAtMs + MARGIN_MS;
      for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
        const there = await records.get(OWNER, name);
        if (there !== undefined && (there.expiresAtMs ?? Number.POSITIVE_INFINITY) >= untilMs) return;
        const ttlMs = Math.ceil(untilMs - clock.now());
        if (ttlMs < 1) return;
        // Of two calls at once the longer one has to stay: the slower reads again.
        const put = await records.put(OWNER, name, MARK, {
          ifVersion: there?.version ?? 0,
          ...(untilMs !== Number.POSITIVE_INFINITY && { ttlMs }),
        });
        if (put !== undefined) return;
      }
      throw new AgentAuthError('REVOCATIONS_UNAVAILABLE');
    },
    async isAnyRevoked(targets) {
      try {
        const names = new Set(targets.map(nameOf));
        const found = await Promise.all([...names].map((name) => records.get(OWNER, name)));
        return found.some((record) => record !== undefined);
      } catch (cause) {
        throw new AgentAuthError('REVOCATIONS_UNAVAILABLE', { cause });
      }
    },
  };
}

function nameOf({ kind, id }: RevocationTarget): string {
  if (!KINDS.includes(kind) || typeof id !== 'string' || id.length === 0 || id.length > ID_LENGTH_MAX) {
    throw new InvalidOptionsError('target', `must be a token, a key or an agent by an id of 1 to ${ID_LENGTH_MAX} characters`);
  }
  return `${kind}:${id}`;
}
