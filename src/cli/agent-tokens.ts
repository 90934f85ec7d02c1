import { AgentAuthError } from '../agents/agent-auth-error.ts';
import { verifyChain } from '../agents/delegation/verify-chain.ts';
import { agentKeys } from '../agents/keys/agent-keys.ts';
import { openAgentKey, publicJwkOf } from '../agents/keys/agent-signer.ts';
import { type AgentRevocations, agentRevocations, type RevocationTarget } from '../agents/keys/revocations.ts';
import { AgentAuthenticator } from '../agents/tokens/agent-authenticator.ts';
import { AGENT_TOKEN_BOUNDS } from '../agents/tokens/token-policy.ts';
import { readJwksFile, readKeyFile, readSecret, type SecretFlags } from './agent-files.ts';
import { inFlags } from './agent-flags.ts';
import { factLines, refusalLines, shownToken, tokenLines } from './agent-lines.ts';
import { readPresented } from './agent-presented.ts';
import { EXIT, UsageError } from './exit.ts';
import { openState, type StateFlags, systemClock } from './open-state.ts';
import { paint, printableJson } from './terminal.ts';

/** Flags of `agents issue`. */
export interface IssueFlags extends SecretFlags {
  readonly key?: string;
  readonly issuer?: string;
  readonly subject: string;
  readonly audience: string;
  readonly permission: readonly string[];
  readonly ttl?: number;
  readonly boundKey?: string;
}

/** Flags of `agents verify`. */
export interface VerifyFlags extends StateFlags, SecretFlags {
  readonly file?: string;
  readonly jwks?: string;
  readonly issuer: readonly string[];
  readonly audience: string;
  readonly permission?: string;
  readonly holder?: string;
  readonly ttlMax?: number;
  readonly json: boolean;
}

/** Flags of `agents inspect`. */
export interface InspectFlags {
  readonly file?: string;
  readonly json: boolean;
}

/** A token by the flags. @throws {@link UsageError} unless there is one thing to sign with, and for wrong facts. */
export async function issuedToken(flags: IssueFlags): Promise<string> {
  const { subject, audience, permission, ttl, boundKey } = flags;
  return inFlags(async () =>
    (await issuerOf(flags)).createAgentToken({
      agent: subject,
      audience,
      permissions: permission,
      ...(ttl !== undefined && { lifetimeS: ttl }),
      ...(boundKey !== undefined && { boundKeyId: boundKey }),
    }),
  );
}

async function issuerOf({ key, issuer, ...secretFlags }: IssueFlags): Promise<AgentAuthenticator> {
  const policy = { lifetimeMaxS: AGENT_TOKEN_BOUNDS.lifetimeMaxS };
  const sharedSecret = await readSecret(secretFlags);
  if ((key === undefined) === (sharedSecret === undefined)) {
    throw new UsageError('give --key, or --shared-secret-env or --shared-secret-file: one of them');
  }
  if (sharedSecret !== undefined) {
    if (issuer === undefined) throw new UsageError('a shared secret bears no name; say who issues with --issuer');
    return new AgentAuthenticator({ sharedSecret, issuer, policy });
  }
  if (issuer !== undefined) throw new UsageError('the key says who issues; --issuer goes with a shared secret only');
  const jwk = await readKeyFile(key as string);
  const keys = agentKeys({ keys: [publicJwkOf(jwk)] });
  return new AgentAuthenticator({ keys, issuers: [jwk.agent], signer: await openAgentKey(jwk), policy });
}

/** Verifies what the flags name and writes the outcome. Gives the exit status: 0 for accepted, 1 for refused. */
export async function verified(flags: VerifyFlags): Promise<number> {
  const { json, file } = flags;
  return orRefused(json, async () => {
    const isRevocable = flags.config !== undefined || flags.stateDir !== undefined;
    const verify = (revocations?: AgentRevocations): Promise<object> =>
      inFlags(async () => verifyOne(await readPresented(file), flags, revocations));
    const facts = isRevocable ? await withState(flags, verify) : await verify();
    if (json) console.log(printableJson({ verified: true, revocationsChecked: isRevocable, ...facts }));
    else console.log(`${paint('green', 'verified')}\n${factLines(facts)}`);
    if (!isRevocable) console.error('sallyport: revocations were not looked up; --state-dir or --config says where');
  });
}

async function verifyOne(
  presented: string | readonly unknown[],
  flags: VerifyFlags,
  revocations: AgentRevocations | undefined,
): Promise<object> {
  const { jwks, issuer, audience, permission, holder, ttlMax } = flags;
  const sharedSecret = await readSecret(flags);
  if ((jwks === undefined) === (sharedSecret === undefined)) {
    throw new UsageError('give --jwks, or --shared-secret-env or --shared-secret-file: one of them');
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
  if (holder !== undefined) throw new UsageError('--holder goes with a chain, and this is a token');
  const authenticator =
    sharedSecret === undefined
      ? new AgentAuthenticator({ ...ports, keys: agentKeys(await readJwksFile(jwks as string)), issuers: issuer })
      : new AgentAuthenticator({ ...ports, sharedSecret, issuer: onlyIssuer(issuer) });
  return { kind: 'token', ...(await authenticator.verifyAgentToken(presented, wanted)) };
}

function onlyIssuer(issuers: readonly string[]): string {
  const [issuer, ...others] = issuers;
  if (issuer === undefined || others.length > 0) throw new UsageError('with a shared secret there is one --issuer');
  return issuer;
}

/** Shows what a token or a chain says. Gives the exit status: 0, or 1 for what is neither. */
export async function inspected({ file, json }: InspectFlags): Promise<number> {
  return orRefused(json, async () => {
    const presented = await readPresented(file);
    const tokens = (typeof presented === 'string' ? [presented] : presented).map(shownToken);
    console.error('sallyport: nothing of this is verified; anybody can write it');
    console.log(json ? printableJson({ verified: false, tokens }) : tokenLines(tokens));
  });
}

async function orRefused(json: boolean, show: () => Promise<void>): Promise<number> {
  try {
    await show();
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof AgentAuthError)) throw error;
    const { code, message } = error;
    console.log(json ? printableJson({ verified: false, code, message }) : refusalLines(error));
    return EXIT.blocked;
  }
}

/** Revokes in a gateway's state, which has to be there: a wrong folder would revoke nothing. */
export async function revoke(target: RevocationTarget, flags: StateFlags): Promise<void> {
  // No token outlives the longest that any policy allows.
  const endsMs = target.kind === 'token' ? systemClock.now() + AGENT_TOKEN_BOUNDS.lifetimeMaxS * 1_000 : undefined;
  await withState(flags, (revocations) => revocations.revoke(target, endsMs));
}

async function withState<T>(flags: StateFlags, use: (revocations: AgentRevocations) => Promise<T>): Promise<T> {
  const { state } = await openState(flags, { mustExist: true });
  try {
    return await use(agentRevocations({ records: state.records, clock: systemClock }));
  } finally {
    await state.close();
  }
}
