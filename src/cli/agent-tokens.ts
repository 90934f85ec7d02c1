import { AgentAuthError } from '../agents/agent-auth-error.ts';
import { verifyChain } from '../agents/delegation/verify-chain.ts';
import { agentKeys } from '../agents/keys/agent-keys.ts';
import { openAgentKey, publicJwkOf } from '../agents/keys/agent-signer.ts';
import { type AgentRevocations, agentRevocations } from '../agents/keys/revocations.ts';
import { AgentAuthenticator } from '../agents/tokens/agent-authenticator.ts';
import { readToken } from '../agents/tokens/compact-jws.ts';
import { AGENT_TOKEN_BOUNDS } from '../agents/tokens/token-policy.ts';
import { isCanonicalBase64url } from '../core/canonical-base64url.ts';
import { readJwksFile, readKeyFile } from './agent-files.ts';
import { EXIT, UsageError } from './exit.ts';
import { openState, type StateFlags, systemClock } from './open-state.ts';
import { readText } from './read-text.ts';
import { printableJson } from './terminal.ts';

/** Flags of `agents issue`. */
export interface IssueFlags {
  readonly key?: string;
  readonly sharedSecretEnv?: string;
  readonly issuer?: string;
  readonly subject: string;
  readonly audience: string;
  readonly permission: readonly string[];
  readonly ttl?: number;
  readonly boundKey?: string;
}

/** Flags of `agents verify`. */
export interface VerifyFlags extends StateFlags {
  readonly file?: string;
  readonly jwks?: string;
  readonly sharedSecretEnv?: string;
  readonly issuer: readonly string[];
  readonly audience: string;
  readonly permission?: string;
  readonly holder?: string;
  readonly ttlMax?: number;
}

/** A token by the flags. @throws {@link UsageError} unless there is one thing to sign with; `InvalidOptionsError` for wrong facts. */
export async function issuedToken(flags: IssueFlags): Promise<string> {
  const { subject, audience, permission, ttl, boundKey } = flags;
  const authenticator = await issuerOf(flags);
  return authenticator.createAgentToken({
    agent: subject,
    audience,
    permissions: permission,
    ...(ttl !== undefined && { lifetimeS: ttl }),
    ...(boundKey !== undefined && { boundKeyId: boundKey }),
  });
}

async function issuerOf({ key, sharedSecretEnv, issuer }: IssueFlags): Promise<AgentAuthenticator> {
  const policy = { lifetimeMaxS: AGENT_TOKEN_BOUNDS.lifetimeMaxS };
  if ((key === undefined) === (sharedSecretEnv === undefined)) {
    throw new UsageError('give --key or --shared-secret-env, one of them');
  }
  if (sharedSecretEnv !== undefined) {
    if (issuer === undefined) throw new UsageError('a shared secret bears no name; say who issues with --issuer');
    return new AgentAuthenticator({ sharedSecret: secretOf(sharedSecretEnv), issuer, policy });
  }
  if (issuer !== undefined)
    throw new UsageError('the key says who issues; --issuer goes with --shared-secret-env only');
  const jwk = await readKeyFile(key as string);
  const keys = agentKeys({ keys: [publicJwkOf(jwk)] });
  return new AgentAuthenticator({ keys, issuers: [jwk.agent], signer: await openAgentKey(jwk), policy });
}

/** Verifies what the flags name and writes the outcome as JSON. Gives the exit status: 0 for accepted, 1 for refused. */
export async function verified(flags: VerifyFlags): Promise<number> {
  const presented = presentedIn(await readText({ argument: undefined, file: flags.file }));
  try {
    const outcome = await withRevocations(flags, (revocations) => verifyOne(presented, flags, revocations));
    console.log(printableJson({ verified: true, ...outcome }));
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof AgentAuthError)) throw error;
    console.log(printableJson({ verified: false, code: error.code, message: error.message }));
    return EXIT.blocked;
  }
}

async function verifyOne(
  presented: string | readonly unknown[],
  flags: VerifyFlags,
  revocations: AgentRevocations | undefined,
): Promise<object> {
  const { jwks, sharedSecretEnv, issuer, audience, permission, holder, ttlMax } = flags;
  if ((jwks === undefined) === (sharedSecretEnv === undefined)) {
    throw new UsageError('give --jwks or --shared-secret-env, one of them');
  }
  const wanted = { audience, ...(permission !== undefined && { permission }) };
  const ports = {
    ...(ttlMax !== undefined && { policy: { lifetimeMaxS: ttlMax } }),
    ...(revocations !== undefined && { revocations }),
  };
  if (typeof presented !== 'string') {
    if (jwks === undefined) throw new UsageError('a chain is verified with public keys: give --jwks');
    if (holder === undefined) throw new UsageError('a chain needs --holder, the id of the key of who shows it');
    const keys = agentKeys(await readJwksFile(jwks));
    const expected = { ...wanted, ...ports, keys, issuers: issuer, holderKeyId: holder, nowMs: systemClock.now() };
    return { kind: 'chain', ...(await verifyChain(presented, expected)) };
  }
  if (holder !== undefined) throw new UsageError('--holder goes with a chain only');
  const authenticator =
    sharedSecretEnv === undefined
      ? new AgentAuthenticator({ ...ports, keys: agentKeys(await readJwksFile(jwks as string)), issuers: issuer })
      : new AgentAuthenticator({ ...ports, sharedSecret: secretOf(sharedSecretEnv), issuer: onlyIssuer(issuer) });
  return { kind: 'token', ...(await authenticator.verifyAgentToken(presented, wanted)) };
}

function onlyIssuer(issuers: readonly string[]): string {
  const [issuer, ...others] = issuers;
  if (issuer === undefined || others.length > 0) throw new UsageError('with a shared secret there is one --issuer');
  return issuer;
}

async function withRevocations<T>(
  flags: StateFlags,
  use: (revocations: AgentRevocations | undefined) => Promise<T>,
): Promise<T> {
  if (flags.config === undefined && flags.stateDir === undefined) return use(undefined);
  return withState(flags, use);
}

/** Uses the revocations of a gateway's state. @throws what {@link openState} throws. */
export async function withState<T>(flags: StateFlags, use: (revocations: AgentRevocations) => Promise<T>): Promise<T> {
  const { state } = await openState(flags, { mustExist: true });
  try {
    return await use(agentRevocations({ records: state.records, clock: systemClock }));
  } finally {
    await state.close();
  }
}

/** What a token or a chain says, with neither its signature nor the private members of keys. Nothing of it is verified. */
export async function inspected(file: string | undefined): Promise<string> {
  const presented = presentedIn(await readText({ argument: undefined, file }));
  const tokens = typeof presented === 'string' ? [presented] : presented;
  const links = tokens.map((token) => {
    const { algorithm, type, keyId, claims } = readToken(token);
    return { header: { alg: algorithm, typ: type, kid: keyId }, claims };
  });
  return printableJson({ verified: false, links }, withoutPrivate);
}

const PUBLIC_MEMBERS: readonly string[] = ['kty', 'crv', 'alg', 'use', 'x', 'y', 'n', 'e', 'kid', 'agent', 'notAfter'];

function withoutPrivate(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'kty')) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => PUBLIC_MEMBERS.includes(name)));
}

/** A chain is a JSON array of tokens; everything else is taken for a token. */
function presentedIn(text: string): string | readonly unknown[] {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[')) return trimmed;
  try {
    return JSON.parse(trimmed) as readonly unknown[];
  } catch {
    throw new AgentAuthError('CHAIN_MALFORMED');
  }
}

function secretOf(name: string): Uint8Array {
  const text = process.env[name];
  if (text === undefined || text === '') throw new UsageError('the variable of --shared-secret-env is not set');
  if (!isCanonicalBase64url(text)) {
    throw new UsageError('the shared secret must be at least 32 random bytes in base64url without padding');
  }
  return Buffer.from(text, 'base64url');
}
