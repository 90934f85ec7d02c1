import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../../setup/create-guard.ts';
import { keyText, makeVirtualKey, parseKey } from './virtual-key.ts';

describe('parseKey', () => {
  const key = makeVirtualKey(systemRandom);
  const text = keyText(key);

  it('takes apart what was made', () => {
    for (let run = 0; run < 200; run++) {
      const made = makeVirtualKey(systemRandom);
      expect(keyText(made)).toMatch(/^sp_[a-km-np-z2-9]{16}_[\w-]{43}$/u);
      expect(parseKey(keyText(made))).toEqual(made);
    }
  });

  it('makes no key twice', () => {
    const made = Array.from({ length: 1_000 }, () => makeVirtualKey(systemRandom));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1_000);
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(1_000);
  });

  it.each<[what: string, text: string]>([
    ['an empty text', ''],
    ['white space before it', ` ${text}`],
    ['a line break behind it', `${text}\n`],
    ['one character more', `${text}A`],
    ['one character less', text.slice(0, -1)],
    ['another prefix', text.replace('sp_', 'sk_')],
    ['capital letters in the prefix', text.replace('sp_', 'SP_')],
    ['capital letters in the id', `sp_${key.id.toUpperCase()}_${key.secret}`],
    ['a letter in the id that is mistaken for a digit', `sp_${'l'.repeat(16)}_${key.secret}`],
    ['a shifted separator', `sp_${key.id.slice(1)}_x${key.secret}`],
    ['no separator', text.replace(`_${key.secret}`, `x${key.secret}`)],
    ['a secret in another form of base64', `sp_${key.id}_${'+'.repeat(42)}A`],
    ['a secret with padding', `sp_${key.id}_${key.secret.slice(0, 42)}=`],
    ['a secret that is not the only form of its bits', `sp_${key.id}_${'A'.repeat(42)}B`],
    ['a NUL', `sp_${key.id}_${'A'.repeat(41)}\u0000A`],
    ['full-width letters', `ｓp_${key.id}_${key.secret}`],
    ['a text of many megabytes', text.repeat(100_000)],
  ])('refuses %s', (_what, wrong) => {
    expect(parseKey(wrong)).toBeUndefined();
  });

  it('reads every text in at most one way', () => {
    const near = fc
      .tuple(fc.nat(62), fc.string({ unit: 'binary', maxLength: 2 }))
      .map(([at, piece]) => text.slice(0, at) + piece + text.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary', maxLength: 80 })), (wrong) => {
        const parsed = parseKey(wrong);
        expect(parsed === undefined ? wrong : keyText(parsed)).toBe(wrong);
      }),
    );
  });
});
