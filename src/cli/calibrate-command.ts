import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { PROFILES } from '../decide/profiles.ts';
import { calibrateRecords } from '../offline/calibrate-records.ts';
import { calibrationReport } from './calibration-report.ts';
import { EXIT, UsageError } from './exit.ts';
import { loadPolicy } from './load-policy.ts';
import { readRecordLines } from './read-record-lines.ts';
import { isSameFile, replaceFile } from './replace-file.ts';
import { watchRecords } from './watch-records.ts';

interface CalibrateFlags {
  readonly benign: readonly string[];
  readonly fpr: number;
  readonly confidence: number;
  readonly trust: 'user' | 'external';
  readonly policy: string;
  readonly out?: string;
  readonly force: boolean;
  readonly json: boolean;
}

const HELP = `
A line is {"text","trust"?,"role"?}, of traffic in which there are no attacks. Records of another trust than --trust and those
labelled as attacks are left out. Chosen is the lowest injection threshold whose false-positive rate, on texts like these, is
at most --fpr with the confidence asked for (Clopper and Pearson's exact bound). The rules that say so go into the policy;
all else in the file stays as it is. Without --out nothing is written.

Examples:
  sallyport calibrate --benign traffic.jsonl --fpr 0.005 --out policy.yaml
  sallyport calibrate --benign mail.jsonl.gz --fpr 0.01 --trust external --policy policy.yaml --out policy.yaml

Exit status: 0 all well, 2 bad lines, too few records, or a bad call; nothing is written then.
`;

/** `sallyport calibrate`: chooses the injection threshold from benign traffic. */
export function calibrateCommand(done: (exit: number) => void): Command {
  return new Command('calibrate')
    .description('choose the injection threshold of a policy from your own benign traffic')
    .requiredOption('--benign <files...>', 'JSON lines, or packed with gzip; - is standard input')
    .requiredOption('--fpr <rate>', 'false-positive rate that is wanted at the most, such as 0.005', readShare)
    .option('--confidence <share>', 'how sure that is to be, from 0.5', readConfidence, 0.95)
    .addOption(
      new Option('-t, --trust <trust>', 'whose texts the threshold is for')
        .choices(['user', 'external'])
        .default('user'),
    )
    .option('-p, --policy <name>', 'permissive, balanced, strict, or a policy file', 'balanced')
    .option('-o, --out <file>', 'where the policy goes; may be the same file as --policy')
    .option('--force', 'replace another file that is there', false)
    .option('--json', 'answer in JSON', false)
    .addHelpText('after', HELP)
    .action(async (flags: CalibrateFlags) => {
      await calibrate(flags);
      done(EXIT.ok);
    });
}

async function calibrate({ benign, fpr, confidence, trust, policy, out, force, json }: CalibrateFlags): Promise<void> {
  const policyText = await readPolicyText(policy);
  if (out !== undefined) await checkMayReplace(out, { policy, force });
  const calibration = await calibrateRecords(readRecordLines(benign), {
    policyText,
    trust,
    wanted: { rate: fpr, confidence },
    ...watchRecords(),
  });
  if (out !== undefined) {
    await checkMayReplace(out, { policy, force });
    // Reading the traffic takes its time; what was changed meanwhile must not get lost.
    if ((await readPolicyText(policy)) !== policyText) {
      throw new UsageError(`${policy} has been changed meanwhile; nothing was written, run this again`);
    }
    await replaceFile(out, calibration.policyText);
  }
  if (json) console.log(JSON.stringify({ ...calibration, out: out ?? null }, null, 2));
  else console.log(calibrationReport(calibration, out));
}

async function readPolicyText(name: string): Promise<string> {
  // Says what is wrong with a name or a file.
  await loadPolicy(name);
  return Object.hasOwn(PROFILES, name) ? `profile: ${name}\n` : await readFile(name, 'utf8');
}

/** Looked at before the traffic is read, which may take long, and again before the policy is written. */
async function checkMayReplace(
  out: string,
  { policy, force }: { readonly policy: string; readonly force: boolean },
): Promise<void> {
  await access(dirname(out), constants.W_OK).catch((cause: unknown) => {
    throw new UsageError(`${out} cannot be written; look at the folder`, { cause });
  });
  const there = await stat(out).catch(() => undefined);
  if (there === undefined) return;
  if (!there.isFile()) throw new UsageError(`${out} is no file`);
  if (force || (!Object.hasOwn(PROFILES, policy) && (await isSameFile(out, policy)))) return;
  throw new UsageError(`${out} is there already; give another name, or --force to replace it`);
}

function readShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share > 0 && share < 1)) {
    throw new InvalidArgumentError('It must be a number above 0 and below 1; 0.5 % is 0.005.');
  }
  return share;
}

function readConfidence(text: string): number {
  const share = readShare(text);
  if (share < 0.5) throw new InvalidArgumentError('It must be at least 0.5; 0.95 is usual.');
  return share;
}
