import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// npm run check:corpus: every line of training/corpus in its form, none there twice, and no family that words its entries alike.

const FOLDER = 'training/corpus';
const RUN_WORDS = 5;
const SHARED_MAX = 0.2;

interface Family {
  readonly name: string;
  readonly lines: readonly string[];
}

const problems: string[] = [];
const all = new Set<string>();
let entries = 0;
for (const { name, lines } of families()) {
  for (const [number, line] of lines.entries()) {
    if (!/^[+-] \S/u.test(line)) problems.push(`${name}:${number + 1}: begins with neither "+ " nor "- "`);
    if (all.has(line.slice(2))) problems.push(`${name}:${number + 1}: is there twice`);
    all.add(line.slice(2));
  }
  entries += lines.length;
  const shared = sharedShare(lines.map((line) => line.slice(2)));
  if (shared > SHARED_MAX)
    problems.push(`${name}: ${(100 * shared).toFixed(1)} % of its runs of ${RUN_WORDS} words are in several entries`);
}
process.stdout.write(`${entries} entries, ${problems.length} problems\n`);
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

function families(): readonly Family[] {
  return ['user', 'external'].flatMap((trust) =>
    readdirSync(join(FOLDER, trust)).flatMap((family) =>
      readdirSync(join(FOLDER, trust, family)).map((file) => {
        const name = `${trust}/${family}/${file}`;
        return { name, lines: readFileSync(join(FOLDER, name), 'utf8').split('\n').slice(0, -1) };
      }),
    ),
  );
}

/** The share of an entry's runs of words that other entries have, too. */
function sharedShare(texts: readonly string[]): number {
  const runs = texts.map(runsOf);
  const counts = new Map<string, number>();
  for (const set of runs) for (const run of set) counts.set(run, (counts.get(run) ?? 0) + 1);
  let total = 0;
  let shared = 0;
  for (const set of runs) {
    total += set.size;
    for (const run of set) if ((counts.get(run) as number) > 1) shared++;
  }
  return total === 0 ? 0 : shared / total;
}

function runsOf(text: string): ReadonlySet<string> {
  const words =
    text.toLowerCase().match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]|[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const runs = new Set<string>();
  for (let i = 0; i + RUN_WORDS <= words.length; i++) runs.add(words.slice(i, i + RUN_WORDS).join(' '));
  return runs;
}
