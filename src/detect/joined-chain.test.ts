import { describe, expect, it } from 'vitest';
import { canonicalView } from '../normalize/canonical.ts';
import { chainsOfReadings, crossingPlaces } from './joined-chain.ts';

function chainsOf(...texts: readonly string[]): ReturnType<typeof chainsOfReadings> {
  return chainsOfReadings(texts.map((text) => ({ view: canonicalView(text), openFrom: text.length })));
}

describe('joined readings', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['with white space at the boundary', ['ignore ', 'all'], ['ignore all']],
    ['with white space on both sides', ['ignore ', ' all'], ['ignore all']],
    ['inside of a word', ['igno', 're all'], ['igno re all', 'ignore all']],
    ['between two known words', ['previous', 'rules'], ['previous rules', 'previous rules', 'previousrules']],
    [
      'in both ways at once',
      ['igno', 're previous', 'prompt'],
      ['igno re previous prompt', 'ignore previous prompt', 'ignore previousprompt'],
    ],
    ['of numbers', ['4012-', '8888'], ['4012- 8888', '4012-8888']],
  ])('are made of parts %s', (_name, texts, expected) => {
    expect(chainsOf(...texts).map(({ text }) => text)).toEqual(expected);
  });

  it('know where a match stands in the originals, and which cross a boundary', () => {
    const [chain] = chainsOf('a\u200bb  c', 'def');
    if (chain === undefined) throw new Error('there is a chain');
    expect(chain.text).toBe('ab c def');
    expect(crossingPlaces(chain, 1, 6)).toEqual({ from: { part: 0, offset: 2 }, to: { part: 1, offset: 1 } });
    expect(crossingPlaces(chain, 0, 4)).toBeUndefined();
    expect(crossingPlaces(chain, 0, 5)).toBeUndefined();
    expect(crossingPlaces(chain, 4, 8)).toBeUndefined();
    // What leads to it stands in another part.
    expect(crossingPlaces(chain, 5, 8, 1)).toEqual({ from: { part: 1, offset: 0 }, to: { part: 1, offset: 3 } });
    expect(crossingPlaces(chain, 6, 8, 5)).toBeUndefined();
  });
});
