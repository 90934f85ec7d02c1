import { NAME_ENTITIES, type NameEntity } from '../../../core/name-entities.ts';
import type { RuleFacts, Token, TokenRule, TokenTag } from '../../matching/rule.ts';
import { decodeGazetteer } from './gazetteer.ts';
import { kindOf, LABELS, mayFollow } from './labels.ts';
import { FEATURES_MAX, LOOKAHEAD, readLabels, readTokens } from './name-features.ts';
import { type NameHistory, NO_HISTORY, withToken } from './name-history.ts';
import { decodeNameWeights, type NameWeights, nameSlotOf } from './name-weights.ts';
import { namesSource } from './names.generated.ts';
import { type ListsOf, NO_TOKEN, type TokenFacts, tokenFacts } from './token-facts.ts';
import { LIST } from './word-lists.ts';

/** What the tagger keeps between two tokens. */
interface TaggerState {
  readonly history: NameHistory;
  /** What was read of the tokens ahead. */
  readonly ahead: readonly TokenFacts[];
}

/** A tagger made ready. Weights, bias and softness are in steps. */
export interface NameModel {
  readonly weights: NameWeights;
  readonly listsOf: ListsOf;
  /** What a label must win by over no name at all. */
  readonly bias: number;
  /** What a win must come to for a score of three quarters of the way from the lowest to the highest. */
  readonly softness: number;
}

let shared: NameModel | undefined;

/** The tagger that Sallyport ships. Made when it is first asked for: some 50 ms and 10 MiB. */
export function shippedNameModel(): NameModel {
  const { gazetteer, weights, bias, softness } = namesSource;
  shared ??= { weights: decodeNameWeights(weights), listsOf: decodeGazetteer(gazetteer), bias, softness };
  return shared;
}

/**
 * The rule that finds names of people, places, organizations and groups of people: an averaged perceptron over features of
 * each token, its neighbours and the labels before (Collins 2002), decided from left to right.
 */
export function nameRule(model: NameModel): TokenRule {
  const { listsOf } = model;
  const tag = ({ history, ahead }: TaggerState, token: Token, next: readonly Token[]): TokenTag<TaggerState> => {
    const here = ahead[0] ?? tokenFacts(token, listsOf);
    const facts = next.map((each, i) => ahead[i + 1] ?? tokenFacts(each, listsOf));
    const place = { here, next: facts[0] ?? NO_TOKEN, next2: facts[1] ?? NO_TOKEN, next3: facts[2] ?? NO_TOKEN };
    const count = readLabels(place, history, features, readTokens(place, history, features));
    const label = bestLabel(model, count, history.label);
    const state = { history: withToken(history, here, label, LIST.street), ahead: facts };
    if (label === 0) return { tag: 'outside', state };
    if (label % 2 === 0) return { tag: 'inside', state };
    const win = (scores[label] as number) - (scores[0] as number);
    return { tag: 'begin', state, found: factsOf(kindOf(label), scoreOf(win, model.softness)) };
  };
  // A run hands a tagger no states but its own, so that a set of rules need not know their type.
  const initial: TaggerState = { history: NO_HISTORY, ahead: [] };
  return {
    kind: 'token',
    ...factsOf(0, SCORE_MIN),
    id: 'pii/names',
    lookahead: LOOKAHEAD,
    initial,
    tag,
  } as unknown as TokenRule;
}

const features = new Int32Array(FEATURES_MAX);
const scores = new Float64Array(LABELS);

/** Leaves the scores of all labels in `scores`. */
function bestLabel({ weights: { keys, rows }, bias }: NameModel, count: number, before: number): number {
  const mask = keys.length - 1;
  scores.fill(0);
  scores[0] = bias;
  for (let i = 0; i < count; i++) {
    const key = nameSlotOf(features[i] as number) + 1;
    let place = (key - 1) & mask;
    while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & mask;
    if (keys[place] === 0) continue;
    const base = place * LABELS;
    for (let label = 0; label < LABELS; label++)
      scores[label] = (scores[label] as number) + (rows[base + label] as number);
  }
  let best = 0;
  for (let label = 1; label < LABELS; label++) {
    if (mayFollow(label, before) && (scores[label] as number) > (scores[best] as number)) best = label;
  }
  return best;
}

/** The score of a narrow win, and that of the widest. */
const SCORE_MIN = 0.4;
const SCORE_MAX = 0.95;

/** From {@link SCORE_MIN} on, in steps of a hundredth; half of the way up where a win comes to half of `softness`. */
function scoreOf(win: number, softness: number): number {
  const sureness = 1 - 4 ** (-win / softness);
  return Math.round(100 * (SCORE_MIN + (SCORE_MAX - SCORE_MIN) * sureness)) / 100;
}

const IDS: Readonly<Record<NameEntity, string>> = {
  PERSON: 'pii/names/person',
  LOCATION: 'pii/names/location',
  ORGANIZATION: 'pii/names/organization',
  NRP: 'pii/names/nrp',
};

function factsOf(kind: number, score: number): RuleFacts {
  const entity = NAME_ENTITIES[kind] as NameEntity;
  return { id: IDS[entity], category: 'pii', entity, score, severity: entity === 'ORGANIZATION' ? 'LOW' : 'MEDIUM' };
}
