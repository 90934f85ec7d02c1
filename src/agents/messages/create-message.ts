import { CompactSign, type CryptoKey, importJWK } from 'jose';
import { copyJson } from '../../core/copy-json.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { JsonValue } from '../../core/json-value.ts';
import type { Clock, Random } from '../../core/ports.ts';
import { pooledRandom } from '../../crypto/pooled-random.ts';
import { type AgentPrivateJwk, readAgentPrivateJwk } from '../keys/agent-jwk.ts';
import { type AgentMessage, type MessageAuthority, type MessageBounds, messageBounds } from './agent-message.ts';
import { sealFor, signedHeader } from './message-envelope.ts';
import { wrongField } from './message-fields.ts';
import { canonicalMessage, PAYLOAD_DEPTH_MAX, payloadDigest } from './message-json.ts';
import { readSealingKey, type SealingPublicJwk } from './sealing-key.ts';

/** What an agent wants to say. */
export interface MessageDraft {
  /** The agent that it is for. */
  readonly to: string;
  /** What that agent is asked to do: `files:delete`. */
  readonly action: string;
  /** Any value that JSON gives back as it was; it is copied. */
  readonly payload: JsonValue;
  readonly task?: string;
  /** On whose word. */
  readonly authority: MessageAuthority;
  /** Seals the message, so that this key alone opens it. */
  readonly sealFor?: SealingPublicJwk;
}

/** Who says it. */
export interface MessageSigner {
  /** The sender's own key, which names the sender. No two agents have the same. */
  readonly key: AgentPrivateJwk;
  readonly bounds?: Partial<MessageBounds>;
  readonly clock?: Clock;
  readonly random?: Random;
}

/**
 * Makes a message: canonical JSON (RFC 8785) in a JSON Web Signature by the sender's key, in compact form, as one string. The signed
 * bytes are in it, so that nobody has to build them anew to verify them.
 *
 * @throws `InvalidOptionsError` for a draft that no verifier would take, a key that is none, or a message beyond `messageBytesMax`.
 * @example
 * await createMessage({ to: 'files', action: 'files:read', payload: { path: '/a' }, authority: { token } }, { key });
 */
export async function createMessage(draft: MessageDraft, signer: MessageSigner): Promise<string> {
  const { clock = systemClock, random = systemRandom } = signer;
  const { messageBytesMax } = messageBounds(signer.bounds);
  // Before anything is waited for: what the caller changes afterwards is not in the message.
  const recipient = draft.sealFor === undefined ? undefined : { ...draft.sealFor };
  const content = contentOf(draft, messageBytesMax);
  const { agent, kid, key } = await openedKey(signer.key);
  const message = checkedMessage({
    ...content,
    v: 1,
    from: agent,
    timestamp: Math.floor(clock.now()),
    nonce: Buffer.from(random.bytes(NONCE_BYTES)).toString('base64url'),
  });
  const bytes = new TextEncoder().encode(canonicalMessage(message).text);
  if (bytes.length > messageBytesMax)
    throw new InvalidOptionsError('payload', `makes the message longer than ${messageBytesMax} bytes of JSON`);
  const jws = await new CompactSign(bytes).setProtectedHeader(signedHeader(kid)).sign(key);
  return recipient === undefined ? jws : sealFor(await readSealingKey('sealFor', recipient, 'seal'), jws);
}

const NONCE_BYTES = 16;
const systemClock: Clock = { now: () => Date.now() };
const systemRandom = pooledRandom();

/** What the caller gives, each part read once. */
function contentOf(draft: MessageDraft, messageBytesMax: number): Readonly<Record<string, JsonValue>> {
  const { to, action, payload, task, authority } = draft;
  const { token, chain } = authority as { readonly token?: string; readonly chain?: readonly string[] };
  return {
    to,
    action,
    payload: copyJson(payload, { option: 'payload', depthMax: PAYLOAD_DEPTH_MAX, itemsMax: messageBytesMax }),
    ...(task !== undefined && { task }),
    ...(token !== undefined && { token }),
    ...(chain !== undefined && { chain: Array.isArray(chain) ? [...chain] : chain }),
  };
}

/** The message, with the digest of its payload, as every verifier will look at it. */
function checkedMessage(members: Readonly<Record<string, JsonValue>>): AgentMessage {
  let digest: string;
  try {
    digest = payloadDigest(members['payload'] as JsonValue);
  } catch {
    throw new InvalidOptionsError('payload', 'holds half of a surrogate pair, which UTF-8 cannot say');
  }
  const message = { ...members, digest };
  const wrong = wrongField(message);
  if (wrong !== undefined) throw new InvalidOptionsError(wrong.name, wrong.problem);
  return message as unknown as AgentMessage;
}

/** Keys that have been opened, for as long as somebody has them. */
const openedKeys = new WeakMap<AgentPrivateJwk, Promise<OpenKey>>();

interface OpenKey {
  readonly agent: string;
  readonly kid: string;
  readonly key: CryptoKey;
}

function openedKey(jwk: AgentPrivateJwk): Promise<OpenKey> {
  const known = openedKeys.get(jwk);
  if (known !== undefined) return known;
  const opening = openKey(jwk);
  if (typeof jwk === 'object' && jwk !== null) openedKeys.set(jwk, opening);
  return opening;
}

async function openKey(value: unknown): Promise<OpenKey> {
  const { agent, kid, kty, crv, x, d } = readAgentPrivateJwk(value);
  try {
    return { agent, kid, key: (await importJWK({ kty, crv, x, d }, 'EdDSA')) as CryptoKey };
  } catch {
    // Without a cause: it may quote the key.
    throw new InvalidOptionsError('key', 'is no Ed25519 private key');
  }
}
