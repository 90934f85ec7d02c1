import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/seeded-random.ts';
import { createExtractionMonitor, type ExtractionBounds, type ExtractionVerdict } from './extraction-monitor.ts';

interface Run {
  readonly texts: readonly string[];
  readonly stepMs?: number;
  readonly bounds?: Partial<ExtractionBounds>;
}

/** Two runs under one seed are the same, hash by hash. */
const SEED = 0x1e57;

/** Verdicts on one caller, after each query. */
function verdictsOn({ texts, stepMs = 3_000, bounds = {} }: Run): readonly ExtractionVerdict[] {
  let now = 1_000_000;
  const monitor = createExtractionMonitor({ clock: { now: () => now }, bounds, seed: SEED });
  return texts.map((text) => {
    now += stepMs;
    return monitor.observe('caller', { text, outputUnits: 100 });
  });
}

const count = (length: number, make: (i: number) => string): readonly string[] =>
  Array.from({ length }, (_, i) => make(i));
const random = seededRandom(5);
const words = count(900, (i) => `w${i}q`);
const anyWord = (): string => words[Math.floor(random() * words.length)] as string;
const frequent = ['the', 'of', 'and', 'a', 'to', 'in'];
const sentence = (length: number): string =>
  count(length, (i) => (i % 2 === 0 ? (frequent[Math.floor(random() * 6)] as string) : anyWord())).join(' ');

const list = count(300, (i) => `Explain w${i}q in simple terms.`);
const walk = ((): readonly string[] => {
  const text = [...count(16, anyWord)];
  return count(300, (i) => {
    text[i % 16] = anyWord();
    return `Spam or not? ${text.join(' ')}`;
  });
})();
const gibberish = count(300, () => count(15, () => `${anyWord()}${anyWord()}`).join(' '));

describe('the extraction monitor', () => {
  it.each([
    ['a list in a slot', list, 'single-slot-sweep'],
    ['a walk along a border', walk, 'related-succession'],
    ['random words', gibberish, 'random-words'],
  ])('sees %s', (_name, texts, reason) => {
    const verdict = verdictsOn({ texts }).at(-1);
    expect(verdict).toMatchObject({ level: 'anomaly' });
    expect(verdict?.reasons).toContain(reason);
  });

  it.each([
    ['the same 50 prompts again and again', count(600, (i) => `Summarize case ${i % 50} for me.`), 3_000],
    [
      'documents under one prompt',
      count(300, () => `Translate this into German, please keep the names:\n${sentence(90)}`),
      3_000,
    ],
    ['talk with thanks and second questions', count(300, (i) => (i % 4 === 0 ? 'thanks' : sentence(20))), 90_000],
    ['a list, by somebody who reads each reply', list, 90_000],
    ['nothing at all', count(300, () => ''), 1_000],
  ])('has nothing against %s', (_name, texts, stepMs) => {
    expect(verdictsOn({ texts, stepMs }).filter(({ level }) => level === 'anomaly')).toEqual([]);
  });

  it('says nothing before it has seen enough, and forgets with time', () => {
    expect(verdictsOn({ texts: list.slice(0, 63) }).every(({ score }) => score === 0)).toBe(true);
    expect(verdictsOn({ texts: list, bounds: { windowMs: 60_000 } }).every(({ score }) => score === 0)).toBe(true);
  });

  it('keeps callers apart', () => {
    let now = 0;
    const monitor = createExtractionMonitor({ clock: { now: () => now } });
    for (const text of list) {
      now += 3_000;
      monitor.observe('one', { text });
    }
    expect(monitor.observe('one', { text: 'Explain rain in simple terms.' }).level).toBe('anomaly');
    expect(monitor.observe('other', { text: 'Explain rain in simple terms.' }).level).toBe('none');
    expect(monitor.signals('other')?.queries).toBe(1);
    expect(monitor.signals('nobody')).toBeUndefined();
  });

  it('forgets the principal that has been away for longest', () => {
    const monitor = createExtractionMonitor({ clock: { now: () => 0 }, bounds: { principalsMax: 2 } });
    for (const key of ['a', 'b', 'a', 'c']) monitor.observe(key, { text: 'hello' });
    expect(['a', 'b', 'c'].map((key) => monitor.signals(key)?.queries)).toEqual([2, undefined, 1]);
  });

  it('is the same for the same queries at the same times, whoever else is there', () => {
    const alone = verdictsOn({ texts: walk });
    let now = 1_000_000;
    const monitor = createExtractionMonitor({ clock: { now: () => now }, seed: SEED });
    const among = walk.map((text) => {
      now += 3_000;
      monitor.observe('noise', { text: sentence(8) });
      return monitor.observe('caller', { text, outputUnits: 100 });
    });
    expect(among).toEqual(alone);
  });
});

describe('hostile callers of the monitor', () => {
  it('do not turn time back', () => {
    const times = [5_000_000, 1_000, 5_001_000, Number.NaN, -1, 5_002_000];
    let at = 0;
    const monitor = createExtractionMonitor({ clock: { now: () => times[at % times.length] as number } });
    for (at = 0; at < 600; at++) {
      const { score } = monitor.observe('caller', { text: `query ${at}` });
      expect(score >= 0 && score <= 1).toBe(true);
    }
    expect(monitor.signals('caller')?.queries).toBe(192);
  });

  it('get a score from 0 to 1 for any text and any count', () => {
    let now = 0;
    const monitor = createExtractionMonitor({ clock: { now: () => now }, bounds: { queriesMin: 16 } });
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('', '\ud800', '\0', '𝕏', 'a'.repeat(5_000)),
    );
    const units = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1));
    fc.assert(
      fc.property(text, units, fc.string(), (each, outputUnits, key) => {
        now += 500;
        for (const principal of ['caller', key]) {
          const { score } = monitor.observe(principal, { text: each, outputUnits });
          expect(score >= 0 && score <= 1).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may send 10 MB', () => {
    const texts = count(20, (i) => `${i} ${'word '.repeat(2_000_000)}`);
    expect(verdictsOn({ texts }).every(({ level }) => level === 'none')).toBe(true);
  });

  it.each([
    ['principalsMax', 0],
    ['principalsMax', 10_001],
    ['windowMs', 999],
    ['queriesMin', 15],
    ['queriesMin', 193],
    ['queriesMin', 64.5],
    ['scoreMin', 0],
    ['scoreMin', Number.NaN],
    ['scoreMin', 1.1],
  ])('cannot have %s of %d', (option, value) => {
    expect(() => createExtractionMonitor({ clock: { now: () => 0 }, bounds: { [option]: value } })).toThrow(option);
  });
});
