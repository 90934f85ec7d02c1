import type { WordedClass } from '../lexicon/verbs.ts';
import { verbReading } from '../lexicon/verbs.ts';
import { wordsOf } from '../lexicon/words.ts';
import type { ToolClass } from '../sinks/sink-class.ts';
import { ordersIn } from './imperatives.ts';
import { sentencesOf } from './sentences.ts';

/** What a user's text asks for. */
export interface Asked {
  readonly classes: ReadonlySet<WordedClass>;
  /** The user leaves it to a text that is read to say what is to be done. */
  readonly isDelegated: boolean;
  /** The user asks that several people or all be served. */
  readonly isPlural: boolean;
}

/** Reads which classes of actions a text of the user asks for. */
export function askedClasses(text: string): Asked {
  const classes = new Set<WordedClass>();
  let isDelegated = false;
  let isPlural = false;
  for (const { words, text: sentence } of sentencesOf(text)) {
    for (const { classes: ordered } of ordersIn(words, sentence)) for (const each of ordered) classes.add(each);
    isDelegated ||= delegates(words);
    isPlural ||= words.some((word) => PLURAL.has(word));
  }
  return { classes, isDelegated, isPlural };
}

/** Whether a text agrees to what was proposed before it, and says no more: `yes do both`, `ok go ahead`. */
export function agrees(text: string): boolean {
  const words = wordsOf(text.slice(0, AGREEMENT_LENGTH_MAX));
  return words.length > 0 && words.length <= AGREEMENT_WORDS_MAX && AGREEING.has(words[0] ?? '');
}

/** Classes of all verbs of a text, whoever is told: what was proposed to somebody who then agreed. */
export function proposedClasses(text: string): ReadonlySet<WordedClass> {
  return new Set(wordsOf(text.slice(-PROPOSAL_LENGTH_MAX)).flatMap((word) => verbReading(word)?.classes ?? []));
}

const AGREEMENT_LENGTH_MAX = 200;
const AGREEMENT_WORDS_MAX = 8;
const PROPOSAL_LENGTH_MAX = 1_000;
const AGREEING = new Set(
  'yes yep yeah sure ok okay please do go agreed correct right exactly fine ja klar gerne genau sí si claro vale oui sim certo confirm confirmed approved perfect great'.split(
    ' ',
  ),
);
const PLURAL = new Set(
  'all everyone everybody each every both others them alle todos tous tutti participants attendees users members team'.split(
    ' ',
  ),
);
const CARRY_OUT = new Set(
  'do follow complete perform execute handle carry act process implement finish work fulfil fulfill take erledige hacer haz fais fare'.split(
    ' ',
  ),
);
const SAID_TASKS = new Set(
  'instruction instructions task tasks action actions step steps todo todos request requests checklist says asks want wish need asked wrote said suggested requested say ask wants told listed directions runbook playbook procedure manual recipe guide steps aufgaben anweisungen tareas instrucciones tâches compiti istruzioni'.split(
    ' ',
  ),
);
const TASK_REACH = 10;

function delegates(words: readonly string[]): boolean {
  return words.some(
    (word, at) => CARRY_OUT.has(word) && words.slice(at + 1, at + TASK_REACH).some((next) => SAID_TASKS.has(next)),
  );
}

/** Classes that a request for another one covers: a file is shared by sending it, people are invited by telling them. */
const COVERED_BY: Readonly<Record<Exclude<ToolClass, 'unknown'>, readonly WordedClass[]>> = {
  send: ['send', 'publish', 'share', 'invite'],
  publish: ['publish', 'send', 'share'],
  share: ['share', 'invite', 'send'],
  invite: ['invite', 'share', 'book'],
  pay: ['pay'],
  delete: ['delete'],
  // A command can do whatever was asked for; what it does is told by where its words come from.
  execute: ['execute', 'delete', 'write-local', 'publish', 'change-credentials'],
  'change-credentials': ['change-credentials'],
  book: ['book', 'invite', 'write-local', 'pay'],
  'write-local': ['write-local', 'book', 'publish', 'send', 'share', 'invite', 'change-credentials'],
  read: ['read'],
};

/** Whether a request for `asked` covers an action of `wanted`. */
export function isCovered(wanted: ToolClass, asked: ReadonlySet<WordedClass>): boolean {
  return wanted === 'read' || wanted === 'unknown' || COVERED_BY[wanted].some((each) => asked.has(each));
}
