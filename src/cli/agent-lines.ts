import type { AgentAuthError } from '../agents/agent-auth-error.ts';
import { readToken } from '../agents/tokens/compact-jws.ts';
import type { AgentAuthCode } from '../core/agent-auth-code.ts';
import { paint, printableJson } from './terminal.ts';

/** What is shown of a token: all but its signature. Nothing of it is verified. */
export interface ShownToken {
  readonly header: { readonly alg: unknown; readonly typ: unknown; readonly kid: unknown };
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Reads what is to be shown. @throws `AgentAuthError` for what is no token. */
export function shownToken(token: unknown): ShownToken {
  const { algorithm, type, keyId, claims } = readToken(token);
  return { header: { alg: algorithm, typ: type, kid: keyId }, claims };
}

/** Tokens for people. Whoever wrote them cannot steer the terminal, nor begin a line of their own. */
export function tokenLines(tokens: readonly ShownToken[]): string {
  return tokens
    .flatMap(({ header, claims }, i) => [
      tokens.length === 1 ? 'token' : `link ${i + 1} of ${tokens.length}`,
      ...Object.entries(header).map(([name, value]) => line(name, value)),
      ...Object.entries(claims).map(([name, value]) => line(name, value)),
    ])
    .join('\n');
}

/** What has been verified, for people. */
export function factLines(facts: object): string {
  return Object.entries(facts)
    .map(([name, value]) => line(name, value))
    .join('\n');
}

/** A refusal for people: its code, what it means, and where to look next. */
export function refusalLines({ code, message }: AgentAuthError): string {
  const hint = HINTS[code];
  return [`${paint('red', 'refused')}: ${code}: ${message}`, ...(hint === undefined ? [] : [`  ${hint}`])].join('\n');
}

const NAME_WIDTH = 12;
const SECONDS: ReadonlySet<string> = new Set(['iat', 'nbf', 'exp']);

function line(name: string, value: unknown): string {
  const text = value === undefined ? 'none' : printableJson(value);
  const time = timeOf(name, value);
  return `  ${printableJson(name).slice(1, -1).padEnd(NAME_WIDTH)}  ${text}${time === undefined ? '' : `  (${time})`}`;
}

/** The last moment that a Date can say is 8.64e15. */
const TIME_MS_MAX = 8.64e15;

function timeOf(name: string, value: unknown): string | undefined {
  if (typeof value !== 'number') return undefined;
  const ms = SECONDS.has(name) ? value * 1_000 : name === 'expiresAtMs' ? value : Number.NaN;
  return Math.abs(ms) <= TIME_MS_MAX ? new Date(ms).toISOString() : undefined;
}

const HINTS: Readonly<Partial<Record<AgentAuthCode, string>>> = {
  TOKEN_MALFORMED: 'a token is what "agents issue" prints; a chain is a JSON array of all its links',
  TYPE_MISMATCH: 'a token is given as it is, a chain as a JSON array of all its links',
  ALGORITHM_MISMATCH: '--jwks is for tokens by a key (EdDSA), --shared-secret-… for those by a shared secret (HS256)',
  KEY_UNKNOWN: 'is the public key of everybody who signed in the set of --jwks? "agents inspect" shows its id as kid',
  KEY_EXPIRED: 'the key was rotated; ask for a token by the new one',
  ISSUER_MISMATCH: '--issuer names those whom you believe; "agents inspect" shows the issuer as iss',
  AUDIENCE_MISMATCH: '--audience is your own name; "agents inspect" shows for whom it is as aud',
  LIFETIME_EXCEEDED: '--ttl-max says how long it may live',
  PERMISSION_MISSING: '"agents inspect" shows what it grants',
  PROOF_MISSING: 'the proof is made for each call: verify it in a program, with verifyAgentToken of sallyport/agents',
  CHAIN_HOLDER_MISMATCH: '--holder is the id of the key of the agent that shows the chain',
};
