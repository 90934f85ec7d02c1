import { Command, Option } from 'commander';
import { ROLES, TRUSTS, type Trust } from '../core/segment.ts';
import type { Policy } from '../decide/policy.ts';
import type { Reason } from '../detect/injection/model/model-reasons.ts';
import { type Inspected, inspectText } from '../guard/inspect-text.ts';
import { createGuard } from '../setup/create-guard.ts';
import { EXIT } from './exit.ts';
import { inspectLines } from './inspect-lines.ts';
import { loadPolicy } from './load-policy.ts';
import { markedText } from './marked-text.ts';
import { readChunks, readText } from './read-text.ts';
import { paint, printable } from './terminal.ts';

interface InspectFlags {
  readonly file?: string;
  readonly jsonl: boolean;
  readonly json: boolean;
  readonly explain: boolean;
  readonly policy: string;
  readonly trust: Trust;
  readonly role?: string;
  readonly entities?: 'all';
}

const HELP = `
With --jsonl each line of standard input is {"text", "role"?, "trust"?} and gives one line, in the same order:
  {"action","score","flagged","findings":[{"ruleId","category","entity"?,"start","end","score","severity"}]}
  score    the injection score of the text, 0 to 1: per family the strongest rule, combined as independent evidence
  flagged  whether the policy would act on the injection and obfuscation findings alone
  role assistant or trust model inspects the text as a reply of the model
A bad line gives {"error":{"code","message"}} in its place.

Exit status: 0 all well, 1 the text was blocked (without --jsonl), 2 bad lines or a bad call.
`;

/** `sallyport inspect`: decides texts and shows why. */
export function inspectCommand(done: (exit: number) => void): Command {
  return new Command('inspect')
    .description('decide a text and show what was found')
    .argument('[text]', 'the text; standard input when missing')
    .option('-f, --file <path>', 'take the text from a file')
    .option('--jsonl', 'one JSON object a line, on standard input or from --file', false)
    .option('--json', 'answer in JSON', false)
    .option('--explain', 'quote what was found; keep the output out of logs', false)
    .option('-p, --policy <name>', 'permissive, balanced, strict, or a policy file', 'balanced')
    .addOption(trustOption())
    .addOption(new Option('--role <role>', 'whose message it is').choices(ROLES))
    .addOption(
      new Option('--entities <which>', 'personal data to look for, whatever the profile runs').choices(['all']),
    )
    .addHelpText('after', HELP)
    .action(async (text: string | undefined, flags: InspectFlags) => done(await inspect(text, flags)));
}

function trustOption(): Option {
  return new Option('-t, --trust <trust>', 'who wrote the text').choices(TRUSTS).default('user');
}

const LOCAL = { tenant: 'local', user: 'cli', session: 'cli' };

async function inspect(argument: string | undefined, flags: InspectFlags): Promise<number> {
  const policy = await loadPolicy(flags.policy);
  const guard = createGuard({ policy, ...(flags.entities === 'all' && { names: true }) });
  const source = { argument, file: flags.file };
  const inspecting = { guard, policy, principal: LOCAL, explain: flags.explain, trust: flags.trust, role: flags.role };
  if (flags.jsonl) return inspectLines(readChunks(source), inspecting);
  const text = await readText(source);
  const inspected = await inspectText(text, inspecting);
  if (flags.json) console.log(JSON.stringify(inspected.answer));
  else console.log(report(text, inspected, flags, policy));
  return inspected.answer.action === 'block' ? EXIT.blocked : EXIT.ok;
}

const ACTION_COLOURS = { allow: 'green', rewrite: 'yellow', ask: 'yellow', block: 'red' } as const;

function report(text: string, { answer, decision }: Inspected, flags: InspectFlags, policy: Policy): string {
  const shadowed = decision.shadowed === undefined ? '' : ` (shadow mode; enforced it would be ${decision.shadowed})`;
  const lines = [
    `${paint(ACTION_COLOURS[answer.action], answer.action.toUpperCase())}${shadowed}  injection score ${answer.score.toFixed(2)}  policy ${policy.name}`,
  ];
  if (flags.explain) lines.push('', markedText(text, answer.findings));
  if (answer.findings.length > 0) lines.push('');
  for (const finding of answer.findings) {
    const { ruleId, start, end, score, severity, view } = finding;
    const place = `${start}-${end}`;
    lines.push(
      `  ${severity.padEnd(8)} ${score.toFixed(2)}  ${place.padEnd(11)} ${ruleId}${view === undefined ? '' : `  (${view} view)`}`,
    );
    if ('reasons' in finding) lines.push(...finding.reasons.map(reasonLine));
  }
  if (decision.action === 'rewrite' && decision.text !== undefined)
    lines.push('', paint('dim', 'becomes'), printable(decision.text));
  if (answer.findings.length === 0) lines.push('  nothing found');
  return lines.join('\n');
}

/** What a word or a stretch of words adds to the model's logit. */
function reasonLine({ text, weight }: Reason): string {
  const words = text.replaceAll('\n', ' ');
  const shown = words.length > REASON_CHARS_MAX ? `${words.slice(0, REASON_CHARS_MAX)}…` : words;
  return paint('dim', `${' '.repeat(28)}+${weight.toFixed(2)}  “${printable(shown)}”`);
}

const REASON_CHARS_MAX = 60;
