import type { JsonValue } from '../../core/json-value.ts';
import { classesDone } from '../lexicon/classes-done.ts';
import { isLightVerb, isThingVerb } from '../lexicon/verb-kinds.ts';
import { objectClasses, type VerbReading, verbReading, type WordedClass } from '../lexicon/verbs.ts';
import { nameWords } from '../lexicon/words.ts';
import type { ToolDefinition } from '../tool-action.ts';
import { argumentPart, isMap } from './argument-parts.ts';
import { schemaEvidence } from './schema-evidence.ts';
import { type ArgumentPart, TOOL_CLASSES, type ToolClass } from './sink-class.ts';

/** What a tool is taken for. */
export interface ToolProfile {
  /** The classes that the evidence speaks for, the strongest first; `['unknown']` where nothing speaks. */
  readonly classes: readonly ToolClass[];
  /** What each top-level argument is for. */
  readonly parts: ReadonlyMap<string, ArgumentPart>;
  /** Arguments that hold people who hear of what is made: a call that gives one invites. */
  readonly guestArguments: readonly string[];
  /** The words of the name, in lower case. */
  readonly words: readonly string[];
}

/** A class is taken at and above this sum of evidence. */
const TAKEN_MIN = 0.5;
/** What is left of the evidence for other classes where the name begins with a verb of reading. */
const BESIDE_READING = 0.4;

/**
 * Says what a tool does, from the words of its name, of its description, and of its schema. No tool is known by its name: evidence is added up
 * by class. At most 64 parameters are looked at.
 *
 * @example
 * classifyTool({ name: 'wire_funds', parameters: { type: 'object', properties: { iban: {}, amount: { type: 'number' } } } }).classes;  // ['pay']
 */
export function classifyTool(tool: ToolDefinition): ToolProfile {
  const [, method = '', path = tool.name] = HTTP_NAME.exec(tool.name) ?? [];
  const words = [...(HTTP_VERBS.get(method) ?? []), ...nameWords(path)];
  const parameters = parametersOf(tool.parameters);
  const parts = new Map(parameters.map(([name, schema]) => [name, argumentPart(name, schema)] as const));
  const scores = new Map<WordedClass, number>();
  const add = (toClass: WordedClass, weight: number): void => {
    scores.set(toClass, (scores.get(toClass) ?? 0) + weight);
  };
  const named = leadVerb(words);
  addPhrase(words, named, { strong: 0.6, weak: 0.35, object: 0.2, lightObject: 0.5 }, add);
  const described = nameWords((tool.description ?? '').slice(0, DESCRIPTION_LENGTH_MAX)).slice(
    0,
    DESCRIPTION_WORDS_MAX,
  );
  const factor = named === undefined ? 2 : 1;
  const phrase = { strong: 0.3 * factor, weak: 0.2 * factor, object: 0.1, lightObject: 0.25 * factor };
  addPhrase(described, leadVerb(describedVerbs(described), FILLERS), phrase, add);
  const isReading = named?.classes.includes('read') === true;
  if (isReading) for (const [each, score] of scores) if (each !== 'read') scores.set(each, score * BESIDE_READING);
  const { evidence, guestArguments } = schemaEvidence(parameters, parts);
  for (const [each, weight] of evidence) {
    if (!isReading || each === 'execute') add(each, weight);
  }
  return { classes: takenClasses(scores), parts, guestArguments, words };
}

/** Names that generators give to the calls of an HTTP API: `POST /v1/payouts`. */
const HTTP_NAME = /^(GET|HEAD|POST|PUT|PATCH|DELETE)[ _](\/.{0,512})$/u;
const HTTP_VERBS: ReadonlyMap<string, readonly string[]> = new Map([
  ['GET', ['get']],
  ['HEAD', ['get']],
  ['POST', ['create']],
  ['PUT', ['set']],
  ['PATCH', ['update']],
  ['DELETE', ['delete']],
]);

/** The words of a description without those that only name a thing there: `Text of a page`, `Money requests of others`. */
function describedVerbs(words: readonly string[]): readonly string[] {
  return words.slice(0, LEAD_WORDS_MAX).filter((word, at) => {
    const verb = verbReading(word);
    if (verb === undefined || !isThingVerb(verb.base)) return true;
    return at === 0 && !BEHIND_NOUNS.has(words[1] ?? '');
  });
}

const BEHIND_NOUNS = new Set(['', 'of', 'for', 'in', 'from', 'about', 'on', 'with', 'and']);
const DESCRIPTION_LENGTH_MAX = 2_000;
const DESCRIPTION_WORDS_MAX = 24;
/** "Use this tool when you want to send": the verb may come late. */
const LEAD_WORDS_MAX = 12;
const PARAMETERS_MAX = 64;
/** Words of descriptions that are verbs of the lexicon but speak of the tool itself. */
const NO_FILLERS: ReadonlySet<string> = new Set();
const FILLERS: ReadonlySet<string> = new Set([
  'let',
  'lets',
  'using',
  'given',
  'based',
  'set',
  'ask',
  'allows',
  'call',
  'say',
  'specified',
]);

function takenClasses(scores: ReadonlyMap<WordedClass, number>): readonly ToolClass[] {
  const taken = [...scores].filter(([, score]) => score >= TAKEN_MIN).sort(([, a], [, b]) => b - a);
  const classes = taken.map(([each]) => each);
  return classes.length === 0 ? ['unknown'] : classes.sort((a, b) => rank(a) - rank(b));
}

/** Sinks come before what is mild. */
function rank(each: ToolClass): number {
  return TOOL_CLASSES.indexOf(each) < TOOL_CLASSES.indexOf('book') ? 0 : TOOL_CLASSES.indexOf(each);
}

/**
 * The verb that a name or a description is about: the first that names no thing and is no participle (`get_shared_files` shares nothing), one
 * of reading last.
 */
function leadVerb(words: readonly string[], fillers: ReadonlySet<string> = NO_FILLERS): VerbReading | undefined {
  const readings = words.flatMap((word) => {
    const reading = fillers.has(word) ? undefined : verbReading(word);
    return reading === undefined ? [] : [{ reading, isParticiple: !reading.isBase && /(?:ed|ing)$/u.test(word) }];
  });
  const sure = readings.filter(({ reading, isParticiple }) => !isParticiple && !isThingVerb(reading.base));
  const acting = sure.find(({ reading }) => !reading.classes.includes('read'));
  return (acting ?? sure[0] ?? readings[0])?.reading;
}

interface PhraseWeights {
  readonly strong: number;
  readonly weak: number;
  readonly object: number;
  readonly lightObject: number;
}

function addPhrase(
  words: readonly string[],
  verb: VerbReading | undefined,
  weights: PhraseWeights,
  add: (toClass: WordedClass, weight: number) => void,
): void {
  if (verb === undefined) return;
  const objects = new Set(words.filter((word) => word !== verb.base).flatMap(objectClasses));
  if (!isLightVerb(verb.base)) {
    const weight = isThingVerb(verb.base) && words[0] !== verb.base ? weights.weak : weights.strong;
    for (const each of verb.classes) {
      add(each, UNSURE.has(verb.base) && each !== 'read' ? weight - weights.object : weight);
      if (objects.has(each)) add(each, weights.object);
    }
    // Who sends or gives money pays.
    if (objects.has('pay') && verb.classes.includes('send') && words.some((word) => MONEY.has(word)))
      add('pay', weights.strong);
    return;
  }
  for (const each of verb.classes) if (MILD.has(each)) add(each, weights.strong);
  for (const each of classesDone(verb, words)) add(each, weights.lightObject);
}

const MONEY = new Set(['refund', 'money', 'funds', 'payment', 'cash', 'geld', 'dinero', 'argent']);
const MILD: ReadonlySet<WordedClass> = new Set(['book', 'write-local']);
/** Verbs of a class which need another piece of evidence: a transfer may be one of files. */
const UNSURE = new Set([
  'transfer',
  'order',
  'charge',
  'deposit',
  'withdraw',
  'settle',
  'wire',
  'fund',
  'tip',
  'submit',
  'give',
  'close',
  'clear',
  'include',
]);
function parametersOf(schema: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  const properties = isMap(schema) ? schema['properties'] : undefined;
  return isMap(properties) ? Object.entries(properties).slice(0, PARAMETERS_MAX) : [];
}
