import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agentKeys, verifyAgentToken, verifyChain } from '../../src/agents.ts';
import type { JsonValue } from '../../src/core/json-value.ts';
import { codeOf } from '../agent-trial.ts';
import { type Below, mutatedJson } from '../mutate-json.ts';
import { seededRandom } from '../seeded-random.ts';

interface Vectors {
  readonly expected: { readonly audience: string; readonly issuers: readonly string[]; readonly nowS: number };
  readonly jwks: unknown;
  readonly cases: readonly {
    readonly name: string;
    readonly code: string;
    readonly token?: string;
    readonly chain?: readonly string[];
    readonly holderKeyId?: string;
  }[];
}

function vectorsOf(name: string) {
  const text = readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8');
  const { expected, jwks, cases } = JSON.parse(text) as Vectors;
  const { audience, issuers, nowS } = expected;
  return { cases, expectation: { audience, issuers, nowMs: nowS * 1_000 }, keys: agentKeys(jwks) };
}

const tokens = vectorsOf('tokens');
const chains = vectorsOf('chains');
const tokenCode = (token: unknown): Promise<string> =>
  codeOf(verifyAgentToken(token, { ...tokens.expectation, trust: { keys: tokens.keys } }));
const chainCode = (chain: unknown, holderKeyId = ''): Promise<string> =>
  codeOf(verifyChain(chain, { ...chains.expectation, keys: chains.keys, holderKeyId }));

describe('tokens', () => {
  it.each(tokens.cases)('$name: $code', async ({ token, code }) => expect(await tokenCode(token)).toBe(code));
});

describe('chains', () => {
  it.each(chains.cases)('$name: $code', async ({ chain, holderKeyId, code }) => {
    expect(await chainCode(chain, holderKeyId)).toBe(code);
  });
});

it('has at least 45 that are refused', () => {
  const refused = [...tokens.cases, ...chains.cases].filter(({ code }) => code !== 'accepted');
  expect(refused.length).toBeGreaterThanOrEqual(45);
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** SALLYPORT_MUTATIONS=100000 tries more. */
const MUTATIONS = Number(process.env['SALLYPORT_MUTATIONS'] ?? 5_000);
const good = tokens.cases.find(({ name }) => name === 'valid')?.token ?? '';
const whole = chains.cases.find(({ name }) => name === 'valid') ?? { chain: [], holderKeyId: '' };

/** Each with the characters of its signature changed, one at a time: all of them where there is time for it, and a share of them otherwise. */
function* signatureChanges(signed: string): Generator<string> {
  const step = MUTATIONS >= 100_000 ? 1 : 41;
  const from = signed.lastIndexOf('.') + 1;
  for (let i = 0; i < (signed.length - from) * ALPHABET.length; i += step) {
    const at = from + Math.floor(i / ALPHABET.length);
    const other = ALPHABET[i % ALPHABET.length] ?? 'A';
    if (other !== signed[at]) yield `${signed.slice(0, at)}${other}${signed.slice(at + 1)}`;
  }
}

it('accepts no other character at any place of a signature, whichever token or hop it is', async () => {
  const accepted: string[] = [];
  for (const { name, token, code } of tokens.cases) {
    if (code !== 'accepted') continue;
    for (const changed of signatureChanges(token ?? '')) if ((await tokenCode(changed)) === 'accepted') accepted.push(name);
  }
  for (const { name, chain = [], holderKeyId, code } of chains.cases) {
    if (code !== 'accepted') continue;
    for (const [at, hop] of chain.entries()) {
      for (const changed of signatureChanges(hop)) {
        if ((await chainCode(chain.with(at, changed), holderKeyId)) === 'accepted') accepted.push(name);
      }
    }
  }
  expect(accepted).toEqual([]);
}, 600_000);

it('accepts no token or chain in which anything was changed', async () => {
  const random = seededRandom(20_261_123);
  const below = (count: number): number => Math.floor(random() * count);
  const sign = (): string => `${ALPHABET}.={}" `[below(70)] ?? 'A';
  const changes: readonly ((text: string, at: number) => string)[] = [
    (text, at) => `${text.slice(0, at)}${sign()}${text.slice(at + 1)}`,
    (text, at) => `${text.slice(0, at)}${sign()}${text.slice(at)}`,
    (text, at) => `${text.slice(0, at)}${text.slice(at + 1 + below(4))}`,
    (text, at) => changedInside(text, { part: below(2), at, sign: sign() }),
    (text) => changedValue(text, below),
    (text) => changedValue(text, below),
  ];
  const mutated = (text: string): string => {
    for (;;) {
      const changed = changes[below(changes.length)]?.(text, below(text.length)) ?? text;
      if (changed !== text) return changed;
    }
  };
  let accepted = 0;
  for (let i = 0; i < MUTATIONS; i++) {
    if (i % 4 > 0) {
      if ((await tokenCode(mutated(good))) === 'accepted') accepted++;
      continue;
    }
    const chain = [...(whole.chain ?? [])];
    const which = below(chain.length);
    chain[which] = mutated(chain[which] ?? '');
    if ((await chainCode(chain, whole.holderKeyId)) === 'accepted') accepted++;
  }
  expect(accepted).toBe(0);
}, 600_000);

/** Changes a character of the JSON and encodes it anew, so that the form is right. */
function changedInside(token: string, { part, at, sign }: { part: number; at: number; sign: string }): string {
  const parts = token.split('.');
  const text = Buffer.from(parts[part] ?? '', 'base64url').toString();
  const place = at % Math.max(1, text.length);
  parts[part] = Buffer.from(`${text.slice(0, place)}${sign}${text.slice(place + 1)}`).toString('base64url');
  return parts.join('.');
}

/** Changes a value of the header or of the claims. */
function changedValue(token: string, below: Below): string {
  const parts = token.split('.');
  const part = below(2);
  const value = JSON.parse(Buffer.from(parts[part] ?? '', 'base64url').toString()) as JsonValue;
  parts[part] = Buffer.from(JSON.stringify(mutatedJson(value, below))).toString('base64url');
  return parts.join('.');
}
