import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../../core/segment.ts';
import { systemRandom } from '../../setup/create-guard.ts';
import type { KeyIdentity } from './key-record.ts';
import { type IdentityClaims, type PrincipalResult, principalOf } from './principal.ts';

const KEY_ID = 'abcdefghjkmnpqrs';
const ASSERTED: KeyIdentity = { kind: 'asserted', tenant: 'acme' };
const BOUND: KeyIdentity = { kind: 'bound', tenant: 'acme', user: 'ann' };

function ask(identity: KeyIdentity, claims: Partial<IdentityClaims> = {}): Promise<PrincipalResult> {
  return principalOf({ id: KEY_ID, identity }, { headers: {}, nowMs: 0, random: systemRandom, ...claims });
}

async function principal(
  identity: KeyIdentity,
  headers: IdentityClaims['headers'],
  ...bodyUsers: readonly string[]
): Promise<Principal> {
  const result = await ask(identity, { headers, bodyUsers });
  if (result.state === 'refused') throw new Error(result.code);
  return result.principal;
}

const asUser = (user: string, session?: string): IdentityClaims['headers'] => ({
  'x-sallyport-user': user,
  ...(session === undefined ? {} : { 'x-sallyport-session': session }),
});

describe('an asserted key', () => {
  it('is believed in headers, then in the body', async () => {
    expect(await principal(ASSERTED, asUser('ann', 's-1'))).toEqual({
      tenant: 'acme',
      user: 'ann',
      session: '3:ann:s-1',
    });
    expect((await principal(ASSERTED, {}, 'ben')).user).toBe('ben');
    expect((await principal(ASSERTED, asUser('ann'), 'ann')).user).toBe('ann');
    expect((await principal(ASSERTED, {}, 'h-1', 'ben')).user).toBe('h-1');
    expect((await principal(ASSERTED, asUser('ann'), 'ann', '')).user).toBe('ann');
  });

  it('gives one unnamed user to all who name none', async () => {
    expect((await principal(ASSERTED, {})).user).toBe(`anonymous:${KEY_ID}`);
    expect((await principal(ASSERTED, {}, '')).user).toBe(`anonymous:${KEY_ID}`);
  });

  it.each([[['ben']], [['ann', 'ben']], [['ben', 'ann']], [['', 'ben']]])(
    'is refused when the header names another user than the body with %j',
    async (bodyUsers) => {
      expect(await ask(ASSERTED, { headers: asUser('ann'), bodyUsers })).toMatchObject({
        state: 'refused',
        status: 400,
        code: 'identity_mismatch',
      });
    },
  );

  it('reads percent-encoded UTF-8 in headers, and bodies as they are', async () => {
    expect((await principal(ASSERTED, asUser('J%C3%BCrgen%20M%2C%20%25'))).user).toBe('Jürgen M, %');
    expect((await principal(ASSERTED, asUser('J%C3%BCrgen'), 'Jürgen')).user).toBe('Jürgen');
    expect((await principal(ASSERTED, {}, 'J%C3%BC')).user).toBe('J%C3%BC');
    expect((await principal(ASSERTED, asUser('auth0|17+a@b.example:c/d'))).user).toBe('auth0|17+a@b.example:c/d');
  });

  it.each<[what: string, value: string]>([
    ['an empty one', ''],
    ['a space', 'a b'],
    ['two headers, which HTTP joins with a comma', 'ann, ben'],
    ['a comma', 'ann,ben'],
    ['a tab', 'a\tb'],
    ['a letter beyond ASCII that was not encoded', 'Jürgen'],
    ['an encoded line break', 'a%0D%0Ax-sallyport-session:%20b'],
    ['an encoded NUL', 'a%00'],
    ['an encoded C1 control', 'a%C2%85'],
    ['an encoded line separator', 'a%E2%80%A8b'],
    ['an encoding that is cut', 'a%'],
    ['an encoding that is none', 'a%zz'],
    ['UTF-8 that is too long for its character', '%C0%AF'],
    ['an encoded surrogate', '%ED%A0%80'],
    ['257 characters', 'a'.repeat(257)],
    ['257 encoded characters', '%C3%BC'.repeat(257)],
    ['megabytes', 'a'.repeat(5_000_000)],
    ['the name of an unnamed user', `anonymous:${KEY_ID}`],
  ])('is refused with %s in a header', async (_what, value) => {
    const refused = { state: 'refused', status: 400, code: 'invalid_identity' };
    expect(await ask(ASSERTED, { headers: { 'x-sallyport-user': value } })).toMatchObject(refused);
    if (!value.startsWith('anonymous:')) {
      expect(await ask(BOUND, { headers: { 'x-sallyport-session': value } })).toMatchObject(refused);
    }
  });

  it('is refused with a list in place of a header', async () => {
    for (const name of ['x-sallyport-user', 'x-sallyport-session', 'x-sallyport-identity']) {
      expect((await ask(ASSERTED, { headers: { [name]: ['ann', 'ann'] } })).state).toBe('refused');
    }
  });

  it.each(['a\nb', '\u0000', '\ud800', 'a'.repeat(257), `anonymous:${KEY_ID}`])(
    'is refused with %.20j in the body',
    async (user) => {
      expect(await ask(ASSERTED, { bodyUsers: [user] })).toMatchObject({ state: 'refused', code: 'invalid_identity' });
    },
  );

  it('takes ids of 256 characters', async () => {
    const user = 'ü'.repeat(256);
    expect((await principal(ASSERTED, asUser(encodeURIComponent(user)))).user).toBe(user);
  });

  it('takes no identity token', async () => {
    expect(await ask(ASSERTED, { headers: { 'x-sallyport-identity': 'a.b.c' } })).toMatchObject({
      code: 'invalid_identity',
      status: 400,
    });
  });

  it('says nothing of the request when it refuses', async () => {
    const secret = 'my-own-words';
    const results = [
      await ask(ASSERTED, { headers: asUser(secret), bodyUsers: [`${secret}2`] }),
      await ask(ASSERTED, { headers: asUser(`${secret} `) }),
      await ask(BOUND, { headers: asUser(secret) }),
    ];
    expect(JSON.stringify(results)).not.toContain(secret);
  });
});

describe('a bound key', () => {
  it('has one user, whatever the body says', async () => {
    expect(await principal(BOUND, {}, 'ben')).toMatchObject({ tenant: 'acme', user: 'ann' });
    expect(await principal(BOUND, asUser('ann', 's'))).toEqual({ tenant: 'acme', user: 'ann', session: '3:ann:s' });
  });

  it('is refused when a header names another user', async () => {
    expect(await ask(BOUND, { headers: asUser('ben') })).toMatchObject({ status: 400, code: 'identity_mismatch' });
    expect(await ask(BOUND, { headers: asUser('Ann') })).toMatchObject({ code: 'identity_mismatch' });
    expect(await ask(BOUND, { headers: asUser('ann'), bodyUsers: ['ben'] })).toMatchObject({
      code: 'identity_mismatch',
    });
  });
});

describe('a session', () => {
  it('belongs to its user: the same name under another user is another session', async () => {
    const own = await principal(ASSERTED, asUser('ann', 'session-of-ann'));
    const stolen = await principal(ASSERTED, asUser('ben', 'session-of-ann'));
    expect(stolen.session).not.toBe(own.session);
    expect((await principal(BOUND, { 'x-sallyport-session': 'session-of-ann' })).session).toBe(own.session);
    const forged = await principal(ASSERTED, asUser('ben', encodeURIComponent(own.session)));
    expect(forged.session).not.toBe(own.session);
  });

  it('is a fresh one for each request that names none', async () => {
    const sessions = await Promise.all(Array.from({ length: 100 }, () => principal(ASSERTED, asUser('ann'))));
    expect(new Set(sessions.map(({ session }) => session)).size).toBe(100);
    const [first] = sessions;
    const guessed = await principal(ASSERTED, asUser('ann', first?.session));
    expect(guessed.session).not.toBe(first?.session);
  });

  it('is equal only for equal users and names', async () => {
    const id = fc.string({ unit: fc.constantFrom('1', '2', ':', 'a', 'é'), minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(id, id), fc.tuple(id, id), async (a, b) => {
        const [left, right] = await Promise.all(
          [a, b].map(([user, session]) =>
            principal(ASSERTED, asUser(encodeURIComponent(user), encodeURIComponent(session))),
          ),
        );
        expect(left?.session === right?.session).toBe(a[0] === b[0] && a[1] === b[1]);
      }),
      { numRuns: 300 },
    );
  });
});
