import { bodyWith, NOW_MS, privateKeyOf, type Signer, signed, type ValidVector } from './message-maker.ts';

/** Messages that are taken. */
export function validMessages(): readonly ValidVector[] {
  return [
    valid('a request with a token', {}),
    valid('a request with a chain, without a task', {
      token: undefined,
      task: undefined,
      chain: ['root-of-user', 'hop-of-planner'],
      action: 'files:write',
    }),
    valid('a payload that is null', { payload: null }),
    valid('a payload that is a text outside of ASCII', { payload: 'naïve 😀 \u2028 "quoted" \\ \u0001' }),
    valid('keys in the order of their UTF-16 units (RFC 8785, section 3.2.3)', {
      payload: { '€': 'Euro', '\r': 'CR', '1': 'One', '\u0080': 'C', '😀': 'smile', ö: 'o', דּ: 'd' },
    }),
    valid('numbers as ECMAScript writes them (RFC 8785, appendix B)', {
      payload: [0, 5e-324, 1.7976931348623157e308, 9007199254740991, 1e21, 1e-7, 333333333.3333333],
    }),
    valid('a payload of 32 levels', { payload: nested(32) }),
    valid('a message as old as the window', { timestamp: NOW_MS - 60_000 }),
    valid('a message from as late as the clocks may be apart', { timestamp: NOW_MS + 5_000 }),
    valid('a payload within the caveats', { token: 'token-under-reports' }),
    valid('two keys that differ in the case of a letter', { payload: { path: 1, Path: 2 } }),
  ];
}

/** Lists in each other. */
export function nested(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

function valid(name: string, changes: Readonly<Record<string, unknown>>, signer: Signer = 'planner'): ValidVector {
  const body = bodyWith(changes);
  const expected = { message: JSON.parse(body) as unknown, keyId: privateKeyOf(signer).kid, isSealed: false };
  return { name, message: signed(body, signer), expected };
}
