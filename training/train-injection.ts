import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Calibrations, combinedLogit } from '../src/detect/injection/combine.ts';
import { encodeWeights, type Reader, type Weights } from '../src/detect/injection/model/weights.ts';
import { cleaned } from './data/cleaned.ts';
import { readCorpus, readParallel } from './data/corpus.ts';
import { FOLDS, withoutFold } from './data/folds.ts';
import { readPool } from './data/pool.ts';
import type { TrainingRecord } from './data/record.ts';
import { readExamples } from './model/examples.ts';
import { type Judged, platt } from './model/platt.ts';
import { expanded, quantized } from './model/quantized.ts';
import { capped, composed } from './model/sample.ts';
import { logitsOf, trainModels } from './model/train-model.ts';
import { writeFigures } from './model-card.ts';
import { groupedByLanguage, type HeldText, type Metrics, report } from './report.ts';
import { ruleScores } from './rule-scores.ts';

// npm run train:injection -- --pool FOLDER: trains the injection model from the pool and training/corpus, measures it on sources left
// out, and writes weights, calibration and metrics. Seeded: twice the same.

const RECORDS_MAX = 4_000;
const COMPOSED = 24_000;
/** The share of attacks among the texts that probabilities are for: few users attack, and what agents read is where attackers write. */
const ATTACK_SHARES = { user: 0.045, external: 0.11 } as const;

const { values } = parseArgs({
  options: { pool: { type: 'string' }, measure: { type: 'boolean' }, 'no-corpus': { type: 'boolean' } },
});
if (values.pool === undefined) throw new Error('say where the pool is: npm run train:injection -- --pool FOLDER');

const pool = capped(cleaned(readPool(values.pool)), RECORDS_MAX, 7);
const corpus = values['no-corpus'] ? [] : readCorpus('training/corpus');
const texts = [...pool, ...corpus];
const inDocuments = composed(texts, COMPOSED, 11);
const parallel = readParallel('training/parallel');
const records: readonly TrainingRecord[] = [...texts, ...inDocuments, ...parallel];
const trained = texts.length + inDocuments.length;
say(`${pool.length} records of the pool, ${corpus.length} of the corpus, ${inDocuments.length} composed`);
const rowOf = new Map(records.map((record, row) => [record, row]));
const examples = readExamples(records.map(({ text }) => text));
say(`${examples.starts.length - 1} windows, ${examples.features.length} features`);
const rules = ruleScores(records, say);

const held: (Judged & { readonly row: number })[] = [];
const sourcesOfCorpus = [...new Set(corpus.map(({ source }) => source))].sort();
for (const [number, fold] of FOLDS.entries()) {
  const left = new Set([...fold, ...sourcesOfCorpus.filter((_, i) => i % FOLDS.length === number)]);
  const kept = new Set(withoutFold(texts, [...left]));
  const train = [...kept, ...inDocuments.filter(({ payload, document }) => kept.has(payload) && kept.has(document))];
  const rows = train.map((record) => rowOf.get(record) as number);
  const models = expanded(quantized(trainModels(records, rows, examples)));
  const test = records.flatMap((record, row) => (isHeld(record, left) ? [row] : []));
  const logits = logitsOf(models, records, examples, test);
  for (const [i, row] of test.entries()) {
    const { isAttack, source } = records[row] as TrainingRecord;
    held.push({ row, isAttack, source, logit: combinedLogit(logits[i] as number, rules[row] as number) });
  }
  say(`fold ${number + 1} of ${FOLDS.length}`);
}
const user = platt(
  held.filter(({ row }) => (records[row] as TrainingRecord).trust === 'user'),
  ATTACK_SHARES.user,
);
const external = platt(
  held.filter(({ row }) => (records[row] as TrainingRecord).trust === 'external'),
  ATTACK_SHARES.external,
);
const calibrations: Calibrations = { user, external, model: user, operator: user };
const metrics = report(held.map(judged), calibrations);
if (!values.measure) {
  const rows = records.slice(0, trained).map((_, row) => row);
  const models = quantized(trainModels(records, rows, examples));
  write(models, calibrations);
  const unseen = parallel.map((_, i) => trained + i);
  const logits = logitsOf(expanded(models), records, examples, unseen);
  const byLanguage = groupedByLanguage(
    unseen.map((row, i) => judged({ row, logit: combinedLogit(logits[i] as number, rules[row] as number) })),
    calibrations,
  );
  const all: Metrics = { ...metrics, parallel: byLanguage };
  writeFigures(all);
  writeFileSync('training/metrics.json', `${JSON.stringify(all, null, 2)}\n`);
}

function judged({ row, logit }: { readonly row: number; readonly logit: number }): HeldText {
  const record = records[row] as TrainingRecord;
  const { isAttack, source } = record;
  return { logit, isAttack, source, ruleScore: rules[row] as number, record };
}

/** Composed records are held where the document or the attack is, and none of both is trained on. */
function isHeld(record: TrainingRecord, left: ReadonlySet<string>): boolean {
  if (!('payload' in record)) return left.has(record.source);
  const { payload, document } = record as (typeof inDocuments)[number];
  return left.has(payload.source) && left.has(document.source);
}

function write(weights: Readonly<Record<Reader, Weights>>, calibration: Calibrations): void {
  const source = encodeWeights(weights);
  const path = 'src/detect/injection/model/weights.generated.ts';
  writeFileSync(
    path,
    `// Written by training/train-injection.ts. Do not edit.
import type { Calibrations } from '../combine.ts';
import type { WeightsSource } from './weights.ts';

export const CALIBRATIONS: Calibrations = ${JSON.stringify(calibration)};

export const WEIGHTS: WeightsSource = ${JSON.stringify(source)};
`,
  );
  say(`${source.count} weights, ${source.slots.length} characters in ${path}`);
}

function say(line: string): void {
  process.stderr.write(`${(performance.now() / 1_000).toFixed(0).padStart(4)} s  ${line}\n`);
}
