import type { JsonValue } from '../../core/json-value.ts';
import type { Trust } from '../../core/segment.ts';
import { type ActionConversation, WILLED_TRUSTS } from '../action-conversation.ts';
import { isCovered } from '../intent/asked-classes.ts';
import { wordsOf } from '../lexicon/words.ts';
import type { TracedSource, TracedValue } from '../provenance/provenance.ts';
import { argumentPart, isMap } from '../sinks/argument-parts.ts';
import { classifyTool, type ToolProfile } from '../sinks/classify-tool.ts';
import type { ArgumentPart, ToolClass } from '../sinks/sink-class.ts';
import type { ActionCall, ToolDefinition } from '../tool-action.ts';
import type { Standing } from './action-policy.ts';

/** A value of a call, and how it stands in the conversation. */
export interface ValueFact {
  readonly pointer: string;
  readonly part: ArgumentPart;
  readonly standing: Standing;
  /** The least trusted of its sources; undefined where there is none. */
  readonly trust: Trust | undefined;
  readonly tools: ReadonlySet<string>;
  readonly isInHijack: boolean;
}

/** What rules are matched against. */
export interface ActionFacts {
  readonly profile: ToolProfile;
  readonly classes: readonly ToolClass[];
  readonly values: readonly ValueFact[];
  readonly isAsked: boolean;
  readonly hasOwnDestination: boolean;
  readonly isNamedByHijack: boolean;
  /** The conversation or the arguments were too large to be looked at as a whole. */
  readonly isPartial: boolean;
  readonly amounts: readonly { readonly pointer: string; readonly amount: number }[];
}

/** Gathers what a policy may speak of. A tool that is not among `tools` is judged by its name alone. */
export function actionFacts(
  call: ActionCall,
  tools: readonly ToolDefinition[],
  conversation: ActionConversation,
): ActionFacts {
  const profile = classifyTool(tools.find(({ name }) => name === call.name) ?? { name: call.name });
  const classes = classesOfCall(profile, call.arguments);
  const values = conversation.trace(call.arguments).flatMap((value) => {
    const fact = valueFact(value, { profile, args: call.arguments, conversation });
    return fact === undefined ? [] : [fact];
  });
  const { asked, userTexts } = conversation;
  return {
    profile,
    classes,
    values,
    isAsked: asked.isDelegated || classes.some((each) => isCovered(each, asked.classes)),
    hasOwnDestination: userTexts.some((text) => OWN_DESTINATION.test(text)),
    isNamedByHijack: isNamedByHijack(profile, conversation),
    isPartial: conversation.isPartial,
    amounts: amountsOf(profile, call.arguments),
  };
}

/** An address, a URL or an IBAN. */
const OWN_DESTINATION = /[^\s@]@[^\s@]{1,64}\.|https?:\/\/|\b[A-Z]{2}\d{2}[ ]?[A-Z0-9]{4}/u;

function classesOfCall(profile: ToolProfile, args: JsonValue): readonly ToolClass[] {
  const invites = profile.guestArguments.some((name) => {
    const value = isMap(args) ? args[name] : undefined;
    return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value !== '';
  });
  if (!invites || profile.classes.includes('invite') || profile.classes.includes('read')) return profile.classes;
  return ['invite', ...profile.classes];
}

interface ValueContext {
  readonly profile: ToolProfile;
  readonly args: JsonValue;
  readonly conversation: ActionConversation;
}

function valueFact(value: TracedValue, { profile, args, conversation }: ValueContext): ValueFact | undefined {
  if (value.isShort) return undefined;
  const names = value.pointer.split('/').filter((name) => name !== '' && !/^\d+$/u.test(name));
  const part = profile.parts.get(names[0] ?? '') ?? argumentPart(names.at(-1) ?? '', undefined);
  const { sources } = value;
  return {
    pointer: value.pointer,
    part,
    standing: standingOf(sources, textAt(args, value.pointer), conversation),
    trust: TRUSTS_UPWARDS.find((trust) => sources.some((source) => source.trust === trust)),
    tools: new Set(sources.flatMap(({ source }) => source ?? [])),
    isInHijack: sources.some((source) => conversation.kindOf(source) === 'hijack'),
  };
}

const TRUSTS_UPWARDS: readonly Trust[] = ['external', 'model', 'user', 'operator'];

function standingOf(sources: readonly TracedSource[], text: string, conversation: ActionConversation): Standing {
  // A part of a value that the user has said taints nothing, but it is no consent to the whole.
  const isGiven = sources.some(({ trust, how }) => WILLED_TRUSTS.has(trust) && how !== 'transformed');
  if (isGiven) return 'given';
  const external = sources.filter(({ trust }) => trust === 'external');
  if (external.length === 0) return 'made';
  const kinds = new Set(external.map((source) => conversation.kindOf(source)));
  if (kinds.has('data')) return isRelated(text, conversation.userWords) ? 'related' : 'found';
  return kinds.has('order') ? 'ordered' : 'hijacked';
}

/** Words of this length tell people and companies apart. */
const TELLING_LENGTH_MIN = 4;
const HOST_WORDS = new Set(['https', 'http', 'example', 'mail', 'gmail', 'invalid', 'test']);

function isRelated(text: string, userWords: ReadonlySet<string>): boolean {
  return wordsOf(text).some(
    (word) => word.length >= TELLING_LENGTH_MIN && !HOST_WORDS.has(word) && userWords.has(word),
  );
}

/** The text of the value at a JSON pointer (RFC 6901); empty where there is none. */
function textAt(args: JsonValue, pointer: string): string {
  let value: JsonValue | undefined = args;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = (value as readonly JsonValue[])[Number(key)];
    else value = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isNamedByHijack({ words }: ToolProfile, { hijackWords, userWords }: ActionConversation): boolean {
  const telling = words.filter((word) => word.length > 2);
  return (
    telling.length > 1 && telling.every((word) => hijackWords.has(word)) && !telling.some((word) => userWords.has(word))
  );
}

function amountsOf({ parts }: ToolProfile, args: JsonValue): ActionFacts['amounts'] {
  if (!isMap(args)) return [];
  return Object.entries(args).flatMap(([name, value]) => {
    const amount = Number(value);
    return parts.get(name) === 'amount' && Number.isFinite(amount) ? [{ pointer: pointerOf(name), amount }] : [];
  });
}

function pointerOf(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
