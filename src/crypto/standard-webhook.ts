import { isEqualInConstantTime } from './digest.ts';
import { nodeMacDriver } from './mac.ts';

/** A message as it is signed: each part is bound by the signature. */
export interface SignedMessage {
  /** 1 to 128 letters, digits, `_`, `-` and `:`. */
  readonly id: string;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly timestamp: number;
  /** As it goes over the wire; text is taken as UTF-8. */
  readonly body: Uint8Array | string;
}

/** A message whose signature is right. Whether it is late or was there before is not known yet. */
export type ReadMessage = Pick<SignedMessage, 'id' | 'timestamp'>;

/**
 * The headers of a message in the manner of Standard Webhooks 1.0.0: one signature for each key, HMAC-SHA-256 over `id.timestamp.body`,
 * so that a receiver that has the old or the new key of a rotation finds its own.
 *
 * @example
 * webhookHeaders({ id: 'msg_1', timestamp: 1_800_000_000, body: '{}' }, [key])['webhook-signature'];  // 'v1,…'
 */
export function webhookHeaders(message: SignedMessage, keys: readonly Uint8Array[]): Record<string, string> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': `${message.timestamp}`,
    'webhook-signature': keys.map((key) => signatureOf(message, key)).join(' '),
  };
}

/**
 * The id and the time of a message that one of the keys has signed; undefined for every other, whatever is wrong with it. Signatures are
 * compared in constant time, each with each key.
 *
 * @param headers - Names in lower case. At most 8 signatures are looked at; those of other versions count for nothing.
 */
export function readWebhook(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: Uint8Array,
  keys: readonly Uint8Array[],
): ReadMessage | undefined {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signed } = headers;
  if (typeof id !== 'string' || typeof time !== 'string' || typeof signed !== 'string') return undefined;
  if (!ID.test(id) || !TIMESTAMP.test(time)) return undefined;
  const message = { id, timestamp: Number(time), body };
  const given = signed.split(' ', SIGNATURES_MAX).map((signature) => Buffer.from(signature));
  const isSigned = keys
    .map((key) => Buffer.from(signatureOf(message, key)))
    // All are compared, so that the time does not tell which key it was; as text, of which there is one for each signature.
    .flatMap((right) => given.map((signature) => isEqualInConstantTime(signature, right)))
    .includes(true);
  return isSigned ? { id, timestamp: message.timestamp } : undefined;
}

/**
 * The key that a secret stands for: 24 to 64 bytes in Base64, with `whsec_` before them or without; undefined for anything else.
 *
 * @example
 * webhookKey(`whsec_${randomBytes(32).toString('base64')}`)?.length;  // 32
 */
export function webhookKey(secret: string): Uint8Array | undefined {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  const key = Buffer.from(text, 'base64');
  // What is no Base64 is left out by the decoder, without a word.
  const isWhole = key.toString('base64') === text;
  return isWhole && key.length >= KEY_BYTES_MIN && key.length <= KEY_BYTES_MAX ? new Uint8Array(key) : undefined;
}

const PREFIX = 'whsec_';
const KEY_BYTES_MIN = 24;
const KEY_BYTES_MAX = 64;
const SIGNATURES_MAX = 8;
/** Without a dot, so that nothing moves between the parts that are signed. */
const ID = /^[A-Za-z0-9_:-]{1,128}$/u;
const TIMESTAMP = /^[1-9][0-9]{0,11}$/u;

function signatureOf({ id, timestamp, body }: SignedMessage, key: Uint8Array): string {
  const bytes = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)]);
  return `v1,${Buffer.from(nodeMacDriver.hmac(key, bytes)).toString('base64')}`;
}
