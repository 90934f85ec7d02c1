import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { decodeGazetteer, encodeGazetteer } from '../src/detect/pii/names/gazetteer.ts';
import type { NameModel } from '../src/detect/pii/names/name-tagger.ts';
import { decodeNameWeights, encodeNameWeights } from '../src/detect/pii/names/name-weights.ts';
import type { NamesSource } from '../src/detect/pii/names/names-source.ts';
import { mulberry } from './model/logistic.ts';
import { groupWords, withCopies } from './names/copies.ts';
import { inventor } from './names/invent.ts';
import { wordLists } from './names/lists.ts';
import { measureNames } from './names/measure.ts';
import { nameFiguresTable } from './names/name-report.ts';
import { readNegatives } from './names/negatives.ts';
import { averaged, strongestSlots, trainTagger } from './names/perceptron.ts';
import { quantized } from './names/quantize.ts';
import { type NamedText, readSets, readWritten } from './names/read.ts';
import { sentenceOf } from './names/sentences.ts';

// npm run train:names -- --pool FOLDER --texts FOLDER: trains the name tagger from the pools and training/names/corpus, measures it on sources left out,
// and writes its weights and figures. Seeded: twice the same.

/** Silver labels of Wikipedia: the tagger is worse with them. */
const LEFT_OUT = ['silver_wikiann_en'];
/** Sources that the figures are taken on, and that the tagger with which they are taken has not seen. */
const HELD = ['uner_ewt', 'own-chat-assistant.en', 'own-short-requests.en'];
const FEATURES = 140_000;
/** By how much the right label must win. */
const MARGIN = 10;
/** A win of so many margins has a score three quarters of the way up. */
const SOFT_MARGINS = 8;
const EPOCHS = 5;
const SEEDS = [1, 2];
/** The share of names that the lists do not know while it is trained. */
const UNLISTED_SHARE = 0.25;
/** Biases against names that are tried, in units of weights before they are put into steps. */
const BIASES = [0, 8, 16, 24, 32, 40];
/** What a share of false alarms weighs beside F1, when a bias is chosen. */
const ALARM_WEIGHT = 2;

const { values } = parseArgs({
  options: { pool: { type: 'string' }, texts: { type: 'string' }, measure: { type: 'boolean' } },
});
const { pool: folder, texts: plainFolder } = values;
if (folder === undefined || plainFolder === undefined) {
  throw new Error('say where the pools are: npm run train:names -- --pool FOLDER --texts FOLDER');
}

const texts = [...readSets(folder), ...readWritten('training/names/corpus')].filter(
  ({ source }) => !LEFT_OUT.includes(source),
);
const development = readWritten('training/names/development').map((text) => ({
  ...text,
  source: text.source.replace('own-', 'development '),
}));
say(`${texts.length} texts, ${development.length} of the development set`);

const held = [...development, ...texts.filter(({ source }) => HELD.includes(source))];
const measured = train(texts.filter(({ source }) => !HELD.includes(source)));
const judged = BIASES.map((bias) => {
  const model = modelOf({ ...measured, bias: Math.round(bias / measured.step) });
  return { bias, figures: measureNames(held, model) };
});
for (const { bias, figures } of judged) say(`bias ${bias}\n${nameFiguresTable(figures)}`);
const { bias, figures } = judged.reduce((best, each) => (meritOf(each.figures) > meritOf(best.figures) ? each : best));
say(`chosen: bias ${bias}`);
if (values.measure !== true) {
  const final = train(texts);
  const source = { ...final, bias: Math.round(bias / final.step) };
  write(source);
  writeFileSync(
    'training/names/figures.json',
    `${JSON.stringify({ bias, texts: texts.length, figures }, undefined, 2)}\n`,
  );
  writeFileSync(
    'docs/model-card-names.md',
    readFileSync('docs/model-card-names.md', 'utf8').replace(
      /(<!-- figures -->\n)[\s\S]*?(\n<!-- \/figures -->)/u,
      `$1${nameFiguresTable(figures)}$2`,
    ),
  );
}

interface Trained extends NamesSource {
  readonly step: number;
}

function train(from: readonly NamedText[]): Trained {
  const random = mulberry(3);
  const gazetteer = encodeGazetteer(wordLists(folder as string, from));
  const listsOf = decodeGazetteer(gazetteer);
  const groups = groupWords(from);
  const invent = inventor(folder as string, random);
  const negatives = readNegatives(plainFolder as string, listsOf, random);
  const sentences = [...from.flatMap((text) => withCopies(text, invent, random)), ...negatives].map((text) =>
    sentenceOf(
      text,
      listsOf,
      (word) => groups.has(word),
      () => random() < UNLISTED_SHARE,
    ),
  );
  say(`${sentences.length} texts with copies, ${gazetteer.count} words in lists`);
  const kept = strongestSlots(trainTagger(sentences, { epochs: EPOCHS, seed: 0, margin: MARGIN }, say), FEATURES);
  const { rows, step } = quantized(
    averaged(SEEDS.map((seed) => trainTagger(sentences, { epochs: EPOCHS, seed, margin: MARGIN, kept }, say))),
  );
  return {
    gazetteer,
    weights: encodeNameWeights(rows),
    bias: 0,
    softness: Math.round((SOFT_MARGINS * MARGIN) / step),
    step,
  };
}

function modelOf({ gazetteer, weights, bias, softness }: NamesSource): NameModel {
  return { listsOf: decodeGazetteer(gazetteer), weights: decodeNameWeights(weights), bias, softness };
}

/** On the development set: the mean F1 of people's names and places, less what false alarms on texts without names weigh. */
function meritOf(all: ReturnType<typeof measureNames>): number {
  const rows = all.filter(({ source }) => source.startsWith('development'));
  const scores = rows.flatMap(({ entities: { PERSON, LOCATION } }) =>
    [PERSON, LOCATION].flatMap((each) => (each === undefined ? [] : [each.f1])),
  );
  const alarms =
    rows.reduce((sum, { falseAlarms }) => sum + falseAlarms, 0) /
    rows.reduce((sum, { withoutNames }) => sum + withoutNames, 0);
  return scores.reduce((sum, score) => sum + score, 0) / scores.length - ALARM_WEIGHT * alarms;
}

function write({ gazetteer, weights, bias: cost, softness }: NamesSource): void {
  const json = JSON.stringify({ bias: cost, softness, gazetteer, weights });
  writeFileSync(
    'src/detect/pii/names/names.generated.ts',
    `// Written by training/train-names.ts. Do not edit.\nimport type { NamesSource } from './names-source.ts';\n\nexport const namesSource: NamesSource = ${json};\n`,
  );
}

function say(line: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
}
