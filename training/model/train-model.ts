import type { Reader } from '../../src/detect/injection/model/weights.ts';
import type { TrainingRecord } from '../data/record.ts';
import type { Examples } from './examples.ts';
import { type LinearModel, mulberry, scoreOf, type TrainingOptions, trainLogistic } from './logistic.ts';

/** What was found best on sources left out; more epochs, rates and penalties made no difference beyond noise. */
const TRAINING: TrainingOptions = {
  epochs: 4,
  rate: 0.3,
  smoothing: 0.05,
  dropout: 0.3,
  sourcesMin: 2,
  seed: 1,
};

/** Windows of an honest text that are shown. */
const WINDOWS_MAX = 3;

/**
 * What of the model for external texts is learnt with weights of their own. All of it sees attacks in documents better and honest
 * documents of new kinds worse: what is there by chance in the documents of few sources counts, too.
 */
const EXTERNAL_OWN = 0.3;

/** Trains a model for each reader: that of user texts has weights of its own on top of those of all texts, that of external ones less so. */
export function trainModels(
  records: readonly TrainingRecord[],
  rows: readonly number[],
  examples: Examples,
): Readonly<Record<Reader, LinearModel>> {
  const isExternal = (row: number): boolean => (records[row] as TrainingRecord).trust === 'external';
  const train = (isOwn?: (row: number) => boolean): LinearModel => trainModel(records, rows, examples, isOwn);
  const [user, all, own] = [train((row) => !isExternal(row)), train(), train(isExternal)];
  return { user, external: mixed(all, own, EXTERNAL_OWN) };
}

function mixed(one: LinearModel, other: LinearModel, share: number): LinearModel {
  const mix = (a: number, b: number): number => (1 - share) * a + share * b;
  return {
    bias: mix(one.bias, other.bias),
    slots: one.slots.map((weight, slot) => mix(weight, other.slots[slot] as number)),
  };
}

/** Trains on texts: honest ones by some of their windows, attacks by the first and the last one. */
function trainModel(
  records: readonly TrainingRecord[],
  rows: readonly number[],
  examples: Examples,
  isOwnRow?: (row: number) => boolean,
): LinearModel {
  const random = mulberry(TRAINING.seed + 1);
  const shown = rows.map((row) => ({ row, windows: windowsOf(row, examples, records[row] as TrainingRecord, random) }));
  return trainOn(shown, records, examples, isOwnRow);
}

interface Shown {
  readonly row: number;
  readonly windows: readonly number[];
}

function windowsOf(
  row: number,
  { windows }: Examples,
  { isAttack }: TrainingRecord,
  random: () => number,
): readonly number[] {
  const [first, end] = [windows[row] as number, windows[row + 1] as number];
  if (end - first === 1) return [first];
  if (isAttack) return [first, end - 1];
  return Array.from({ length: Math.min(WINDOWS_MAX, end - first) }, () => first + Math.floor(random() * (end - first)));
}

function trainOn(
  shown: readonly Shown[],
  records: readonly TrainingRecord[],
  examples: Examples,
  isOwnRow: ((row: number) => boolean) | undefined,
): LinearModel {
  const windowCount = examples.starts.length - 1;
  const isAttack = new Array<boolean>(windowCount);
  const sources = new Array<string>(windowCount);
  const weights = new Array<number>(windowCount);
  const shares = weightsOf(shown.map(({ row }) => records[row] as TrainingRecord));
  for (const [i, { row, windows }] of shown.entries()) {
    const record = records[row] as TrainingRecord;
    for (const window of windows) {
      isAttack[window] = record.isAttack;
      sources[window] = record.source;
      weights[window] = (shares[i] as number) / windows.length;
    }
  }
  const rows = [...new Set(shown.flatMap(({ windows }) => windows))];
  const labels = { isAttack, weights, sources };
  if (isOwnRow === undefined) return trainLogistic(examples, rows, labels, TRAINING);
  const own = new Set(shown.flatMap(({ row, windows }) => (isOwnRow(row) ? windows : [])));
  return trainLogistic(examples, rows, labels, TRAINING, (window) => own.has(window));
}

/** 1 on average: classes count the same, sources by the root of their number. */
function weightsOf(records: readonly TrainingRecord[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const { isAttack, source } of records)
    counts.set(`${isAttack} ${source}`, (counts.get(`${isAttack} ${source}`) ?? 0) + 1);
  const raw = records.map(({ isAttack, source }) => 1 / Math.sqrt(counts.get(`${isAttack} ${source}`) as number));
  const sums = { true: 0, false: 0 };
  for (const [i, { isAttack }] of records.entries()) sums[`${isAttack}`] += raw[i] as number;
  return raw.map((weight, i) => (weight * records.length) / 2 / sums[`${(records[i] as TrainingRecord).isAttack}`]);
}

/** The logits of texts, each as its reader sees it. */
export function logitsOf(
  models: Readonly<Record<Reader, LinearModel>>,
  records: readonly TrainingRecord[],
  examples: Examples,
  rows: readonly number[],
): readonly number[] {
  return rows.map((row) => scoreOf(models[readerOf(records[row] as TrainingRecord)], examples, row));
}

function readerOf({ trust }: TrainingRecord): Reader {
  return trust === 'external' ? 'external' : 'user';
}
