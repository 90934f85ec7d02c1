import type { Random } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';
import { ANONYMOUS_PREFIX, isIdentityId, readIdentityHeader } from './identity-id.ts';
import { readIdentityToken } from './identity-token.ts';
import type { KeyIdentity, KeyRecord } from './key-record.ts';

/** What a request says of who makes it, besides its key. */
export interface IdentityClaims {
  /** Headers, names in lower case, as Node gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The end users whom the body names; an empty one is none. */
  readonly bodyUsers?: readonly string[];
  readonly nowMs: number;
  /** For the session of a request that names none. */
  readonly random: Random;
}

/** On whose behalf a request is made, or why that cannot be told. */
export type PrincipalResult =
  | { readonly state: 'known'; readonly principal: Principal }
  | {
      readonly state: 'refused';
      /** 400: it contradicts itself or the key. 401: what would prove it is missing or not valid. */
      readonly status: 400 | 401;
      readonly code:
        | 'invalid_identity'
        | 'identity_mismatch'
        | 'identity_required'
        | 'identity_expired'
        | 'invalid_identity_token';
      /** Says what to do; holds nothing of the request. */
      readonly message: string;
    };

/** The header that names the user. */
const USER_HEADER = 'x-sallyport-user';
/** The header that names the session. */
const SESSION_HEADER = 'x-sallyport-session';
/** The header that holds an identity token. */
const IDENTITY_HEADER = 'x-sallyport-identity';

/**
 * Says on whose behalf a request is made. A `bound` key has one user; a `signed` key wants a token of the tenant; an `asserted`
 * key's holder is believed, in headers first, then in the body. Whoever names two different users is refused. A session
 * belongs to its user: the same name under another user is another session. Without a name it is a fresh one.
 *
 * @returns Never rejects.
 */
export async function principalOf(
  key: Pick<KeyRecord, 'id' | 'identity'>,
  claims: IdentityClaims,
): Promise<PrincipalResult> {
  const named = namesOf(claims);
  if (named === undefined) return INVALID;
  const { identity } = key;
  if (identity.kind === 'signed') return signedPrincipal(identity, named, claims);
  if (named.token !== undefined) return TOKEN_NOT_WANTED;
  if (named.user !== undefined && named.bodyUsers.some((user) => user !== named.user)) return MISMATCH;
  if (identity.kind === 'bound') {
    // What the body says is for the provider; clients put there what they like, and it changes nothing here.
    if (named.user !== undefined && named.user !== identity.user) return MISMATCH;
    return known(identity.tenant, identity.user, named.session, claims.random);
  }
  const user = named.user ?? named.bodyUsers[0];
  if (user !== undefined && !isIdentityId(user)) return INVALID;
  return known(identity.tenant, user ?? `${ANONYMOUS_PREFIX}${key.id}`, named.session, claims.random);
}

interface Names {
  readonly user?: string | undefined;
  readonly session?: string | undefined;
  readonly token?: string | undefined;
  readonly bodyUsers: readonly string[];
}

/** Undefined when a header is there and is no id, or is there twice. */
function namesOf({ headers, bodyUsers = [] }: IdentityClaims): Names | undefined {
  const user = headers[USER_HEADER];
  const session = headers[SESSION_HEADER];
  const token = headers[IDENTITY_HEADER];
  if (typeof user === 'object' || typeof session === 'object' || typeof token === 'object') return undefined;
  const names: Names = {
    user: user === undefined ? undefined : readIdentityHeader(user),
    session: session === undefined ? undefined : readIdentityHeader(session),
    token,
    bodyUsers: bodyUsers.filter((name) => name !== ''),
  };
  if ((user !== undefined && names.user === undefined) || (session !== undefined && names.session === undefined)) {
    return undefined;
  }
  return names;
}

async function signedPrincipal(
  identity: Extract<KeyIdentity, { kind: 'signed' }>,
  named: Names,
  { nowMs, random }: IdentityClaims,
): Promise<PrincipalResult> {
  if (named.token === undefined) return TOKEN_MISSING;
  const token = await readIdentityToken(named.token, identity, nowMs);
  if (token.state !== 'valid') return token.state === 'expired' ? TOKEN_EXPIRED : TOKEN_INVALID;
  const { user, session } = token;
  const others = [named.user, ...named.bodyUsers].filter((name) => name !== undefined);
  if (others.some((name) => name !== user)) return MISMATCH;
  if (named.session !== undefined && named.session !== session) return MISMATCH;
  return known(identity.tenant, user, session, random);
}

/** How the session of a request begins that names none. Named ones begin with a length. */
const FRESH_SESSION = 'request:';

/** Whether a session ends with its request. */
export function isFreshSession({ session }: Principal): boolean {
  return session.startsWith(FRESH_SESSION);
}

/**
 * The session of a principal, of one that a request names. The user's length stands before it, so that no user and session together read
 * as another user's session.
 */
function namedSession(user: string, session: string): string {
  return `${user.length}:${user}:${session}`;
}

/** The sessions that somebody may mean by a name: the one that a program has named so, and the one that a request of the gateway has. */
export function sessionsNamed(user: string, session: string): readonly string[] {
  return [session, namedSession(user, session)];
}

function known(tenant: string, user: string, session: string | undefined, random: Random): PrincipalResult {
  const own =
    session === undefined
      ? `${FRESH_SESSION}${Buffer.from(random.bytes(16)).toString('base64url')}`
      : namedSession(user, session);
  return { state: 'known', principal: { tenant, user, session: own } };
}

type Refusal = Extract<PrincipalResult, { state: 'refused' }>;

function refused(status: Refusal['status'], code: Refusal['code'], message: string): Refusal {
  return { state: 'refused', status, code, message };
}

const INVALID = refused(
  400,
  'invalid_identity',
  'the user or the session is not a valid id; send 1 to 256 characters without control characters, once, percent-encoded in headers',
);

const MISMATCH = refused(
  400,
  'identity_mismatch',
  'the request names a user or a session that is not the one of its key, its token or its other parts',
);

const TOKEN_NOT_WANTED = refused(
  400,
  'invalid_identity',
  `the key takes no identity token; leave ${IDENTITY_HEADER} out or use a key with signed identity`,
);

const TOKEN_MISSING = refused(
  401,
  'identity_required',
  `the key needs an identity token; send one in ${IDENTITY_HEADER}`,
);

const TOKEN_EXPIRED = refused(401, 'identity_expired', 'the identity token has expired; get a new one');

const TOKEN_INVALID = refused(401, 'invalid_identity_token', 'the identity token is not valid');
