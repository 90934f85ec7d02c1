import { mkdirSync, writeFileSync } from 'node:fs';
import { createGuard, createRedactor } from 'sallyport';
import { injectionRules, recognizers, secretRules } from 'sallyport/rules';
import { type Measured, measure, type Row } from './measure.ts';
import { adversarialTexts, germanText, proseText } from './texts.ts';

// npm run bench:inspect: what inspection costs, beside a plain loop over the same patterns, in one run.
// npm run bench:inspect -- prose: only the rows whose name has the word in it.

const CALL = { principal: { tenant: 'bench', user: 'bench', session: 'bench' } };
const guard = createGuard();

/** The usual way: each pattern over the whole text, no views, no checks, no decision. */
const PATTERNS: readonly RegExp[] = [...injectionRules, ...recognizers, ...secretRules].flatMap((rule) => {
  const pattern = 'pattern' in rule ? rule.pattern : rule.opener;
  return pattern === undefined ? [] : [new RegExp(pattern.source, `${pattern.flags}g`)];
});

function patternLoop(text: string): number {
  let count = 0;
  for (const pattern of PATTERNS) for (const _ of text.matchAll(pattern)) count++;
  return count;
}

interface Budgeted extends Row {
  /** DESIGN §9, in µs for one run; without one the row is there to compare with. */
  readonly budget?: number;
  readonly baseline?: () => unknown;
}

const KB = 1_000;

function rows(): readonly Budgeted[] {
  const whole = (name: string, text: string, budget: number): Budgeted => ({
    name,
    run: () => guard.input(text, CALL),
    budget,
    baseline: () => patternLoop(text),
  });
  const worst = adversarialTexts(100 * KB).map(({ name, text }) => whole(`100 KB of ${name}`, text, 100_000));
  return [
    whole('input, 1 KB of prose', proseText(KB), 250),
    whole('input, 1 KB of German', germanText(KB), 250),
    whole('input, 10 KB of prose', proseText(10 * KB), 2_000),
    whole('input, 100 KB of prose', proseText(100 * KB), 25_000),
    { name: 'output, 1 KB of prose', run: () => guard.output(proseText(KB), CALL) },
    ...streamRows(),
    ...worst,
  ];
}

const PUSH_CHARS = 4;

/** One run is one push of four characters; a run at the end of the text begins a new one. */
function streamRows(): readonly Budgeted[] {
  const shipped = recognizers.length + secretRules.length;
  const redactor = createRedactor({ names: false });
  return [proseText(20 * KB), '4012 88 1 192.168.0 555-12 '.repeat(700)].map((text, i) => {
    let evaluator = redactor.open();
    let at = 0;
    return {
      name: `push of 4 characters at ${shipped} rules, ${i === 0 ? 'prose' : 'half numbers'}`,
      budget: 20,
      run: () => {
        if (at >= text.length) {
          evaluator = redactor.open();
          at = 0;
        }
        evaluator.push(text.slice(at, at + PUSH_CHARS));
        at += PUSH_CHARS;
      },
    };
  });
}

function withheld(): string {
  const redactor = createRedactor({ names: false });
  const counts: number[] = [];
  const evaluator = redactor.open();
  const text = proseText(20 * KB);
  for (let at = 0; at < text.length; at += PUSH_CHARS) {
    evaluator.push(text.slice(at, at + PUSH_CHARS));
    counts.push(evaluator.withheldChars);
  }
  counts.sort((a, b) => a - b);
  return `withheld after a push of 4: p50 ${counts[counts.length >> 1]}, p99 ${counts[Math.floor(counts.length * 0.99)]} characters`;
}

function print(measured: readonly Measured[], budgeted: readonly Budgeted[]): void {
  console.log(
    `\n${'row'.padEnd(56)}${'µs CPU'.padStart(12)}${'budget'.padStart(10)}${'of it'.padStart(8)}${'loop µs'.padStart(12)}${'ratio'.padStart(8)}`,
  );
  for (const { name, budget } of budgeted) {
    const cost = costOf(measured, name);
    const loop = costOf(measured, `${name} (loop)`);
    const share = budget === undefined || cost === undefined ? '' : `${((cost / budget) * 100).toFixed(0)} %`;
    const ratio = cost === undefined || loop === undefined ? '' : (cost / loop).toFixed(2);
    console.log(
      name.padEnd(56) +
        figure(cost).padStart(12) +
        figure(budget).padStart(10) +
        share.padStart(8) +
        figure(loop).padStart(12) +
        ratio.padStart(8),
    );
  }
  console.log(`\n${withheld()}; ${PATTERNS.length} patterns in the loop`);
}

function costOf(measured: readonly Measured[], name: string): number | undefined {
  return measured.find((row) => row.name === name)?.microseconds;
}

function figure(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(value < 100 ? 1 : 0);
}

const wanted = process.argv[2] ?? '';
const budgeted = rows().filter(({ name }) => name.includes(wanted));
const baselines = budgeted.flatMap(({ name, baseline }) =>
  baseline === undefined ? [] : [{ name: `${name} (loop)`, run: baseline }],
);
const measured = await measure([...budgeted, ...baselines], (done, all) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} `);
});
print(measured, budgeted);
const folder = new URL('./results/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('inspect.json', folder), `${JSON.stringify(measured, null, 2)}\n`);
