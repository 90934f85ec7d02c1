import { readFileSync } from 'node:fs';
import { PromptFilter } from 'sallyport';
import { injectionRules } from 'sallyport/rules';
import { type Measured, measure, type Row } from './measure.ts';
import { germanText, proseText } from './texts.ts';

// npm run bench:injection: what rules and model together cost beside a plain loop over the patterns of the rules, in one run, and how
// well they tell attacks from honest texts of sources that were left out of training (from training/metrics.json).

interface Figures {
  readonly attacks: number;
  readonly honest: number;
  readonly flaggedAttacks: readonly [number, number];
  readonly flaggedHonest: readonly [number, number];
}

interface Metrics {
  readonly overall: Readonly<Record<string, { readonly auc: number; readonly recall: readonly number[] }>>;
  readonly bySource: Readonly<Record<string, Figures>>;
}

/** About as many tokens in ordinary English. */
const TOKENS_200 = 900;
const filter = new PromptFilter();

function patternLoop(text: string): number {
  let count = 0;
  for (const { pattern } of injectionRules)
    for (const _ of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) count++;
  return count;
}

const rows: readonly (Row & { readonly budget: number; readonly text: string })[] = [
  { name: '200 tokens of English', text: proseText(TOKENS_200), budget: 150 },
  { name: '200 tokens of German', text: germanText(TOKENS_200), budget: 150 },
  { name: '10 KB of English', text: proseText(10_000), budget: 1_000 },
  { name: '100 KB of English', text: proseText(100_000), budget: 10_000 },
].map((row) => ({ ...row, run: () => filter.check(row.text) }));
const loops: readonly Row[] = rows.map(({ name, text }) => ({ name: `${name}, loop`, run: () => patternLoop(text) }));

const measured = await measure([...rows, ...loops], (done, all) => {
  process.stderr.write(`\r${Math.round((100 * done) / all)} %`);
});
process.stderr.write('\r');
console.log('text                          µs CPU    budget   loop over the patterns   ratio');
for (const [i, { name, budget }] of rows.entries()) {
  const { microseconds } = measured[i] as Measured;
  const loop = (measured[rows.length + i] as Measured).microseconds;
  const columns = [
    microseconds.toFixed(0).padStart(7),
    `${budget}`.padStart(9),
    loop.toFixed(0).padStart(24),
    (microseconds / loop).toFixed(2).padStart(7),
  ];
  console.log(`${name.padEnd(29)}${columns.join(' ')}`);
}

const { overall, bySource } = JSON.parse(readFileSync('training/metrics.json', 'utf8')) as Metrics;
console.log('\nSources left out of training           AUC   recall at 0.1, 0.5, 1, 5 % FPR');
for (const [name, { auc, recall }] of Object.entries(overall)) {
  console.log(
    `${name.padEnd(36)} ${auc.toFixed(3)}   ${recall.map((share) => (100 * share).toFixed(1).padStart(5)).join(' ')}`,
  );
}
console.log('\nsource                                       attacks flagged        honest flagged');
for (const [name, { attacks, honest, flaggedAttacks, flaggedHonest }] of Object.entries(bySource)) {
  const cell = (count: number, [share]: readonly [number, number]): string =>
    (count === 0 ? '' : `${(100 * share).toFixed(1)} % of ${count}`).padStart(20);
  console.log(`${name.padEnd(42)}${cell(attacks, flaggedAttacks)}  ${cell(honest, flaggedHonest)}`);
}
