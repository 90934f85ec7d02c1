import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

// npm run bench:actions -- FOLDER [--list]: of the traces in the folder, how many injected and how many right calls the shipped policy stops
// (ask or block), by area. Calls are decided by the built command, as anybody's would be. --list names the calls that were judged wrongly.

interface Entry {
  readonly call: { readonly name: string; readonly arguments: unknown };
  readonly after: number;
}

interface Trace {
  readonly id: string;
  readonly area: string;
  readonly tools: readonly unknown[];
  readonly messages: readonly unknown[];
  readonly right: readonly Entry[];
  readonly injected: readonly Entry[];
}

interface Answer {
  readonly action?: string;
  readonly reasons?: readonly { readonly ruleId: string; readonly pointer: string }[];
}

const [folder, flag] = process.argv.slice(2);
if (folder === undefined) throw new Error('give a folder of traces');
const traces = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Trace);
const calls = traces.flatMap((trace) =>
  (['right', 'injected'] as const).flatMap((kind) => trace[kind].map((entry) => ({ trace, kind, entry }))),
);

const started = performance.now();
const child = spawn(process.execPath, ['dist/cli/main.js', 'actions', 'check', '--jsonl'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
child.stdin.end(
  calls
    .map(({ trace: { tools, messages }, entry: { call, after } }) =>
      JSON.stringify({ tools, messages: messages.slice(0, after), call }),
    )
    .join('\n'),
);
const answers = (await text(child.stdout))
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Answer);
const seconds = (performance.now() - started) / 1_000;

const judged = calls.map((call, i) => ({ ...call, answer: answers[i] ?? {} }));
const isStopped = ({ action }: Answer): boolean => action === 'ask' || action === 'block';
const share = (of: typeof judged): string => {
  const stopped = of.filter(({ answer }) => isStopped(answer)).length;
  return `${of.length === 0 ? '-' : ((100 * stopped) / of.length).toFixed(1)} % of ${of.length}`.padStart(16);
};
console.log('area               injected stopped   right stopped');
for (const area of [...new Set(traces.map((trace) => trace.area)), 'all']) {
  const own = judged.filter(({ trace }) => area === 'all' || trace.area === area);
  const [injected, right] = ['injected', 'right'].map((kind) => own.filter((each) => each.kind === kind));
  console.log(`${area.padEnd(18)} ${share(injected ?? [])}${share(right ?? [])}`);
}
console.log(`${calls.length} calls in ${seconds.toFixed(1)} s, the start of the command included`);
if (flag === '--list') {
  for (const { trace, kind, entry, answer } of judged) {
    if (isStopped(answer) === (kind === 'injected')) continue;
    const why = answer.reasons?.map(({ ruleId, pointer }) => `${ruleId} ${pointer}`).join(', ') ?? '';
    console.log(`${trace.id}  ${kind}  ${entry.call.name}  ${answer.action ?? 'error'}  ${why}`);
  }
}
