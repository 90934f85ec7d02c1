import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeStep, safeName } from './pointer-step.ts';

describe('freeStep', () => {
  it.each(['city', 'customer_name', '$ref', 'line2', 'x-trace', 'customer_identifier'])(
    'shows the plain name %j',
    (name) => {
      expect(freeStep(name, 3)).toBe(name);
    },
  );

  it.each([
    ['a number of a card', '4012888888881881'],
    ['a long name', 'k'.repeat(20)],
    ['a key of a provider', 'AKIAIOSFODNNEXAMPLEK'],
    ['nothing', ''],
    ['a pointer', 'a/b'],
    ['an escape', 'a~1b'],
    ['the mark of inner documents', 'a#'],
    ['a place', '{3}'],
    ['an address', 'eve@example.com'],
    ['letters of another script', 'имя'],
    ['a line break', 'a\nb'],
  ])('gives %s by its place', (_what, name) => {
    expect(freeStep(name, 3)).toBe('{3}');
  });

  it('gives different names of one object different steps', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', '1', '{', '}', '/', '~', '#') })), (names) => {
        expect(new Set(names.map(freeStep)).size).toBe(names.length);
      }),
    );
  });
});

describe('safeName', () => {
  it('keeps plain names, marks other characters, and cuts', () => {
    expect(safeName('call_Ab3:x-1.2')).toBe('call_Ab3:x-1.2');
    expect(safeName('a b\u0000c')).toBe('a?b?c');
    expect(safeName('x'.repeat(65))).toBe(`${'x'.repeat(64)}…`);
    expect(safeName('x'.repeat(64))).toBe('x'.repeat(64));
  });

  it('never makes a plain name out of another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const safe = safeName(name);
        if (safe !== name) expect(safe).toMatch(/[?…]/u);
      }),
    );
  });
});
