import canonicalize from 'canonicalize';
import { expect, it } from 'vitest';
import { messageVectors, outcomeOf, vectorVerifier } from '../../../test/message-trial.ts';
import { type Below, mutatedJson } from '../../../test/mutate-json.ts';
import { seededRandom } from '../../../test/seeded-random.ts';
import type { JsonValue } from '../../core/json-value.ts';
import type { AgentMessage } from './agent-message.ts';
import { canonicalMessage } from './message-json.ts';
import { verifyMessage } from './verify-message.ts';

/** SALLYPORT_MUTATIONS=100000 tries more. */
const MUTATIONS = Number(process.env['SALLYPORT_MUTATIONS'] ?? 3_000);
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const texts = messageVectors.valid.map(({ message }) => message);
const random = seededRandom(20_261_124);
const below: Below = (count) => Math.floor(random() * count);

function decoded(part = ''): JsonValue {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as JsonValue;
}

/** The digest is made to fit, and the form canonical, so that nothing but the signature speaks against it. */
function fitting(value: JsonValue): string {
  try {
    const { digest } = canonicalMessage(value as unknown as AgentMessage);
    return canonicalize({ ...(value as object), digest }) ?? '';
  } catch {
    return JSON.stringify(value);
  }
}

/** Halves of a surrogate pair have no canonical form. */
function canonical(value: JsonValue): string {
  try {
    return canonicalize(value) ?? '';
  } catch {
    return JSON.stringify(value);
  }
}

function written(value: JsonValue): string {
  const json = [fitting(value), canonical(value), JSON.stringify(value)][below(3)] ?? '';
  const spellings = [
    json,
    json,
    json.replace(/:(\d+)/u, ':$1.0'),
    json.replace('{', `{${json.slice(1, json.indexOf(',') + 1)}`),
  ];
  return Buffer.from(spellings[below(spellings.length)] ?? json).toString('base64url');
}

/** A message with something in its parsed values changed, or with a part of another one. */
function mutation(): string {
  const parts = (texts[below(texts.length)] ?? '').split('.');
  const other = (texts[below(texts.length)] ?? '').split('.');
  if (parts.length !== 3) {
    // Sealed: only the header can be read.
    const at = below(5);
    parts[at] = at === 0 ? written(mutatedJson(decoded(parts[0]), below)) : (other[at] ?? parts[at]?.slice(1) ?? '');
    return parts.join('.');
  }
  const kind = below(8);
  if (kind === 0) parts[0] = written(mutatedJson(decoded(parts[0]), below));
  else if (kind === 1) parts[below(3)] = other[below(3)] ?? '';
  else if (kind === 2) [parts[0], parts[1]] = [parts[1] ?? '', parts[0] ?? ''];
  else parts[1] = written(mutatedJson(decoded(parts[1]), below));
  return parts.join('.');
}

it('of which any parsed value was changed are accepted never', async () => {
  let accepted = 0;
  const codes = new Set<string>();
  for (let i = 0; i < MUTATIONS; i++) {
    const message = mutation();
    if (texts.includes(message)) continue;
    const code = await outcomeOf(verifyMessage(message, vectorVerifier()));
    codes.add(code);
    if (code === 'accepted') accepted++;
  }
  expect(accepted).toBe(0);
  // They do not all fail at their form.
  expect([...codes]).toEqual(expect.arrayContaining(['MESSAGE_SIGNATURE_INVALID']));
}, 600_000);

it('with any other character in a signature are accepted never, whichever message it is', async () => {
  for (const text of texts) {
    const verifier = vectorVerifier();
    const start = text.lastIndexOf('.') + 1;
    const changes = Array.from({ length: text.length - start }, (_, at) => start + at).flatMap((at) =>
      [...BASE64URL].flatMap((letter) =>
        letter === text[at] ? [] : [text.slice(0, at) + letter + text.slice(at + 1)],
      ),
    );
    // All of them where there is time for it, and a share of them otherwise.
    const step = MUTATIONS >= 100_000 ? 1 : 53;
    for (let at = 0; at < changes.length; at += step) {
      expect(await outcomeOf(verifyMessage(changes[at], verifier))).not.toBe('accepted');
    }
  }
}, 600_000);
