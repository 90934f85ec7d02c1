import { readFileSync } from 'node:fs';
import type { AgentPrivateJwk } from '../src/agents/keys/agent-jwk.ts';
import { agentKeys } from '../src/agents/keys/agent-keys.ts';
import type { MessageBounds } from '../src/agents/messages/agent-message.ts';
import { AgentMessageError } from '../src/agents/messages/agent-message-error.ts';
import type { MessageVerifier } from '../src/agents/messages/message-verifier.ts';
import type { SealingPrivateJwk } from '../src/agents/messages/sealing-key.ts';
import type { Records } from '../src/core/store-ports.ts';
import { nodeKeys } from '../src/crypto/mac.ts';
import { inProcessRecords } from '../src/store/in-process-records.ts';

interface MessageVectors {
  readonly recipient: string;
  readonly nowMs: number;
  readonly bounds: MessageBounds;
  readonly jwks: unknown;
  readonly signingKeys: readonly [AgentPrivateJwk, AgentPrivateJwk];
  readonly openWith: readonly SealingPrivateJwk[];
  readonly authorities: readonly {
    readonly bearer: string;
    readonly last: string;
    readonly permissions: readonly string[];
    readonly caveats?: readonly { readonly path: string }[];
  }[];
  readonly policy: { readonly ask: readonly string[]; readonly block: readonly string[] };
  readonly valid: readonly { readonly name: string; readonly message: string; readonly expected: object }[];
  readonly invalid: readonly {
    readonly name: string;
    readonly message: string;
    readonly before?: string;
    readonly code: string;
  }[];
}

/** What `scripts/write-message-vectors.ts` wrote. */
export const messageVectors: MessageVectors = JSON.parse(
  readFileSync(new URL('./vectors/messages.json', import.meta.url), 'utf8'),
) as MessageVectors;

/** A clock that stands where the vectors are verified. */
export const vectorClock = { now: (): number => messageVectors.nowMs };

/** The verifier that the vectors speak of, with a replay store of its own unless one is given. */
export function vectorVerifier(
  records: Records = inProcessRecords({ clock: vectorClock }),
  changes: Partial<MessageVerifier> = {},
): MessageVerifier {
  const { recipient, bounds, jwks, openWith, authorities, policy } = messageVectors;
  return {
    agent: recipient,
    bounds,
    openWith,
    keys: agentKeys(jwks),
    records,
    hashes: nodeKeys(new Uint8Array(32).fill(9)),
    clock: vectorClock,
    verifyAuthority: async (authority, { from }) => {
      const last = 'token' in authority ? authority.token : authority.chain.at(-1);
      const found = authorities.find((entry) => entry.bearer === from && entry.last === last);
      if (found === undefined) throw new Error(`nobody gave ${last}`);
      return found;
    },
    meetsCaveats: (caveats, payload) =>
      (caveats as readonly { readonly path: string }[]).every(({ path }) =>
        String((payload as { readonly path?: string }).path).startsWith(path),
      ),
    decideAction: ({ action }) => {
      if (policy.block.includes(action)) return { action: 'block' };
      return { action: policy.ask.includes(action) ? 'ask' : 'allow' };
    },
    ...changes,
  };
}

/** The code that a message is refused with, or "accepted". What is no refusal is thrown. */
export async function outcomeOf(verifying: Promise<unknown>): Promise<string> {
  try {
    await verifying;
    return 'accepted';
  } catch (error) {
    if (error instanceof AgentMessageError) return error.code;
    throw error;
  }
}
