import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonNode, memberOf, pointerTo } from './json-node.ts';
import { JSON_DEPTH_MAX, JSON_VALUES_MAX, parseJson } from './parse-json.ts';
import { applySplices } from './splice.ts';
import { splicesInString } from './splice-string.ts';

/** What the platform's parser would have made of it. */
function plainValue(node: JsonNode, source: string): unknown {
  if (node.kind === 'object') {
    const entries = node.members.map(({ key, value }) => [key.value, plainValue(value, source)] as const);
    return Object.fromEntries(entries);
  }
  if (node.kind === 'array') return node.items.map((item) => plainValue(item, source));
  return node.kind === 'string' ? node.value : JSON.parse(source.slice(node.start, node.end));
}

describe('parseJson', () => {
  it('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(3), (text, indent) => {
        const source = JSON.stringify(JSON.parse(text), null, indent);
        expect(plainValue(parseJson(source), source)).toEqual(JSON.parse(source));
      }),
      { numRuns: 500 },
    );
  });

  it('accepts and refuses what JSON.parse does, for texts that are nearly JSON', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      '\\u00',
      'u',
      '1',
      '-',
      '.',
      'e',
      '0',
      'true',
      'nul',
      ' ',
      '\n',
      '\t',
      'é',
      '\u0001',
      '"a"',
      '\ufeff',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (parts) => {
        const source = parts.join('');
        const expected = attempt(() => JSON.parse(source));
        const actual = attempt(() => plainValue(parseJson(source), source));
        // The one difference: a key that is there twice.
        if (actual.error?.includes('twice')) return;
        expect(actual.error === undefined).toBe(expected.error === undefined);
        expect(actual.value).toEqual(expected.value);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['plainly', '{"a":1,"a":2}'],
    ['in another spelling', '{"a":1,"\\u0061":2}'],
    ['far apart', `{${Array.from({ length: 30 }, (_, n) => `"k${n}":0`).join(',')},"k3":1}`],
    ['deep inside', '[{"x":{"b":1,"c":2,"b":3}}]'],
  ])('refuses a key that is there twice %s', (_name, source) => {
    expect(() => parseJson(source)).toThrow(/has a key twice/u);
  });

  it('gives the places of strings, quotes included', () => {
    const source = ' { "a" : [ "x\\ty" ] } ';
    const list = memberOf(parseJson(source), 'a');
    const text = list?.kind === 'array' ? list.items[0] : undefined;
    expect(text).toMatchObject({ kind: 'string', value: 'x\ty' });
    expect(source.slice(text?.start, text?.end)).toBe('"x\\ty"');
  });

  it('refuses what is too deep or has too many values, and keeps its stack', () => {
    expect(() => parseJson('['.repeat(1_000_000))).toThrow(/nested deeper/u);
    expect(() => parseJson('{"a":'.repeat(100_000))).toThrow(/nested deeper/u);
    expect(parseJson('['.repeat(JSON_DEPTH_MAX) + ']'.repeat(JSON_DEPTH_MAX)).kind).toBe('array');
    expect(() => parseJson(`[${'0,'.repeat(JSON_VALUES_MAX)}0]`)).toThrow(/more than/u);
  });

  it('treats names of the prototype as names', () => {
    const node = parseJson('{"__proto__":{"x":1},"constructor":2}');
    expect(memberOf(node, '__proto__')?.kind).toBe('object');
    expect(memberOf(node, 'toString')).toBeUndefined();
  });
});

describe('splices in strings', () => {
  it('change what they name and keep the spelling of all else', () => {
    const source = '["a\\u0041\\n\\"b\\ud83d\\ude00c"]';
    const root = parseJson(source);
    const node = root.kind === 'array' ? root.items[0] : undefined;
    if (node?.kind !== 'string') throw new Error('no string');
    // a A newline quote b 😀(2) c
    const edits = [
      { start: 2, end: 3, replacement: '<"\n>' },
      { start: 7, end: 8, replacement: '' },
    ];
    expect(applySplices(source, splicesInString(source, node, edits))).toBe('["a\\u0041<\\"\\n>\\"b\\ud83d\\ude00"]');
  });

  it('say what the edited text says, for all strings and edits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat(),
        fc.nat(),
        fc.string({ unit: 'binary' }),
        (text, a, b, replacement) => {
          const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
          const source = JSON.stringify({ k: text });
          const node = memberOf(parseJson(source), 'k');
          if (node?.kind !== 'string') throw new Error('no string');
          const edited = applySplices(source, splicesInString(source, node, [{ start, end, replacement }]));
          expect(JSON.parse(edited)).toEqual({ k: text.slice(0, start) + replacement + text.slice(end) });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('refuse to overlap', () => {
    const splices = [
      { start: 0, end: 2, replacement: '' },
      { start: 1, end: 3, replacement: '' },
    ];
    expect(() => applySplices('abcd', splices)).toThrow(RangeError);
  });
});

it('pointers escape what RFC 6901 escapes', () => {
  expect(pointerTo('/a', 'b/c~d')).toBe('/a/b~1c~0d');
  expect(pointerTo('', 0)).toBe('/0');
});

function attempt(read: () => unknown): { readonly value?: unknown; readonly error?: string } {
  try {
    return { value: read() };
  } catch (error) {
    return { error: String(error) };
  }
}
