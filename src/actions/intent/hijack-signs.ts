import { isThingVerb } from '../lexicon/verb-kinds.ts';
import { verbReading } from '../lexicon/verbs.ts';
import { nameWords } from '../lexicon/words.ts';
import { ordersIn } from './imperatives.ts';
import type { Sentence } from './sentences.ts';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/**
 * Whether a sentence of external text speaks to the assistant itself, and not to the people that the text is for: it overrides the task, names
 * the reader as a machine, claims the user's authority, asks for secrecy, makes a condition of the task, names a tool, or poses as the system.
 * These are signs of whom a text is for; whether it does harm is told by what the call takes from it.
 */
export function speaksToAssistant(sentence: Sentence): boolean {
  return SIGNS.some((sign) => sign(sentence));
}

const OVERRIDING = set(
  'ignore disregard forget override overlook bypass skip drop abandon ignoriere vergiss ignora olvida oublie ignorez',
);
const OVERRIDDEN = set(
  'instruction instructions task tasks prompt rules guidelines directions orders previous prior above earlier everything query question anweisungen ' +
    'instrucciones anteriores précédentes consignes istruzioni precedenti instruções original',
);
const MACHINES = set(
  'ai llm chatbot gpt chatgpt claude gemini copilot assistant assistants agent agents bot bots ki ia asistente asistentes assistent assistenten assistente assistenti automation',
);
const SURE_MACHINES = set('ai llm chatbot gpt chatgpt claude gemini copilot ki');
/** Trades of people that are called as machines are. */
const JOB_WORDS = set('agent agents manager executive sales teaching research travel estate personal');
const VOCATIVES = set(
  'attenzione achtung atención nota nb digital virtual automated automatic automatische automatisierte systems systeme software screening readers smart chers cher liebe lieber querido estimado hinweis für pour para an to dear hey hi hello attention note to for all any dear the your you reading every listen if when',
);
const READERS = set(
  'you your yourself yours must should shall need needs required instructed please du sie tu vous usted',
);
const AUTHORS = set(
  'user users owner customer account holder client principal human nutzer usuario utilisateur utente',
);
const AUTHORIZING = set(
  'authorized authorised approved consented requested wants asked instructed confirmed granted agreed requires expects preauthorized likes wishes ' +
    'permitted authorizes authorises approves allowed',
);
const HIDING = set(
  'tell mention inform notify ask reveal confirm confirmation alert disclose report asking mentioning telling informing notifying confirming show summarize include',
);
const HIDDEN_FROM = set('user users anyone them this it summary response answer owner step action anybody customer');
const CONDITIONS = set('before after while when once order prior until unless upon first');
const WORKING = set(
  'continuing proceeding completing finishing answering responding summarizing summarising processing performing solving proceed continue complete ' +
    'finish answer respond summarize process handling handle helping executing fulfilling',
);
const WORKS = set(
  'task tasks request requests answer response summary query question instructions user operation job work assignment original',
);
const NEW_TASKS = set('new additional next real actual updated revised current following');
const POSING = set(
  'system admin administrator developer security important urgent mandatory critical override priority compliance automated operator hidden policy gateway mail compliance',
);
const NOTICES = set(
  'message instruction instructions notice update override prompt note directive command protocol alert task action policy update step request block section rule',
);
const CALLING = set('call use invoke run execute using calling invoking with via through function tool tools api');

function near(words: readonly string[], from: ReadonlySet<string>, to: ReadonlySet<string>, reach: number): boolean {
  return words.some((word, at) => from.has(word) && words.slice(at + 1, at + 1 + reach).some((next) => to.has(next)));
}

const overridesTask = ({ words }: Sentence): boolean => near(words, OVERRIDING, OVERRIDDEN, 6);

function namesMachine({ words, text }: Sentence): boolean {
  const at = words.findIndex((word) => MACHINES.has(word));
  if (at === -1) return false;
  const isVocative =
    at < 4 && (at === 0 || words.slice(0, at).every((word) => VOCATIVES.has(word) || MACHINES.has(word)));
  const isTold = /[:,(]/u.test(text) || words.some((word) => READERS.has(word)) || ordersIn(words, text).length > 0;
  const isOrdered = !words.some((word) => JOB_WORDS.has(word)) && ordersIn(words, text).length > 0;
  return isTold && (isOrdered || isVocative || words.some((word) => SURE_MACHINES.has(word)) || isAddressed(words, at));
}

/** "the assistant must", "as an assistant you should". */
function isAddressed(words: readonly string[], at: number): boolean {
  const next = words[at + 1];
  return (
    next !== undefined &&
    (READERS.has(next) || next === 'has' || next === 'is' || verbReading(next) !== undefined) &&
    !AUTHORS.has(words[at - 1] ?? '')
  );
}

const claimsAuthority = ({ words }: Sentence): boolean => near(words, AUTHORS, AUTHORIZING, 5);

function asksSecrecy({ words }: Sentence): boolean {
  return words.some((word, at) => {
    const isNo = word === 'without' || word === 'never' || word === 'not' || (word === 'don' && words[at + 1] === 't');
    return isNo && near(words.slice(at, at + 12), HIDING, HIDDEN_FROM, 8);
  });
}

function setsCondition({ words, text }: Sentence): boolean {
  const isConditional = words.some(
    (word, at) => CONDITIONS.has(word) && words.slice(at, at + 5).some((next) => WORKING.has(next)),
  );
  if (!isConditional) return false;
  return (
    words.some((word) => WORKS.has(word) || word === 'you') &&
    ordersIn(words, text).length + words.filter((word) => READERS.has(word)).length > 0
  );
}

const givesNewTask = ({ words }: Sentence): boolean =>
  words.some(
    (word, at) =>
      NEW_TASKS.has(word) && /^(?:task|tasks|instruction|instructions|objective|directive)$/u.test(words[at + 1] ?? ''),
  );

function posesAsSystem({ words, text }: Sentence): boolean {
  const isTagged = /^\s*(?:<\/?|\[|\{|#{1,6}|\*{1,3}|!{1,3}|={2,}|-{2,})/u.test(text) || /[:!>\]]/u.test(text);
  const start = words.slice(0, 5);
  return (
    isTagged &&
    start.some((word, at) => POSING.has(word) && start.slice(at + 1, at + 4).some((next) => NOTICES.has(next)))
  );
}

/** `call send_money with`, `use the deleteFile tool`: names that models see and people do not. */
function namesTool({ text, words }: Sentence): boolean {
  if (!words.some((word) => CALLING.has(word))) return false;
  return text.split(IDENTIFIER_END).some((each) => {
    if (!IDENTIFIER.test(each)) return false;
    const parts = nameWords(each);
    return parts.length > 1 && parts.some((part) => isAction(part));
  });
}

const IDENTIFIER = /^[a-z]{1,32}(?:_[a-z]{1,32}){1,6}$|^[a-z]{1,32}(?:[A-Z][a-z]{1,32}){1,6}$/u;
const IDENTIFIER_END = /[^\p{L}\p{N}_]/u;

function isAction(word: string): boolean {
  const verb = verbReading(word);
  return verb?.isBase === true && (!isThingVerb(verb.base) || verb.base === 'update');
}

/** `note for automated systems`. */
const speaksToMachines = ({ words }: Sentence): boolean => near(words, AUTOMATIC, SYSTEMS, 2);
const AUTOMATIC = set(
  'automated automatic automatische automatisierte automatisés automatizados digital screening virtual language',
);
const SYSTEMS = set(
  'system systems systeme software assistants agents tools systèmes sistemas helper helpers reader readers processing model models',
);

const SIGNS: readonly ((sentence: Sentence) => boolean)[] = [
  overridesTask,
  namesMachine,
  claimsAuthority,
  asksSecrecy,
  setsCondition,
  givesNewTask,
  posesAsSystem,
  namesTool,
  speaksToMachines,
];
