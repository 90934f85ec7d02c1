import { readFile } from 'node:fs/promises';
import type { KeyIdentity, KeyScope, KeyTrust } from '../gateway/keys/key-record.ts';
import type { KeyFacts } from '../gateway/keys/key-store.ts';
import { nanosOf } from '../setup/nanos-of.ts';
import { UsageError } from './exit.ts';
import { readMoment } from './read-moment.ts';

/** Flags of `sallyport keys create`. */
export interface KeyFlags {
  readonly name: string;
  readonly scope?: readonly KeyScope[];
  readonly tenant: string;
  readonly boundUser?: string;
  readonly signed?: boolean;
  readonly asserted?: boolean;
  readonly issuer?: string;
  readonly audience?: string;
  readonly jwks?: string;
  readonly expires?: string;
  readonly policy?: string;
  readonly model?: readonly string[];
  readonly requestsPerMinute?: number;
  readonly burst?: number;
  readonly concurrent?: number;
  readonly userRequestsPerMinute?: number;
  readonly charactersPerMinute?: number;
  readonly choicesMax?: number;
  readonly outputTokensMax?: number;
  readonly dailyUsd?: number;
  readonly monthlyUsd?: number;
  readonly systemTrust?: KeyTrust;
  readonly assistantTrust?: KeyTrust;
  readonly toolsTrust?: KeyTrust;
  readonly debug: boolean;
}

/**
 * What the flags say that a key is to be. Whether the parts are well-formed is for the key store to check.
 *
 * @throws {@link UsageError} for flags that contradict each other, a time that is none, and a file that cannot be read.
 */
export async function keyFactsOf(flags: KeyFlags, nowMs: number): Promise<KeyFacts> {
  const { name, scope = ['chat', 'inspect'], expires, policy, model, debug } = flags;
  const scopes = [...new Set(scope)];
  if (scopes.includes('admin') && scopes.length > 1) {
    throw new UsageError('--scope admin stands alone; make two keys');
  }
  const limits = limitsOf(flags);
  const trusts = {
    ...(flags.systemTrust !== undefined && { system: flags.systemTrust }),
    ...(flags.assistantTrust !== undefined && { assistant: flags.assistantTrust }),
    ...(flags.toolsTrust !== undefined && { tools: flags.toolsTrust }),
  };
  return {
    name,
    scopes,
    identity: await identityOf(flags),
    trusts,
    isDebug: debug,
    ...(expires !== undefined && { expiresAtMs: expiryOf(expires, nowMs) }),
    ...(policy !== undefined && { policy }),
    ...(model !== undefined && { models: model }),
    ...(Object.keys(limits).length > 0 && { limits }),
    ...budgetsOf(flags),
  };
}

function limitsOf(flags: KeyFlags): NonNullable<KeyFacts['limits']> {
  const { requestsPerMinute, burst, concurrent, userRequestsPerMinute } = flags;
  const { charactersPerMinute, choicesMax, outputTokensMax } = flags;
  return {
    ...(requestsPerMinute !== undefined && { requestsPerMinute }),
    ...(burst !== undefined && { burst }),
    ...(concurrent !== undefined && { concurrentMax: concurrent }),
    ...(userRequestsPerMinute !== undefined && { perUserRequestsPerMinute: userRequestsPerMinute }),
    ...(charactersPerMinute !== undefined && { charactersPerMinute }),
    ...(choicesMax !== undefined && { choicesMax }),
    ...(outputTokensMax !== undefined && { outputTokensMax }),
  };
}

/** Hard limits of what a key may cost, in place of the budgets that the configuration gives each key. */
function budgetsOf({ dailyUsd, monthlyUsd }: KeyFlags): Pick<KeyFacts, 'budgets'> {
  if (dailyUsd === undefined && monthlyUsd === undefined) return {};
  const limits = (usd: number) => ({ costNanos: { hard: nanosOf(usd) } });
  const day = dailyUsd === undefined ? {} : { day: limits(dailyUsd) };
  return { budgets: monthlyUsd === undefined ? day : { ...day, month: limits(monthlyUsd) } };
}

function expiryOf(expires: string, nowMs: number): number {
  const expiresAtMs = readMoment(expires, { flag: '--expires', nowMs, direction: 1 });
  if (expiresAtMs <= nowMs) throw new UsageError('--expires lies in the past; give a time to come, such as 30d');
  return expiresAtMs;
}

async function identityOf(flags: KeyFlags): Promise<KeyIdentity> {
  const { tenant, boundUser, signed = false, asserted = false, issuer, audience, jwks } = flags;
  if (Number(boundUser !== undefined) + Number(signed) + Number(asserted) > 1) {
    throw new UsageError('--bound-user, --signed and --asserted exclude each other; give one of them');
  }
  if (signed) {
    if (issuer === undefined || audience === undefined || jwks === undefined) {
      throw new UsageError('--signed needs --issuer, --audience and --jwks, a file with the public keys of the tenant');
    }
    return { kind: 'signed', tenant, issuer, audience, keys: await publicKeys(jwks) };
  }
  if (issuer !== undefined || audience !== undefined || jwks !== undefined) {
    throw new UsageError('--issuer, --audience and --jwks are for --signed; give that, too');
  }
  return boundUser === undefined ? { kind: 'asserted', tenant } : { kind: 'bound', tenant, user: boundUser };
}

const JWKS_CHARS_MAX = 65_536;

/** The key store takes of each key what makes it public, and refuses private ones. */
async function publicKeys(path: string): Promise<(KeyIdentity & { readonly kind: 'signed' })['keys']> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--jwks ${path} cannot be read (${code ?? 'unknown reason'})`, { cause: error });
  }
  if (text.length > JWKS_CHARS_MAX) throw new UsageError(`--jwks ${path} is longer than ${JWKS_CHARS_MAX} characters`);
  const { readPublicJwks } = await import('../gateway/keys/public-jwk.ts');
  try {
    return readPublicJwks(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`--jwks ${path} is not JSON; give a JWK set: {"keys":[…]}`, { cause: error });
  }
}
