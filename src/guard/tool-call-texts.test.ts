import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../core/json/parse-json.ts';
import { createGuard } from '../setup/create-guard.ts';
import { argumentTexts, placesInSource, unescaped } from './tool-call-texts.ts';

const principal = { tenant: 'acme', user: 'u-17', session: 's-1' };
const guard = createGuard();
const CARD = '4012-8888-8888-1881';

describe('texts of arguments', () => {
  it('are keys, strings and long numbers in the order of the source', () => {
    const source = '{"a":["b",1,12345678],"":{"c":null}}';
    expect(argumentTexts(parseJson(source), source).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'key a',
      'string b',
      'number 12345678',
      'key c',
    ]);
  });

  it('are long numbers by their digits, wherever the exponent puts the point', () => {
    const source = '[4.012888888881881e15]';
    expect(argumentTexts(parseJson(source), source).map(({ value }) => value)).toEqual(['4012888888881881']);
  });

  it('have places in the source, escapes or not', () => {
    const source = '["x\\n\\u0041y"]';
    const [text] = argumentTexts(parseJson(source), source);
    if (text === undefined) throw new Error('there is a text');
    expect([0, 1, 2, 3, 4].map(placesInSource(text, source))).toEqual([2, 3, 5, 11, 12]);
  });

  it('are read as an application that mends JSON would read them', () => {
    expect(unescaped('{"a": "\\u0041\\"\\n')).toBe('{"a": "A"\n');
    expect(unescaped('C:\\x')).toBe('C:\\x');
  });
});

describe('rewritten arguments', () => {
  it('are JSON that says the same but for what was replaced, whatever stands around it', () => {
    const aText = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(aText, aText, fc.json({ maxDepth: 2 }), (before, after, other) => {
        const source = `{"note" : ${JSON.stringify(`${before} card ${CARD} ${after}`)}, "other":${other} }`;
        const gate = guard.reply({ principal });
        const verdict = gate.toolCall(0, '/call', { name: 'send', arguments: source });
        if (verdict.action !== 'rewrite') throw new Error(`${verdict.action} ${source}`);
        expect(JSON.parse(verdict.arguments)).toEqual({
          note: `${before} card <CREDIT_CARD> ${after}`,
          other: JSON.parse(other),
        });
        expect(verdict.arguments.startsWith('{"note" : "')).toBe(true);
        expect(verdict.arguments.endsWith(`, "other":${other} }`)).toBe(true);
      }),
      { seed: 20_261_122, numRuns: 200 },
    );
  });
});
