import { classesDone } from '../lexicon/classes-done.ts';
import { isLightVerb, isThingVerb } from '../lexicon/verb-kinds.ts';
import { type VerbReading, verbReading, type WordedClass } from '../lexicon/verbs.ts';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Behind these a word such as `email` is a verb. */
const BEFORE_VERB = set(
  'ok okay yes yeah no thanks thank great good morning hi hello well so and then please to you also just now or must should can could would will lets let next first finally kindly quickly immediately ' +
    'bitte dann und por favor y luego luogo et puis merci veuillez per favore e poi then always instead afterwards simply directly it',
);
/** Behind these nobody is told to do anything. */
const NOT_AN_ORDER = set(
  'not never without i we they he she who which that has have had was were been be is are did don t dont cannot',
);
/** A sentence that begins so asks for a fact; only what is joined to it may be an order. */
const FACT_WORDS = set(
  'what how when who whom whose which where why is are was were did does do has have had am was wie wann wer wo warum ist qué cuánto cuándo ' +
    'quién dónde quel quelle combien quand qui où quanto quando chi dove',
);
const JOINING = set('and then please you also und dann bitte y et e');
/** How many words behind a verb may hold its object. */
const OBJECT_REACH = 7;
const MONEY_WORDS = set(
  'money funds dollars euros pounds usd eur gbp chf bucks cash sum payment geld dinero argent soldi amount',
);
const MONEY_SIGN = /[$€£¥]\s?\d|\d\s?[$€£¥]/u;

/** An order in a sentence. */
export interface Order {
  readonly verb: VerbReading;
  /** Index of the verb among the words. */
  readonly at: number;
  readonly classes: ReadonlySet<WordedClass>;
}

/**
 * The orders in a sentence: verbs in their base form where a reader is told to do something. Facts asked for, things told of the past, and
 * what is forbidden are none.
 */
export function ordersIn(words: readonly string[], text: string): readonly Order[] {
  const isFact = FACT_WORDS.has(words[0] ?? '') && !/^\W*(?:do|have)\s(?!i\b|you\b|we\b|they\b)/iu.test(text);
  return words.flatMap((word, at) => {
    const verb = verbReading(word);
    if (verb === undefined || !verb.isBase) return [];
    const before = words[at - 1];
    if (isForbidden(words, at)) return [];
    if (isFact && (before === undefined || !JOINING.has(before))) return [];
    if (isThingVerb(verb.base) && before !== undefined && !BEFORE_VERB.has(before)) return [];
    return [{ verb, at, classes: orderedClasses(verb, words.slice(at, at + 1 + OBJECT_REACH), text) }];
  });
}

function isForbidden(words: readonly string[], at: number): boolean {
  const [before, twoBefore] = [words[at - 1], words[at - 2]];
  if (before !== undefined && NOT_AN_ORDER.has(before)) return true;
  return twoBefore === 'not' || twoBefore === 'never' || (twoBefore === 't' && words[at - 3] === 'don');
}

function orderedClasses(verb: VerbReading, phrase: readonly string[], text: string): ReadonlySet<WordedClass> {
  const classes = new Set<WordedClass>(isLightVerb(verb.base) ? classesDone(verb, phrase) : verb.classes);
  if (isLightVerb(verb.base)) for (const each of verb.classes) if (each !== 'change-credentials') classes.add(each);
  const isMoney = MONEY_SIGN.test(text) || phrase.some((word) => MONEY_WORDS.has(word));
  if (isMoney && (classes.has('send') || verb.base === 'give')) classes.add('pay');
  // Who wants something got, or given back, leaves the way to it open.
  if (verb.base === 'get' && (phrase[1] === 'me' || phrase[1] === 'us')) classes.add('pay').add('book');
  if ((verb.base === 'give' || verb.base === 'return') && phrase.includes('back')) classes.add('pay').add('delete');
  if (verb.base === 'ask' && isMoney) classes.add('pay');
  return classes;
}
