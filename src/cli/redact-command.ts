import { stat } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { InvalidJsonError } from '../core/json/invalid-json-error.ts';
import { edgeKeys } from '../crypto/mac-edge.ts';
import { createRedactor, type RedactOptions, type Redactor } from '../guard/redactor.ts';
import { systemRandom } from '../setup/create-guard.ts';
import { EXIT, UsageError } from './exit.ts';
import { openPartFile, type PartFile } from './part-file.ts';
import { type Progress, showProgress } from './progress.ts';
import { LINE_LENGTH_MAX } from './read-lines.ts';
import { readChunks } from './read-text.ts';
import { type Done, redactLines } from './redact-lines.ts';

interface RedactFlags {
  readonly file?: string;
  readonly format?: Format;
  readonly out?: string;
  readonly operator: 'redact' | 'mask' | 'hash' | 'fake';
  readonly maskKeep: string;
  readonly names: boolean;
  readonly entities?: string;
  readonly scoreMin: string;
  readonly secrets: boolean;
}

type Format = 'text' | 'json' | 'jsonl';
const FORMATS: readonly Format[] = ['text', 'json', 'jsonl'];

const HELP = `
Text and JSON lines are read and written in pieces: a file of any size needs little memory. In JSON the keys, strings and
numbers are redacted and all else stays as it is spelled; a value is judged together with its key. A line that is no JSON
is redacted as text, and the exit status is 2. The format is that of the name of --file, else text.

With --out the result is in FILE.part until it is whole. JSON lines that were stopped go on where they were when the same
command is run again; other formats begin again. Hashes and made-up values depend on a key of this run, so that equal
values are equal within one output and mean nothing outside it; they cannot be gone on with.

Examples:
  sallyport redact < server.log > clean.log
  sallyport redact --no-names < huge.log > clean.log
  sallyport redact --file traffic.jsonl --out clean.jsonl
  sallyport redact --format json --operator mask < order.json
  sallyport redact --entities EMAIL_ADDRESS,PHONE_NUMBER --no-secrets "call 415-555-2671"

Exit status: 0 all well, 2 lines that are no JSON or a bad call.`;

/** `sallyport redact`: replaces personal data and secrets. */
export function redactCommand(done: (exit: number) => void): Command {
  return new Command('redact')
    .description('replace personal data and secrets')
    .argument('[text]', 'the text; standard input when missing')
    .option('-f, --file <path>', 'take the text from a file')
    .addOption(new Option('--format <name>', 'what the text is').choices(FORMATS))
    .option('--out <path>', 'write to a file, which is there once it is whole')
    .addOption(new Option('-o, --operator <name>', 'how').choices(['redact', 'mask', 'hash', 'fake']).default('redact'))
    .option('--mask-keep <count>', 'letters and digits that a mask shows at the end at the most, 0 to 4', '4')
    .option(
      '-e, --entities <list>',
      'only these, such as EMAIL_ADDRESS,DATE_TIME; when missing, all but dates, links, ages and organizations',
    )
    .option('--score-min <score>', 'leave findings below this score, 0 to 1', '0.4')
    .option('--no-names', 'do not look for names of people and places, which takes most of the time')
    .option('--no-secrets', 'look for personal data only')
    .addHelpText('after', HELP)
    .action(async (text: string | undefined, flags: RedactFlags) => done(await redact(text, flags)));
}

function optionsOf({ operator, entities, scoreMin, secrets, names, maskKeep }: RedactFlags): RedactOptions {
  const score = Number(scoreMin);
  if (!(score >= 0 && score <= 1) || scoreMin.trim() === '')
    throw new UsageError('--score-min must be a number from 0 to 1');
  return {
    operator,
    scoreMin: score,
    secrets,
    names,
    maskKeep: maskKeep.trim() === '' ? Number.NaN : Number(maskKeep),
    keys: edgeKeys(systemRandom.bytes(32)),
    ...(entities !== undefined && { entities: entities.split(',').map((entity) => entity.trim()) }),
  };
}

type Write = (text: string) => Promise<void>;

async function redact(argument: string | undefined, flags: RedactFlags): Promise<number> {
  const redactor = createRedactor(optionsOf(flags));
  const format = flags.format ?? formatOf(flags.file);
  const progress = showProgress(flags.file === undefined ? undefined : await sizeOf(flags.file));
  const chunks = counted(readChunks({ argument, file: flags.file }), progress);
  const part = flags.out === undefined ? undefined : await openPartFile(flags.out, format === 'jsonl');
  const write = part?.write ?? writeOut;
  try {
    const notJson = await redactAs(format, chunks, redactor, { write, part });
    if (argument !== undefined && format !== 'jsonl') await write('\n');
    await part?.finish();
    progress.end();
    if (notJson === 0) return EXIT.ok;
    console.error(`sallyport: ${notJson} ${notJson === 1 ? 'line is' : 'lines are'} no JSON and redacted as text`);
    return EXIT.usage;
  } catch (error) {
    progress.end();
    await part?.close();
    throw error;
  }
}

interface Target {
  readonly write: Write;
  readonly part: PartFile | undefined;
}

async function redactAs(
  format: Format,
  chunks: AsyncIterable<string>,
  redactor: Redactor,
  { write, part }: Target,
): Promise<number> {
  if (format === 'text') await redactText(chunks, redactor, write);
  else if (format === 'json') await write(redactedJson(await wholeOf(chunks), redactor));
  else return redactLines(chunks, redactor, write, doneOf(part));
  return 0;
}

function doneOf(part: PartFile | undefined): Done | undefined {
  return part === undefined ? undefined : { lines: part.linesDone, lastLine: part.lastLine };
}

function formatOf(file: string | undefined): Format {
  if (file?.endsWith('.json')) return 'json';
  return file?.endsWith('.jsonl') || file?.endsWith('.ndjson') ? 'jsonl' : 'text';
}

async function sizeOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.size;
}

async function* counted(chunks: AsyncIterable<string>, progress: Progress): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    yield chunk;
    progress.add(Buffer.byteLength(chunk));
  }
}

async function redactText(chunks: AsyncIterable<string>, redactor: Redactor, write: Write): Promise<void> {
  const evaluator = redactor.open();
  for await (const chunk of chunks) await write(evaluator.push(chunk));
  await write(evaluator.end());
  if (evaluator.outcome().action === 'block') {
    throw new UsageError(
      'a check failed; what is behind the text that was written has not been redacted and was left out',
    );
  }
}

function redactedJson(source: string, redactor: Redactor): string {
  try {
    return redactor.redactJson(source);
  } catch (error) {
    if (error instanceof InvalidJsonError)
      throw new UsageError(`${error.message}; give --format text or jsonl`, { cause: error });
    throw error;
  }
}

async function wholeOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length > LINE_LENGTH_MAX)
      throw new UsageError(`one JSON text may have ${LINE_LENGTH_MAX} characters; give JSON lines, or --format text`);
  }
  return text;
}

async function writeOut(text: string): Promise<void> {
  if (text === '' || process.stdout.write(text)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}
