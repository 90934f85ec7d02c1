import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageVectors, outcomeOf, vectorClock, vectorVerifier } from '../../../test/message-trial.ts';
import type { JsonValue } from '../../core/json-value.ts';
import type { Records } from '../../core/store-ports.ts';
import { manualClock } from '../../store/conformance/manual-clock.ts';
import { inProcessRecords } from '../../store/in-process-records.ts';
import { StoreError } from '../../store/store-error.ts';
import { createMessage, type MessageDraft } from './create-message.ts';
import { canonicalJson } from './message-json.ts';
import { SecureAgentMessage } from './secure-agent-message.ts';
import { verifyMessage } from './verify-message.ts';

const [planner] = messageVectors.signingKeys;
const draft: MessageDraft = {
  to: 'files',
  action: 'files:read',
  payload: { path: '/reports/march.txt' },
  authority: { token: 'token-of-planner' },
};
const signer = { key: planner, clock: vectorClock };

describe('a message', () => {
  it('arrives as it was meant, for any payload that JSON can say', async () => {
    const anything = fc.jsonValue({ noUnicodeString: false, maxDepth: 6 }).filter((value) => {
      const text = JSON.stringify(value);
      return !/-0[,\]}]|^-0$/u.test(text) && !Object.is(value, -0);
    });
    await fc.assert(
      fc.asyncProperty(anything, async (payload) => {
        const plain = JSON.parse(JSON.stringify(payload)) as JsonValue;
        let made: string;
        try {
          made = await createMessage({ ...draft, payload: plain }, signer);
        } catch (error) {
          // Keys that reach a prototype, or are one once Unicode is normalized.
          expect(error).toMatchObject({ code: 'INVALID_OPTIONS', option: 'payload' });
          return;
        }
        const { message } = await verifyMessage(made, vectorVerifier());
        expect(canonicalJson(message.payload)).toBe(canonicalJson(plain));
      }),
      { numRuns: 300 },
    );
  });

  it('is as it was when it is changed after it was made', async () => {
    const payload = { paths: ['/a'] };
    const making = createMessage({ ...draft, payload }, signer);
    payload.paths.push('/b');
    const { message } = await verifyMessage(await making, vectorVerifier());
    expect(message.payload).toEqual({ paths: ['/a'] });
    expect(() => (message.payload as { paths: string[] }).paths.push('/c')).toThrow(TypeError);
  });

  it('is opened by its recipient where it is sealed, and says nothing to others', async () => {
    const [{ d: _, ...sealFor }] = messageVectors.openWith as [(typeof messageVectors.openWith)[number]];
    const sealed = await createMessage({ ...draft, sealFor }, signer);
    expect(await verifyMessage(sealed, vectorVerifier())).toMatchObject({ isSealed: true });
    const without = vectorVerifier(undefined, { openWith: [] });
    expect(await outcomeOf(verifyMessage(sealed, without))).toBe('MESSAGE_UNREADABLE');
  });

  it('goes both ways between two agents of the class', async () => {
    const [, mail] = messageVectors.signingKeys;
    const { agent: _, ...rest } = vectorVerifier();
    const one = new SecureAgentMessage({ ...rest, key: planner });
    const other = new SecureAgentMessage({ ...rest, key: mail });
    const text = await one.createMessage({ ...draft, to: 'mail' });
    expect((await other.verifyMessage(text)).message).toMatchObject({ from: 'planner', to: 'mail' });
    expect(await outcomeOf(one.verifyMessage(text))).toBe('RECIPIENT_MISMATCH');
  });

  it.each<[string, Partial<Record<keyof MessageDraft, unknown>>]>([
    ['payload', { payload: undefined }],
    ['payload', { payload: new Date(0) }],
    ['payload', { payload: { a: 1n } }],
    ['payload', { payload: '\ud83d' }],
    ['payload', { payload: -0 }],
    ['payload', { payload: 'x'.repeat(300_000) }],
    ['payload', { payload: { caf\u00e9: 1, cafe\u0301: 2 } }],
    ['to', { to: 'Files' }],
    ['action', { action: 'files:*' }],
    ['authority', { authority: {} }],
    ['authority', { authority: { token: 'a', chain: ['b'] } }],
    ['token', { authority: { token: '' } }],
    ['sealFor', { sealFor: planner }],
  ])('is not made of a bad "%s"', async (option, changes) => {
    const making = createMessage({ ...draft, ...changes } as MessageDraft, signer);
    await expect(making).rejects.toMatchObject({ code: 'INVALID_OPTIONS', option });
  });
});

describe('a message that was changed', () => {
  it('is refused, whichever values are changed and however many', async () => {
    const text = await createMessage(draft, signer);
    const [header = '', body = '', signature = ''] = text.split('.');
    const original = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, JsonValue>;
    const verifier = vectorVerifier();
    const change = fc.tuple(fc.constantFrom(...Object.keys(original), 'task', 'chain', 'x'), fc.jsonValue());
    const member = fc.oneof(
      change,
      fc.tuple(fc.constant('payload'), fc.record({ path: fc.string() })),
      fc.tuple(fc.constant('action'), fc.constantFrom('files:write', 'files:delete', 'mail:send')),
      fc.tuple(fc.constant('timestamp'), fc.integer({ min: messageVectors.nowMs - 60_000, max: messageVectors.nowMs })),
      fc.tuple(fc.constantFrom('from', 'to'), fc.constantFrom('mail', 'planner', 'files', 'backup')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(member, { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = { ...original, ...Object.fromEntries(changes) };
        const canonical = canonicalJson(JSON.parse(JSON.stringify(changed)) as JsonValue);
        const encoded = Buffer.from(canonical).toString('base64url');
        if (encoded === body) return;
        expect(await outcomeOf(verifyMessage(`${header}.${encoded}.${signature}`, verifier))).not.toBe('accepted');
      }),
      { numRuns: 4_000 },
    );
  });
});

describe('what a verifier depends on', () => {
  const away = async (): Promise<never> => {
    throw new StoreError('put', 'timeout');
  };
  const records = inProcessRecords({ clock: vectorClock });
  const storeAway: Records = { ...records, put: away };

  it.each([
    ['a replay store that is away', { records: storeAway }, 'REPLAY_STORE_UNAVAILABLE'],
    ['keys that cannot be had', { keys: { find: away } }, 'SENDER_KEYS_UNAVAILABLE'],
    ['revocations that cannot be had', { revocations: { isAnyRevoked: away } }, 'SENDER_KEYS_UNAVAILABLE'],
    ['a revoked key', { revocations: { isAnyRevoked: async () => true } }, 'SENDER_KEY_UNKNOWN'],
    ['a policy that throws', { decideAction: away }, 'ACTION_POLICY_FAILED'],
    ['a policy that says something else', { decideAction: () => ({ action: 'yes' }) as never }, 'ACTION_POLICY_FAILED'],
    ['a policy that would change it', { decideAction: () => ({ action: 'rewrite' }) as const }, 'ACTION_BLOCKED'],
    ['an authority of no form', { verifyAuthority: async () => ({ permissions: [] }) }, 'AUTHORITY_INVALID'],
    [
      'caveats that nobody judges',
      { verifyAuthority: async () => ({ permissions: ['files:*'], caveats: [1] }), meetsCaveats: undefined as never },
      'CAVEATS_UNMET',
    ],
    ['a clock that tells no time', { clock: { now: () => Number.NaN } }, 'MESSAGE_EXPIRED'],
  ])('refuses with %s', async (_name, changes, code) => {
    const text = await createMessage(draft, signer);
    expect(await outcomeOf(verifyMessage(text, vectorVerifier(undefined, changes)))).toBe(code);
  });

  it('refuses what grew too old while the store took its time', async () => {
    const clock = manualClock();
    const inner = inProcessRecords({ clock });
    const slow: Records = {
      ...inner,
      put: async (...call) => {
        clock.advance(60_001);
        return inner.put(...call);
      },
    };
    const text = await createMessage(draft, { key: planner, clock });
    expect(await outcomeOf(verifyMessage(text, vectorVerifier(slow, { clock })))).toBe('MESSAGE_EXPIRED');
  });

  it('remembers a message for as long as another clock may take it', async () => {
    const clock = manualClock();
    const shared = inProcessRecords({ clock });
    const text = await createMessage(draft, { key: planner, clock: { now: () => clock.now() + 5_000 } });
    expect(await outcomeOf(verifyMessage(text, vectorVerifier(shared, { clock })))).toBe('accepted');
    clock.advance(69_999);
    const behind = { now: () => clock.now() - 5_000 };
    expect(await outcomeOf(verifyMessage(text, vectorVerifier(shared, { clock: behind })))).toBe('MESSAGE_REPLAYED');
  });

  it.each([
    ['bounds.windowMs', { bounds: { windowMs: 300_001 } }],
    ['bounds.skewMs', { bounds: { skewMs: 30_001 } }],
    ['bounds.messageBytesMax', { bounds: { messageBytesMax: 1_023 } }],
    ['agent', { agent: 'Files' }],
    ['records', { records: undefined as never }],
    ['decideAction', { decideAction: undefined as never }],
  ])('is not taken with a bad "%s"', async (option, changes) => {
    const verifying = verifyMessage('', vectorVerifier(undefined, changes));
    await expect(verifying).rejects.toMatchObject({ code: 'INVALID_OPTIONS', option });
  });
});
