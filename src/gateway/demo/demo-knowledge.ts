import { cutWhole } from './cut-whole.ts';

/** One thing that the demo model knows. */
interface Topic {
  readonly asked: RegExp;
  readonly answer: string;
}

const TOPICS: readonly Topic[] = [
  {
    asked: /\bsally[- ]?ports?\b/iu,
    answer:
      'A sally port is a secured entry with two gates, of which only one is open at a time: whoever comes in is held between them and looked at before the second gate opens. Castles had them for sorties of the garrison; prisons, banks and data centres have them today.',
  },
  {
    asked: /\bprompt injection\b/iu,
    answer:
      'Prompt injection is an attack on an application with a language model: text from outside is written so that the model takes it for instructions. It stands in what a user types, or hides in a document, a mail or a web page that the model reads.',
  },
  {
    asked: /\brefunds?\b|\breturn (?:policy|window|period)\b/iu,
    answer: 'Goods can be returned within 30 days of delivery. The money is paid back within five working days.',
  },
  {
    asked: /\b(?:opening|business) hours\b|\bwhen (?:are you|do you) open\b/iu,
    answer: 'The support desk is open from Monday to Friday, from nine to five.',
  },
  {
    asked: /\b(?:reset|forgot(?:ten)?|change)\b.{0,30}\bpassword\b/iu,
    answer:
      'Open the sign-in page, choose "Forgot password", and follow the link in the mail. It is valid for an hour.',
  },
  { asked: /\bcapital of france\b/iu, answer: 'The capital of France is Paris.' },
  {
    asked: /\btypescript\b/iu,
    answer:
      'TypeScript is JavaScript with types. They are checked before the program runs and leave no trace in what runs.',
  },
  { asked: /\bhaiku\b/iu, answer: 'Two gates and a guard.\nThe words wait between the doors.\nOnly one opens.' },
  {
    asked: /\bwho are you\b|\bwhat are you\b|\bwhat can you do\b/iu,
    answer:
      'I am the Sallyport demo model: a small program with a few set answers, which believes whatever it is told. That makes it a good thing to attack.',
  },
  { asked: /^(?:hello|hi|hey|good (?:morning|day|evening))\b/iu, answer: 'Hello! What can I do for you?' },
  { asked: /^(?:thanks|thank you)\b/iu, answer: 'You are welcome.' },
];

const UNKNOWN =
  'I am the Sallyport demo model, a small program with a few set answers, and I know nothing about that. Ask me what a sally port is, or what prompt injection is.';

const COUNT_MAX = 3_000;

/** An honest answer to a person's question, from a table; a polite one that repeats nothing where the table has none. */
export function answerTo(question: string): string {
  const counted = /\bcount (?:from 1 |from one )?to (\d{1,6})\b/iu.exec(question)?.[1];
  if (counted !== undefined) return countTo(Math.min(Number(counted), COUNT_MAX));
  return sumIn(question) ?? TOPICS.find(({ asked }) => asked.test(question))?.answer ?? UNKNOWN;
}

const SUMMARY_CHARS_MAX = 160;

/** What a document says: its first sentences, 160 characters at most. */
export function summaryOf(document: string): string {
  const text = document.replaceAll(/\s+/gu, ' ').trim();
  if (text === '') return 'The document is empty.';
  if (text.length <= SUMMARY_CHARS_MAX) return `Here is what I found: ${text}`;
  const part = cutWhole(text, SUMMARY_CHARS_MAX);
  const end = Math.max(part.lastIndexOf('. '), part.lastIndexOf('! '), part.lastIndexOf('? '));
  return `Here is what I found: ${end === -1 ? `${part}…` : part.slice(0, end + 1)}`;
}

/** `1, 2, 3, …`: for whoever wants a long reply. */
function countTo(last: number): string {
  return Array.from({ length: last }, (_, i) => i + 1).join(', ');
}

function sumIn(question: string): string | undefined {
  const [, left, sign, right] = /(?:^|\s)(\d{1,9}) ?([+*-]) ?(\d{1,9})(?!\d)/u.exec(question) ?? [];
  if (left === undefined || right === undefined) return undefined;
  const [a, b] = [Number(left), Number(right)];
  return `${a} ${sign} ${b} = ${sign === '+' ? a + b : sign === '-' ? a - b : a * b}`;
}
