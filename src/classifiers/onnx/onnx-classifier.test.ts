import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TinyModel, writeOnnxModel } from '../../../test/write-onnx-model.ts';
import { createGuard } from '../../setup/create-guard.ts';
import { type OnnxClassifier, type OnnxClassifierOptions, onnxClassifier } from './onnx-classifier.ts';
import { loadOnnxRuntime } from './onnx-runtime.ts';

const PIECES = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'the', 'weather', 'is', 'fine', 'zugzwang', '##s', '.', 'a', 'b'];
/** One word of the vocabulary means an attack, so that nothing but the model finds it. */
const WEIGHTS = PIECES.map((piece) => (piece === 'zugzwang' ? 4 : -4));
const TOKENIZER = JSON.stringify({
  normalizer: { type: 'BertNormalizer', lowercase: true },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  model: { type: 'WordPiece', vocab: Object.fromEntries(PIECES.map((piece, id) => [piece, id])) },
});

const hasRuntime = await loadOnnxRuntime().then(
  () => true,
  () => false,
);
const call = { deadlineMs: Number.MAX_SAFE_INTEGER };
const opened: OnnxClassifier[] = [];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sallyport-onnx-'));
  await writeFile(join(folder, 'tokenizer.json'), TOKENIZER);
  await writeFile(join(folder, 'vocab.txt'), `${PIECES.join('\n')}\n`);
});

afterEach(async () => {
  for (const classifier of opened.splice(0)) await classifier.close();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function open(
  model: Partial<TinyModel> = {},
  more: Partial<OnnxClassifierOptions> = {},
): Promise<OnnxClassifier> {
  const name = join(folder, `${opened.length}.onnx`);
  await writeFile(name, writeOnnxModel({ weights: WEIGHTS, ...model }));
  const options = { id: 'tiny', model: name, tokenizer: join(folder, 'tokenizer.json'), ...more };
  const classifier = await onnxClassifier(options);
  opened.push(classifier);
  return classifier;
}

async function scoreOf(classifier: OnnxClassifier, text: string): Promise<number> {
  const { signal } = new AbortController();
  return (await classifier.classify({ text, trust: 'user' }, { ...call, signal })).score;
}

describe('a model in ONNX, run by onnxruntime-node', () => {
  beforeEach((context) => context.skip(!hasRuntime, 'the optional package onnxruntime-node is not installed'));

  it.each(['tokenizer.json', 'vocab.txt'])('scores texts by %s', async (tokenizer) => {
    const classifier = await open({}, { tokenizer: join(folder, tokenizer) });
    expect(await scoreOf(classifier, 'The weather is fine.')).toBeLessThan(0.01);
    expect(await scoreOf(classifier, 'The ZUGZWANGS is fine.')).toBeGreaterThan(0.99);
    expect(await scoreOf(classifier, '')).toBeLessThan(0.01);
  });

  it.each<[Partial<TinyModel>, Partial<OnnxClassifierOptions>]>([
    [{ inputs: ['input_ids'] }, {}],
    [{ inputType: 'int32' }, {}],
    [{ labels: 1 }, { labelIndex: 0, activation: 'sigmoid' }],
  ])('takes a model of %j with %j', async (model, options) => {
    const classifier = await open(model, options);
    expect(await scoreOf(classifier, 'zugzwang')).toBeGreaterThan(0.9);
    expect(await scoreOf(classifier, 'weather')).toBeLessThan(0.1);
  });

  it('reads a long text in windows, the last one, too', async () => {
    const classifier = await open({}, { tokensMax: 16, windowsMax: 100 });
    const long = 'the weather is fine. '.repeat(50);
    expect(await scoreOf(classifier, long)).toBeLessThan(0.01);
    expect(await scoreOf(classifier, `${long} zugzwang`)).toBeGreaterThan(0.99);
    expect(await scoreOf(classifier, `${long} zugzwang ${long}`)).toBeGreaterThan(0.99);
  });

  it('has no opinion on a text of more windows or characters than it may read', async () => {
    const classifier = await open({}, { tokensMax: 16, windowsMax: 2, textLengthMax: 1_000 });
    await expect(scoreOf(classifier, 'a '.repeat(14))).resolves.toBeLessThan(0.01);
    await expect(scoreOf(classifier, 'a '.repeat(60))).rejects.toMatchObject({ reason: 'too-long' });
    await expect(scoreOf(classifier, 'a'.repeat(1_001))).rejects.toMatchObject({ reason: 'too-long' });
  });

  it('answers many texts at once, each with its own score', async () => {
    const classifier = await open();
    const texts = Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? 'zugzwang' : 'weather'));
    const scores = await Promise.all(texts.map((text) => scoreOf(classifier, text)));
    expect(scores.map((score) => score > 0.5)).toEqual(texts.map((text) => text === 'zugzwang'));
  });

  it('stops at the next window when nobody waits any more', async () => {
    const classifier = await open({}, { tokensMax: 16 });
    const gone = { ...call, signal: AbortSignal.abort() };
    await expect(classifier.classify({ text: 'a', trust: 'user' }, gone)).rejects.toMatchObject({ reason: 'deadline' });
    const controller = new AbortController();
    const text = 'a '.repeat(800);
    const cut = classifier.classify({ text, trust: 'user' }, { ...call, signal: controller.signal });
    controller.abort();
    await expect(cut).rejects.toMatchObject({ reason: 'deadline' });
  });

  it('has no opinion where the model fails, and goes on', async () => {
    // The last ids of the vocabulary have no weight in this model.
    const classifier = await open({ weights: WEIGHTS.slice(0, -1) });
    await expect(scoreOf(classifier, 'b')).rejects.toMatchObject({
      reason: 'failed',
      message: 'the classifier failed',
    });
    expect(await scoreOf(classifier, 'zugzwang')).toBeGreaterThan(0.99);
  });

  it('has no opinion where the model gives no number', async () => {
    const classifier = await open({
      weights: WEIGHTS.map((weight) => (weight > 0 ? Number.POSITIVE_INFINITY : weight)),
    });
    await expect(scoreOf(classifier, 'zugzwang')).rejects.toMatchObject({ reason: 'verdict' });
  });

  it('takes part in the decision of a guard', async () => {
    const guard = createGuard({ classifiers: [{ classifier: await open() }] });
    const principal = { tenant: 't', user: 'u', session: 's' };
    const decision = await guard.input('zugzwang', { principal });
    expect(decision).toMatchObject({ action: 'block', reason: 'blocked_by_policy: injection/classifier/tiny' });
    expect(await guard.input('the weather is fine', { principal })).toMatchObject({ action: 'allow', findings: [] });
  });

  it('answers nothing when it is closed', async () => {
    const classifier = await open();
    await classifier.close();
    await expect(scoreOf(classifier, 'a')).rejects.toMatchObject({ reason: 'failed' });
  });

  it.each<[string, Partial<TinyModel>, Partial<OnnxClassifierOptions>]>([
    ['"model" names a file', {}, { model: '/nowhere/model.onnx' }],
    ['"tokenizer" names a file', {}, { tokenizer: '/nowhere/tokenizer.json' }],
    ['"model" is no ONNX model', {}, { model: new URL(import.meta.url).pathname }],
    ['"tokenizer" has no piece "[UNK]"', {}, { tokenizer: new URL(import.meta.url).pathname }],
    ['"model" must have the inputs of BERT', { inputs: ['pixels'] }, {}],
    ['"labelIndex" is past the 2 labels', {}, { labelIndex: 2 }],
    ['"activation" must be sigmoid', { labels: 1 }, { labelIndex: 0 }],
  ])('is not opened: %s', async (problem, model, options) => {
    await expect(open(model, options)).rejects.toThrow(`option ${problem}`);
  });
});

describe('the options of a model', () => {
  it.each<[keyof OnnxClassifierOptions, number]>([
    ['tokensMax', 513],
    ['tokensMax', 15],
    ['windowsMax', 0],
    ['threadsMax', 65],
    ['labelIndex', -1],
    ['textLengthMax', 1.5],
  ])('refuse %s of %d before anything is loaded', async (name, value) => {
    const options = { id: 'tiny', model: 'm', tokenizer: 't', [name]: value };
    await expect(onnxClassifier(options)).rejects.toMatchObject({ code: 'INVALID_OPTIONS', option: name });
  });

  it('say what to install where the package is not there', async () => {
    await expect(loadOnnxRuntime('onnxruntime-nowhere')).rejects.toThrow('npm install onnxruntime-nowhere');
  });
});
