import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import canonicalize from 'canonicalize';

/** When the vectors are verified: milliseconds since 1970. */
export const NOW_MS = 1_800_000_000_000;

/** A message as the file holds it, and what becomes of it. */
export interface ValidVector {
  readonly name: string;
  readonly message: string;
  readonly expected: { readonly message: unknown; readonly keyId: string; readonly isSealed: boolean };
}

/** A message that is refused. */
export interface InvalidVector {
  readonly name: string;
  readonly message: string;
  /** Is verified first. */
  readonly before?: string;
  readonly code: string;
}

/** Who signs: `stranger` is in no key set, the key of `retired` is past its end. */
export type Signer = 'planner' | 'mail' | 'retired' | 'stranger';

interface PrivateKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly alg: 'EdDSA';
  readonly use: 'sig';
  readonly x: string;
  readonly kid: string;
  readonly agent: string;
  readonly d: string;
}

/** A key of a test, made from its name. */
export function privateKeyOf(agent: Signer): PrivateKey {
  const { x, d } = jwkOf(keyObject(agent));
  const kid = base64url(sha256(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`));
  return { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', x, kid, agent, d };
}

/** The recipient's key for sealed messages. */
export const SEALING_KEY: {
  readonly kty: 'OKP';
  readonly crv: 'X25519';
  readonly kid: string;
  readonly x: string;
  readonly d: string;
} = {
  kty: 'OKP',
  crv: 'X25519',
  kid: 'files-sealing-1',
  ...jwkOf(x25519('files')),
};

/** An X25519 key of a test, made from its name. */
export function x25519(name: string): KeyObject {
  return fromSeed('302e020100300506032b656e04220420', `x25519 ${name}`);
}

/** What the verifier of the vectors knows. */
export function setting(): Readonly<Record<string, unknown>> {
  const publicOf = ({ d: _, ...key }: PrivateKey) => key;
  const retired = { ...publicOf(privateKeyOf('retired')), notAfter: NOW_MS / 1_000 };
  return {
    jwks: { keys: [publicOf(privateKeyOf('planner')), publicOf(privateKeyOf('mail')), retired] },
    authorities: [
      { bearer: 'planner', last: 'token-of-planner', permissions: ['files:read', 'files:purge', 'files:delete'] },
      { bearer: 'planner', last: 'hop-of-planner', permissions: ['files:*'] },
      { bearer: 'planner', last: 'token-under-reports', permissions: ['files:read'], caveats: [{ path: '/reports/' }] },
      { bearer: 'mail', last: 'token-of-mail', permissions: ['mail:*'] },
    ],
    policy: { ask: ['files:purge'], block: ['files:delete'] },
  };
}

/** The members of a good message, without its digest. */
const GOOD: Readonly<Record<string, unknown>> = {
  v: 1,
  from: 'planner',
  to: 'files',
  action: 'files:read',
  payload: { path: '/reports/march.txt', lines: [1, 2.5, -3] },
  task: 'task-17',
  token: 'token-of-planner',
  timestamp: NOW_MS - 1_000,
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
};

/** The body of a message with some members changed or (undefined) left out, in its canonical form. */
export function bodyWith(changes: Readonly<Record<string, unknown>> = {}): string {
  const members: Readonly<Record<string, unknown>> = { ...GOOD, ...changes };
  return canonicalize({ digest: digestOf(members['payload']), ...members }) as string;
}

/** SHA-256 of a value's canonical JSON. */
export function digestOf(value: unknown): string {
  return base64url(sha256(canonicalize(value) ?? ''));
}

/** A signed message over any bytes. */
export function signed(body: string | Uint8Array, signer: Signer = 'planner', header = headerOf(signer)): string {
  const input = `${base64url(header)}.${base64url(body)}`;
  return `${input}.${base64url(sign(null, Buffer.from(input), keyObject(signer)))}`;
}

/** The header of a good message. */
export function headerOf(signer: Signer): string {
  return JSON.stringify({ alg: 'EdDSA', kid: privateKeyOf(signer).kid, typ: 'agent-message+jws' });
}

/** Base64url of bytes or of a text's UTF-8. */
export function base64url(bytes: string | Uint8Array): string {
  return Buffer.from(bytes as string).toString('base64url');
}

/** Another spelling of the same bytes: decoders pass over the last bits. */
export function otherSpelling(encoded: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  if (encoded.length % 4 === 0) throw new Error('has no other spelling');
  return encoded.slice(0, -1) + alphabet[alphabet.indexOf(encoded.at(-1) ?? '') + 1];
}

function keyObject(name: string): KeyObject {
  return fromSeed('302e020100300506032b657004220420', `ed25519 ${name}`);
}

/** PKCS #8 of RFC 8410, section 7: a fixed prefix and 32 bytes. */
function fromSeed(prefix: string, name: string): KeyObject {
  const der = Buffer.concat([Buffer.from(prefix, 'hex'), sha256(`sallyport test key: ${name}`)]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function jwkOf(key: KeyObject): { readonly x: string; readonly d: string } {
  const { x = '', d = '' } = key.export({ format: 'jwk' });
  return { x, d };
}

function sha256(data: string): Buffer {
  return createHash('sha256').update(data).digest();
}
