import { createAgentKey, createMessage, type HopFacts, openAgentKey, publicJwkOf, signHop } from 'sallyport/agents';
import { answerWith } from './processes.ts';

// An agent with a key that never leaves this process. It does what it is told, by whomever: it may have read a hijacked document.

const [, , name = ''] = process.argv;
const key = await createAgentKey(name);
const signer = await openAgentKey(key);
const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };

interface Saying {
  readonly to: string;
  readonly action: string;
  readonly payload: { readonly [name: string]: string | number };
  readonly chain: readonly string[];
  /** Milliseconds that the message lies before it is sent. */
  readonly ageMs?: number;
  /** The name that it puts under the message. */
  readonly as?: string;
}

answerWith({
  key: async () => publicJwkOf(key),
  message: ({ to, action, payload, chain, ageMs = 0, as = name }: Saying) =>
    createMessage(
      { to, action, payload, authority: { chain } },
      { key: { ...key, agent: as }, clock: { now: () => Date.now() - ageMs } },
    ),
  post: async ({ url, message }: { readonly url: string; readonly message: string }) => {
    const body = JSON.stringify({ message });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body });
    return { status: response.status, json: await response.json() };
  },
  hop: ({ chain, facts }: { readonly chain: readonly string[]; readonly facts: HopFacts }) =>
    signHop(chain, facts, { signer, nowMs: Date.now(), random }),
  // `signHop` refuses to widen anything; somebody with a key of their own needs no `signHop`.
  forgeHop: ({ claims }: { readonly claims: Readonly<Record<string, unknown>> }) => {
    const iat = Math.floor(Date.now() / 1_000);
    return signer.sign('agent-hop+jwt', { iss: name, jti: crypto.randomUUID(), iat, exp: iat + 60, ...claims });
  },
});
