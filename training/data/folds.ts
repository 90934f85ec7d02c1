import { fnv1a } from '../../src/core/fnv1a.ts';
import type { TrainingRecord } from './record.ts';

/** Sources that are left out together: what one of them was made from is in its fold, too. */
export const FOLDS: readonly (readonly string[])[] = [
  ['hackaprompt', 'neuralchemy', 'clinc150', 'gsm8k', 'oss-code', 'tau-bench'],
  ['safeguard', 'deepset', 'compass-ctf', 'chatgpt-prompts-zh', 'bbh', 'fabric'],
  [
    'in-the-wild-jailbreaks',
    'malignant',
    'garak-dan',
    'self-reminder',
    'gpts-system-prompts',
    'gpteacher',
    'banking77',
    't0-p3',
  ],
  ['tensor-trust', 'tensor-trust-defenses', 'awesome-copilot', 'ultrachat', 'sgd', 'textgen-zh'],
  ['spikee', 'tasktracker', 'asb', 'awesome-cursorrules', 'spam-assassin', 'bfcl', 'xquad'],
];

const RUN = 36;

/**
 * The records to train on when a fold is left out: none of its sources, none that carries a document of theirs, and none that shares
 * a run of 36 letters with one of their attacks, look-alike digits read as letters.
 */
export function withoutFold(records: readonly TrainingRecord[], fold: readonly string[]): readonly TrainingRecord[] {
  const left = new Set(fold);
  const runs = new Set<number>();
  for (const record of records) {
    if (left.has(record.source) && record.isAttack) for (const run of runsOf(record.text, 1)) runs.add(run);
  }
  return records.filter((record) => {
    if (left.has(record.source)) return false;
    if (!record.source.startsWith('synth-')) return true;
    if (record.carrier !== undefined && left.has(record.carrier)) return false;
    for (const run of runsOf(record.text, RUN >> 2)) if (runs.has(run)) return false;
    return record.source !== 'synth-obfuscated' || !record.isAttack;
  });
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

function* runsOf(text: string, step: number): Iterable<number> {
  const letters = text
    .toLowerCase()
    .replace(/[0134578@$]/gu, (sign) => LEET[sign] ?? sign)
    .replace(/[^\p{L}]/gu, '');
  for (let at = 0; at + RUN <= letters.length; at += step) {
    yield fnv1a(letters, at, at + RUN);
  }
}
