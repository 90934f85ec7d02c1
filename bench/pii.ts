import { createRedactor } from 'sallyport';
import { recognizers, secretRules } from 'sallyport/rules';
import { type Measured, measure, type Row, slowest } from './measure.ts';
import { adversarialTexts, codeText, germanText, numbersText, proseText } from './texts.ts';

// npm run bench:pii: how fast recognizers and secret rules read, beside a plain loop over the same patterns, in one run.
// npm run bench:pii -- adversarial: the slow texts, too, the worst ten of them.

const LENGTH = 100_000;
/** DESIGN §9 and the issue's: bytes in a microsecond, and µs for a text that is made to be slow. */
const SPEED_MIN = 10;
const TAGGER_SPEED_MIN = 0.5;
const ADVERSARIAL_MAX = 50_000;
const WORST_SHOWN = 10;
/** So many of the slow texts are measured: a first look at all of them finds those. */
const WORST_MEASURED = 24;

const redactor = createRedactor({ names: false });
const tagger = createRedactor({ entities: ['PERSON', 'LOCATION', 'ORGANIZATION', 'NRP'], secrets: false });

const PATTERNS: readonly RegExp[] = [...recognizers, ...secretRules].map((rule) => {
  const pattern = 'pattern' in rule ? rule.pattern : rule.opener;
  return new RegExp(pattern.source, `${pattern.flags}g`);
});

function patternLoop(text: string): number {
  let count = 0;
  for (const pattern of PATTERNS) for (const _ of text.matchAll(pattern)) count++;
  return count;
}

const texts = [
  { name: 'prose', text: proseText(LENGTH) },
  { name: 'German', text: germanText(LENGTH) },
  { name: 'code', text: codeText(LENGTH) },
  { name: 'records full of numbers', text: numbersText(LENGTH) },
];

const shown = (done: number, all: number): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} `);
};
const rows: readonly Row[] = [
  ...texts.map(({ name, text }) => ({ name, run: () => redactor.detect(text) })),
  ...texts.map(({ name, text }) => ({ name: `${name}, loop`, run: () => patternLoop(text) })),
  ...texts.map(({ name, text }) => ({ name: `${name}, names, too`, run: () => tagger.detect(text) })),
];
const measured = await measure(rows, shown);
console.log(`\n100 KB of${' '.repeat(22)}MB/s   wanted   loop over the ${PATTERNS.length} patterns   ratio`);
for (const [i, { name }] of texts.entries()) {
  const [speed, loop] = [speedOf(measured[i]), speedOf(measured[texts.length + i])];
  const wanted = i < 2 ? `${SPEED_MIN}` : '';
  console.log(
    `${name.padEnd(25)}${speed.toFixed(1).padStart(10)}${wanted.padStart(9)}${loop.toFixed(2).padStart(25)}${(speed / loop).toFixed(0).padStart(8)}`,
  );
}

console.log(`\nwith the name tagger${' '.repeat(11)}MB/s   wanted`);
for (const [i, { name }] of texts.entries()) {
  const speed = speedOf(measured[2 * texts.length + i]);
  console.log(`${name.padEnd(25)}${speed.toFixed(2).padStart(10)}${`${TAGGER_SPEED_MIN}`.padStart(9)}`);
}

if (process.argv[2] === 'adversarial') {
  const all = adversarialTexts(LENGTH).map(({ name, text }) => ({ name, run: () => redactor.detect(text) }));
  const measuredWorst = await measure(await slowest(all, WORST_MEASURED, shown), shown);
  const worst = measuredWorst.toSorted((a, b) => b.microseconds - a.microseconds).slice(0, WORST_SHOWN);
  console.log(`\n100 KB made to be slow, the worst of ${all.length}: ms of CPU, budget ${ADVERSARIAL_MAX / 1_000}`);
  for (const { name, microseconds } of worst)
    console.log(`${name.padEnd(60)}${(microseconds / 1_000).toFixed(1).padStart(8)}`);
}

/** Bytes of ASCII in a microsecond are megabytes in a second. */
function speedOf(row: Measured | undefined): number {
  return LENGTH / (row?.microseconds ?? Number.POSITIVE_INFINITY);
}
