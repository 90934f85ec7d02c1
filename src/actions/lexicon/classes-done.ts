import { objectClasses, type VerbReading, type WordedClass } from './verbs.ts';

/** What stands for somebody's account: who changes it can take it over. */
const ACCOUNT_WORDS = new Set(
  'account profile user settings info security identity phone address konto cuenta compte'.split(' '),
);
const DRAFTING = new Set([
  'write',
  'save',
  'store',
  'copy',
  'move',
  'append',
  'fill',
  'generate',
  'convert',
  'let',
  'say',
  'ask',
]);

/**
 * What a verb that says little does by the words around it: creating a payment pays, changing a password changes credentials.
 *
 * @param words - The words of the phrase, the verb's own among them.
 */
export function classesDone(verb: VerbReading, words: readonly string[]): ReadonlySet<WordedClass> {
  const objects = new Set(words.filter((word) => word !== verb.base).flatMap(objectClasses));
  const done = new Set([...objects].filter((object) => isDoneTo(verb, object)));
  const isAccount = verb.classes.includes('change-credentials') && words.some((word) => ACCOUNT_WORDS.has(word));
  if (isAccount && !objects.has('book')) done.add('change-credentials');
  if (verb.base === 'close' && words.includes('account')) done.add('delete');
  return done;
}

/** Payments are created and changed, members added, but not the other way round. */
function isDoneTo(verb: VerbReading, object: WordedClass): boolean {
  if (object === 'invite') return verb.classes.includes('invite') || verb.base === 'register' || verb.base === 'put';
  if (object === 'execute')
    return verb.classes.includes('execute') || verb.base === 'create' || verb.base === 'schedule';
  if (object === 'book') return verb.classes.includes('book');
  return !DRAFTING.has(verb.base);
}
