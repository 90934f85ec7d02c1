import {
  type AgentSigner,
  agentRequestHeaders,
  type Caveat,
  createAgentToken,
  createMessage,
  openAgentKey,
  type RootFacts,
  requestDigest,
  signRoot,
} from '../src/agents.ts';
import type { SentRequest } from './agent-http-trial.ts';
import { APP, MAILER, PLANNER } from './agent-trial.ts';

/** The platform's. */
export const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const app = await openAgentKey(APP);
/** Who asks. */
const planner: AgentSigner = await openAgentKey(PLANNER);
/** Somebody else. */
export const mailer: AgentSigner = await openAgentKey(MAILER);
/** What the user's request is limited to. */
export const UNDER_TMP: Caveat = { kind: 'path-under', argument: '/path', value: '/tmp/' };
/** What is asked for by default. */
export const BODY: string = JSON.stringify({ path: '/tmp/old' });

interface Shown {
  readonly audience?: string;
  readonly permissions?: readonly string[];
  readonly isBound?: boolean;
  readonly nowMs?: number;
}

/** A token that the application has issued to the planner. */
export function tokenOf({
  audience = 'files',
  permissions = ['files:delete'],
  isBound = true,
  nowMs = Date.now(),
}: Shown = {}): Promise<string> {
  const facts = { agent: 'planner', audience, permissions, ...(isBound && { boundKeyId: PLANNER.kid }) };
  return createAgentToken(facts, { issuer: 'app', signer: app, nowMs, random });
}

/** A chain of one link that the application has signed for a request of ann's. */
export function chainOf(changes: Partial<RootFacts> = {}, nowMs = Date.now()): Promise<readonly string[]> {
  const facts = {
    next: { agent: 'planner', keyId: PLANNER.kid },
    principal: { tenant: 'acme', user: 'ann', session: 's-1' },
    request: requestDigest('tidy up /tmp'),
    audiences: ['files'],
    permissions: ['files:delete'],
    caveats: [UNDER_TMP],
    ...changes,
  };
  return signRoot(facts, { signer: app, nowMs, random });
}

interface Proven extends Shown {
  readonly body?: string;
  readonly chain?: readonly string[];
  readonly method?: string;
  readonly url?: string;
  readonly signer?: typeof planner;
  readonly token?: string;
}

/** A request as an honest agent makes it, but for what is changed. */
export async function proven(
  url: string,
  { body = BODY, chain, method = 'POST', signer = planner, token, ...shown }: Proven = {},
): Promise<SentRequest> {
  const facts = { audience: 'files', method, url: shown.url ?? url, body, signer };
  const headers = await agentRequestHeaders({
    ...facts,
    token: token ?? (await tokenOf(shown)),
    chain: chain ?? (await chainOf()),
  });
  return { method, headers, body };
}

/** The body with a message of the planner's. */
export async function messageBody(
  draft: { action?: string; payload?: { path: string }; to?: string; chain?: readonly string[] } = {},
  key = PLANNER,
): Promise<string> {
  const { action = 'files:delete', payload = { path: '/tmp/old' }, to = 'files', chain = await chainOf() } = draft;
  return JSON.stringify({ message: await createMessage({ to, action, payload, authority: { chain } }, { key }) });
}
