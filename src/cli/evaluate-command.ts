import { Command, InvalidArgumentError, Option } from 'commander';
import { TRUSTS, type Trust } from '../core/segment.ts';
import { evaluateRecords } from '../offline/evaluate-records.ts';
import { DIMENSIONS, type Dimension } from '../offline/scored-records.ts';
import { createGuard } from '../setup/create-guard.ts';
import { evaluationReport } from './evaluation-report.ts';
import { EXIT } from './exit.ts';
import { loadPolicy } from './load-policy.ts';
import { readRecordLines } from './read-record-lines.ts';
import { watchRecords } from './watch-records.ts';

interface EvaluateFlags {
  readonly policy: string;
  readonly trust: Trust;
  readonly by: readonly Dimension[];
  readonly json: boolean;
}

const HELP = `
A line is {"text","label","source"?,"kind"?,"lang"?,"trust"?,"role"?}; the label is 1, true or "attack", or 0, false or
"benign". Files may be packed with gzip. Texts are inspected as by "sallyport inspect --jsonl": what is measured is the
injection score, and whether the policy acts on injection and obfuscation findings. Intervals are of 95 %.

Examples:
  sallyport evaluate data.jsonl
  sallyport evaluate --policy policy.yaml --by source attacks.jsonl.gz benign.jsonl.gz
  sallyport evaluate --json < data.jsonl | jq .auc

Exit status: 0 all well, 2 bad lines (the others are evaluated) or a bad call.
`;

const LOCAL = { tenant: 'local', user: 'evaluate', session: 'evaluate' };

/** `sallyport evaluate`: measures detection on labelled texts. */
export function evaluateCommand(done: (exit: number) => void): Command {
  return new Command('evaluate')
    .description('measure how well attacks are told from honest texts, on labelled data')
    .argument('[files...]', 'JSON lines; standard input when missing')
    .option('-p, --policy <name>', 'permissive, balanced, strict, or a policy file', 'balanced')
    .addOption(
      new Option('-t, --trust <trust>', 'who wrote the texts that do not say it').choices(TRUSTS).default('user'),
    )
    .addOption(
      new Option('--by <list>', 'what to break the figures down by')
        .argParser(readDimensions)
        .default(DIMENSIONS, DIMENSIONS.join(',')),
    )
    .option('--json', 'answer in JSON', false)
    .addHelpText('after', HELP)
    .action(async (files: readonly string[], flags: EvaluateFlags) => done(await evaluate(files, flags)));
}

function readDimensions(list: string): readonly Dimension[] {
  const words = list.split(',').map((word) => word.trim());
  const known = DIMENSIONS.filter((dimension) => words.includes(dimension));
  if (known.length !== words.length) {
    throw new InvalidArgumentError(`It must be a list of ${DIMENSIONS.join(', ')}, each once.`);
  }
  return known;
}

async function evaluate(files: readonly string[], { policy: name, trust, by, json }: EvaluateFlags): Promise<number> {
  const policy = await loadPolicy(name);
  const guard = createGuard({ policy });
  const inspecting = { guard, policy, principal: LOCAL, explain: false, trust, role: undefined };
  const evaluation = await evaluateRecords(readRecordLines(files), { inspecting, by, ...watchRecords() });
  console.log(json ? JSON.stringify(evaluation, null, 2) : evaluationReport(evaluation));
  if (evaluation.badLines === 0) return EXIT.ok;
  console.error(
    `sallyport: ${evaluation.badLines} bad ${evaluation.badLines === 1 ? 'line' : 'lines'}, left out of the figures`,
  );
  return EXIT.usage;
}
