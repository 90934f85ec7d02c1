import { type ConversationSegment, type Provenance, provenanceIndex } from 'sallyport/actions';
import { measure, type Row } from './measure.ts';
import { adversarialTexts, codeText, germanText, numbersText, proseText } from './texts.ts';

// npm run bench:provenance: where the values of a tool call come from, in a conversation of 50 messages and 200 KB.
// npm run bench:provenance -- adversarial: 200 KB made to be slow, too.

const MESSAGES = 50;
const MESSAGE_LENGTH = 4_000;
/** ms of CPU: all of a conversation and a call, and one more message and a call. */
const WHOLE_MAX_MS = 60;
const INCREMENT_MAX_MS = 3;
const ADVERSARIAL_LENGTH = 200_000;

const ARGUMENTS = {
  to: ['anna.smith@mail.example.org', 'bob@example.com'],
  subject: 'The new timetable',
  body: 'The new timetable works well for most of the classes. Please pay 1,234.56 EUR to DE89370400440532013000 by 2026-03-03.',
  link: 'https://files.example.net/upload?data=c2VjcmV0IGRhdGEgZm9yIHlvdQ==',
  path: '/reports/2026/q1.pdf',
  amount: 1234.56,
};

const texts = [proseText, numbersText, germanText, codeText].map((make) => make(MESSAGES * MESSAGE_LENGTH));

/** Messages differ: each begins elsewhere in its text, and has numbers of its own. */
const messages: readonly ConversationSegment[] = Array.from({ length: MESSAGES }, (_, i) => {
  const text = (texts[i % texts.length] as string).slice(i * 37, i * 37 + MESSAGE_LENGTH);
  return segmentOf(
    text.replaceAll(/\b(?:classes|order|Uhr|items)\b/gu, (word, at) => `${word} ${i * 1_000 + at}`),
    i,
  );
});

function segmentOf(text: string, i: number): ConversationSegment {
  return { pointer: `/messages/${i}/content`, trust: 'external', role: 'tool', text };
}

function built(segments: readonly ConversationSegment[]): Provenance {
  const provenance = provenanceIndex();
  for (const segment of segments) provenance.add(segment);
  return provenance;
}

// A conversation that grows is begun anew when it is twice as long.
let growing = built(messages);
let added = 0;
function increment(): unknown {
  if (added === MESSAGES) {
    growing = built(messages);
    added = 0;
  }
  growing.add(messages[added++] as ConversationSegment);
  return growing.trace(ARGUMENTS);
}

const complete = built(messages);
const rows: readonly Row[] = [
  { name: `${MESSAGES} messages and a trace`, run: () => built(messages).trace(ARGUMENTS) },
  { name: 'a trace', run: () => complete.trace(ARGUMENTS) },
  { name: `a ${MESSAGE_LENGTH / 1_000} KB message and a trace, and 1/${MESSAGES} of a new index`, run: increment },
];
const shown = (done: number, all: number): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} `);
};
const [whole, trace, step] = await measure(rows, shown);
const perIncrement = (step?.microseconds ?? 0) - (whole?.microseconds ?? 0) / MESSAGES;
console.log(
  `\n${messages.reduce((sum, { text }) => sum + text.length, 0) / 1_000} KB, ms of CPU${' '.repeat(20)}wanted`,
);
print('all messages and a trace', whole?.microseconds ?? 0, WHOLE_MAX_MS);
print('one more message and a trace', perIncrement, INCREMENT_MAX_MS);
print('a trace alone', trace?.microseconds ?? 0, INCREMENT_MAX_MS);

if (process.argv[2] === 'adversarial') {
  const slow = adversarialTexts(ADVERSARIAL_LENGTH).map(({ name, text }) => ({
    name,
    run: () => built([segmentOf(text, 0)]).trace({ text: text.slice(0, 20_000) }),
  }));
  const worst: { name: string; ms: number }[] = [];
  for (const { name, run } of slow) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    worst.push({ name, ms: (user + system) / 1_000 });
  }
  worst.sort((a, b) => b.ms - a.ms);
  console.log(
    `\n${ADVERSARIAL_LENGTH / 1_000} KB made to be slow and a trace of 20 KB of it, once, the worst of ${slow.length}: ms of CPU`,
  );
  for (const { name, ms } of worst.slice(0, 10)) console.log(`${name.padEnd(60)}${ms.toFixed(0).padStart(8)}`);
}

function print(name: string, microseconds: number, wantedMs: number): void {
  console.log(`${name.padEnd(32)}${(microseconds / 1_000).toFixed(2).padStart(8)}${String(wantedMs).padStart(8)}`);
}
