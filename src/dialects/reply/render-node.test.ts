import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../core/json/parse-json.ts';
import { applySplices } from '../../core/json/splice.ts';
import { removeParts } from './remove-parts.ts';
import { renderNode, splicesTo } from './render-node.ts';

function said(source: string, text: string): string {
  const node = parseJson(source);
  if (node.kind !== 'string') throw new Error('no string');
  return applySplices(source, splicesTo(source, node, text));
}

describe('a string that is made to say something else', () => {
  it('keeps the spelling of its beginning and end', () => {
    expect(said('"caf\\u00e9 1 \\/ x"', 'café two / x')).toBe('"caf\\u00e9 two \\/ x"');
    expect(said('"same\\/"', 'same/')).toBe('"same\\/"');
  });

  it('never cuts a character in two, which UTF-8 could not carry', () => {
    // The two share their first unit.
    const source = '"a😀b"';
    expect(new TextDecoder().decode(new TextEncoder().encode(said(source, 'a😁b')))).toBe('"a😁b"');
    // These share their last.
    expect(new TextDecoder().decode(new TextEncoder().encode(said('"😀"', '🐀')))).toBe('"🐀"');
  });

  it('says it, for all texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '"', '\\', '\n', '😀', '😁', '🐀', 'é'), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const json = said(JSON.stringify(before.join('')), after.join(''));
        expect(JSON.parse(new TextDecoder().decode(new TextEncoder().encode(json)))).toBe(after.join(''));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('parts of a list', () => {
  it('go with their commas, whichever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 7 }), (gone) => {
        const source = `[ ${gone.map((_, at) => at).join(' , ')} ]`;
        const node = parseJson(source);
        const items = node.kind === 'array' ? node.items : [];
        const left = renderNode(
          source,
          node,
          removeParts(items, (at) => gone[at] === true),
        );
        expect(JSON.parse(left)).toEqual(gone.flatMap((isGone, at) => (isGone ? [] : [at])));
      }),
    );
  });
});
