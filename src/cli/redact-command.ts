import { Command, Option } from 'commander';
import { edgeKeys } from '../crypto/mac-edge.ts';
import { createRedactor, type RedactOptions, type Redactor } from '../guard/redactor.ts';
import { systemRandom } from '../setup/create-guard.ts';
import { EXIT, UsageError } from './exit.ts';
import { readChunks } from './read-text.ts';

interface RedactFlags {
  readonly file?: string;
  readonly operator: 'redact' | 'mask' | 'hash';
  readonly entities?: string;
  readonly scoreMin: string;
  readonly secrets: boolean;
}

const HELP = `
The text is read and written in pieces: a file of any size needs little memory. Hashes are keyed with a key of this
run, so that equal values are equal within one output and mean nothing outside it.
`;

/** `sallyport redact`: replaces personal data and secrets. */
export function redactCommand(done: (exit: number) => void): Command {
  return new Command('redact')
    .description('replace personal data and secrets')
    .argument('[text]', 'the text; standard input when missing')
    .option('-f, --file <path>', 'take the text from a file')
    .addOption(new Option('-o, --operator <name>', 'how').choices(['redact', 'mask', 'hash']).default('redact'))
    .option('-e, --entities <list>', 'only these, such as EMAIL_ADDRESS,CREDIT_CARD')
    .option('--score-min <score>', 'leave findings below this score, 0 to 1', '0.4')
    .option('--no-secrets', 'look for personal data only')
    .addHelpText('after', HELP)
    .action(async (text: string | undefined, flags: RedactFlags) => {
      const redactor = createRedactor(optionsOf(flags));
      await redactChunks(readChunks({ argument: text, file: flags.file }), redactor);
      if (text !== undefined) process.stdout.write('\n');
      done(EXIT.ok);
    });
}

function optionsOf({ operator, entities, scoreMin, secrets }: RedactFlags): RedactOptions {
  const score = Number(scoreMin);
  if (!(score >= 0 && score <= 1) || scoreMin.trim() === '')
    throw new UsageError('--score-min must be a number from 0 to 1');
  return {
    operator,
    scoreMin: score,
    secrets,
    keys: edgeKeys(systemRandom.bytes(32)),
    ...(entities !== undefined && { entities: entities.split(',').map((entity) => entity.trim()) }),
  };
}

async function redactChunks(chunks: AsyncIterable<string>, redactor: Redactor): Promise<void> {
  const evaluator = redactor.open();
  for await (const chunk of chunks) await write(evaluator.push(chunk));
  await write(evaluator.end());
  if (evaluator.outcome().action === 'block') {
    throw new UsageError(
      'a check failed; what is behind the text that was written has not been redacted and was left out',
    );
  }
}

async function write(text: string): Promise<void> {
  if (text === '' || process.stdout.write(text)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}
