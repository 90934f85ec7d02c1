import {
  agentRevocations,
  createAgentKey,
  openAgentKey,
  publicJwkOf,
  type RootFacts,
  requestDigest,
  signRoot,
} from 'sallyport/agents';
import { openLibsqlStore } from 'sallyport/memory';
import { answerWith } from './processes.ts';

// The application, which alone has heard the user: it says in a signed chain what the request allows, and revokes keys.

const [, , storePath = ''] = process.argv;
const clock = { now: () => Date.now() };
const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const key = await createAgentKey('app');
const signer = await openAgentKey(key);
const { records } = await openLibsqlStore({ path: storePath, clock });
const revocations = agentRevocations({ records, clock });

/** What a user asked for, and what of it the application lets an agent do. */
type Asked = Pick<RootFacts, 'next' | 'permissions' | 'caveats'> & { readonly request: string };

answerWith({
  key: async () => publicJwkOf(key),
  chain: ({ request, ...facts }: Asked) =>
    signRoot(
      {
        ...facts,
        principal: { tenant: 'harbour', user: 'ann', session: 'monday' },
        request: requestDigest(request),
        audiences: ['office'],
      },
      { signer, nowMs: clock.now(), random },
    ),
  revoke: (keyId: string) => revocations.revoke({ kind: 'key', id: keyId }),
});
