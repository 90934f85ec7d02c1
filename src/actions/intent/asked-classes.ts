import type { WordedClass } from '../lexicon/verbs.ts';
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
  'instruction instructions task tasks action actions step steps todo todos request requests checklist says asks say ask wants told listed directions aufgaben anweisungen tareas instrucciones tâches compiti istruzioni'.split(
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
  execute: ['execute'],
  'change-credentials': ['change-credentials'],
  book: ['book', 'invite', 'write-local', 'pay'],
  'write-local': ['write-local', 'book', 'publish', 'send', 'share', 'invite', 'change-credentials'],
  read: ['read'],
};

/** Whether a request for `asked` covers an action of `wanted`. */
export function isCovered(wanted: ToolClass, asked: ReadonlySet<WordedClass>): boolean {
  return wanted === 'read' || wanted === 'unknown' || COVERED_BY[wanted].some((each) => asked.has(each));
}
