import { compactVerify, importJWK } from 'jose';
import {
  agentKeys,
  createAgentKey,
  createMessage,
  type MessageVerifier,
  publicJwkOf,
  verifyMessage,
} from 'sallyport/agents';
import { inProcessRecords } from 'sallyport/memory';
import { nodeKeys } from 'sallyport/node';
import { measure, type Row } from './measure.ts';

// npx tsx bench/agents-messages.ts: what verifying a message costs beside verifying the same signature with jose alone. CPU time of all
// threads, least of several turns in one run. The replay store is in the process and the authority is given, so that it is our part alone.

const BUDGET = 2.5;
const clock = { now: () => Date.now() };
const key = await createAgentKey('planner');
const jwk = publicJwkOf(key);
const publicKey = await importJWK({ kty: jwk.kty, crv: jwk.crv, x: jwk.x }, 'EdDSA');
const verifier: MessageVerifier = {
  agent: 'files',
  keys: agentKeys({ keys: [jwk] }),
  hashes: nodeKeys(new Uint8Array(32).fill(1)),
  // Each run is the first of its message: a put that is new, under a version that has to be none.
  records: { ...inProcessRecords({ clock }), put: putFresh() },
  verifyAuthority: async () => ({ permissions: ['files:read'] }),
  decideAction: () => ({ action: 'allow' }),
  bounds: { windowMs: 300_000 },
};

for (const size of [200, 1_000, 10_000]) {
  const payload = { path: '/reports/march.txt', text: 'x'.repeat(size) };
  const draft = { to: 'files', action: 'files:read', payload, authority: { token: 't'.repeat(400) } };
  const text = await createMessage(draft, { key });
  const rows: readonly Row[] = [
    { name: 'jose', run: () => compactVerify(text, publicKey, { algorithms: ['EdDSA'] }) },
    { name: 'verifyMessage', run: () => verifyMessage(text, verifier) },
    { name: 'createMessage', run: () => createMessage(draft, { key }) },
  ];
  const [bare, ours, made] = await measure(rows, () => undefined);
  const ratio = (ours?.microseconds ?? 0) / (bare?.microseconds ?? 1);
  console.log(
    `payload of ${size} characters: jose ${bare?.microseconds.toFixed(0)} µs, verifyMessage ${ours?.microseconds.toFixed(0)} µs, ` +
      `ratio ${ratio.toFixed(2)} (budget ${BUDGET}), createMessage ${made?.microseconds.toFixed(0)} µs`,
  );
}

/** Puts under a name that was not there, in a real store: one message is verified again and again. */
function putFresh(): MessageVerifier['records']['put'] {
  const records = inProcessRecords({ clock });
  let count = 0;
  return (owner, name, value, options) =>
    records.put(owner, `${name}-${count++ % 50_000}`, value, { ...options, ttlMs: 1 });
}
