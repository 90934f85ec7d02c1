import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptParaphraseMeter } from './prompt-paraphrase.ts';

/** A system prompt, replies that give it away in other words, and replies to customers. */
interface Sample {
  readonly prompt: string;
  /** Sentence by sentence; a summary; retold in other words altogether. */
  readonly leaks: readonly [string, string, string];
  readonly honest: readonly string[];
}

const SETS = ['development', 'validation'].map((name) => ({ name, samples: samplesOf(name) }));
const SAMPLES = SETS.flatMap(({ samples }) => samples);

function samplesOf(name: string): readonly Sample[] {
  const file = new URL(`../../../test/paraphrases/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Sample[];
}

const fold = (codePoint: number): string => String.fromCodePoint(codePoint).normalize('NFKD');

function read(prompt: string, pieces: readonly string[]) {
  const run = promptParaphraseMeter(prompt, { fold }).open();
  let offset = 0;
  return pieces.flatMap((piece) => {
    const from = offset;
    offset += piece.length;
    const found = run.write(piece, from);
    // Nothing is withheld: a finding must stand in what has just come.
    for (const { start } of found) expect(start).toBeGreaterThanOrEqual(from);
    return found;
  });
}

function share(samples: readonly Sample[], kind: 0 | 1 | 2): number {
  return samples.filter(({ prompt, leaks }) => read(prompt, [leaks[kind]]).length > 0).length / samples.length;
}

describe('promptParaphraseMeter', () => {
  it.each(SETS)('finds close rewordings and most summaries of the $name set', ({ samples }) => {
    expect(share(samples, 0)).toBe(1);
    expect(share(samples, 1)).toBeGreaterThanOrEqual(0.6);
  });

  it('leaves honest replies on the same matters alone', () => {
    for (const { prompt, honest } of SAMPLES) for (const reply of honest) expect(read(prompt, [reply])).toEqual([]);
  });

  it('leaves replies of other assistants alone', () => {
    for (const { prompt } of SAMPLES) {
      const others = SAMPLES.filter((sample) => sample.prompt !== prompt).flatMap(({ honest }) => honest);
      for (const reply of others) expect(read(prompt, [reply])).toEqual([]);
    }
  });

  it('finds the same for every cutting', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.integer({ min: 1, max: 40 }), ({ prompt, leaks }, size) => {
        const cut = leaks[0].match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
        expect(read(prompt, cut)).toEqual(read(prompt, [leaks[0]]));
      }),
      { numRuns: 60 },
    );
  });

  it('reads through case and signs, and forgets what stands far before', () => {
    const [{ prompt, leaks }] = SAMPLES as [Sample];
    expect(read(prompt, [leaks[0].toUpperCase().replaceAll(' ', ' * ')])).toHaveLength(1);
    const filler = ' well'.repeat(260);
    const spread = leaks[0].split(' ').map((word) => word + filler);
    expect(read(prompt, [spread.join(' ')])).toEqual([]);
  });

  it('watches no prompt of a few words', () => {
    expect(read('Be kind and brief.', ['Be kind and brief. Be kind and brief.'])).toEqual([]);
  });
});
