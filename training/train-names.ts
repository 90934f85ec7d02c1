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
const BIASES = [0, 4, 8, 12, 16, 20, 24, 28, 32];
/** The share of texts without names in which something may be found: a bias is chosen among those that keep to it, where one does. */
const ALARMS_MAX = 0.02;

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

// The tagger whose figures on sources left out are shown has seen less than the one that is shipped; each has the bias that is best for it.
const held = [...development, ...texts.filter(({ source }) => HELD.includes(source))];
const withLess = biased(train(texts.filter(({ source }) => !HELD.includes(source))));
const left = measureNames(held, modelOf(withLess));
say(`bias ${withLess.bias}\n${nameFiguresTable(left)}`);
if (values.measure !== true) {
  const source = biased(train(texts));
  const shipped = measureNames(development, modelOf(source)).map((row) => ({
    ...row,
    source: `${row.source}, as shipped`,
  }));
  const figures = [...shipped, ...left];
  say(`bias ${source.bias}\n${nameFiguresTable(shipped)}`);
  write(source);
  writeFileSync('training/names/figures.json', `${JSON.stringify({ texts: texts.length, figures }, undefined, 2)}\n`);
  writeCard(nameFiguresTable(figures));
}

/** With the bias that is best on the development set. */
function biased(trained: Trained): Trained {
  const tried = BIASES.map((bias) => ({ ...trained, bias: Math.round(bias / trained.step) }));
  const judged = tried.map((source) => ({ source, merit: meritOf(measureNames(development, modelOf(source))) }));
  return judged.reduce((best, each) => (each.merit > best.merit ? each : best)).source;
}

function writeCard(table: string): void {
  const card = readFileSync('docs/model-card-names.md', 'utf8');
  const figures = `<!-- figures -->\n\n${table}\n\n<!-- /figures -->`;
  writeFileSync('docs/model-card-names.md', card.replace(/<!-- figures -->[\s\S]*<!-- \/figures -->/u, figures));
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

/** The mean F1 of people's names and places, less what false alarms on texts without names weigh. */
function meritOf(rows: ReturnType<typeof measureNames>): number {
  const scores = rows.flatMap(({ entities: { PERSON, LOCATION } }) =>
    [PERSON, LOCATION].flatMap((each) => (each === undefined ? [] : [each.f1])),
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
  const alarms = sum(rows.map(({ falseAlarms }) => falseAlarms)) / sum(rows.map(({ withoutNames }) => withoutNames));
  return alarms > ALARMS_MAX ? -alarms : sum(scores) / scores.length;
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
