import { NAME_ENTITIES } from '../../src/core/name-entities.ts';
import { FEATURES_MAX, readTokens } from '../../src/detect/pii/names/name-features.ts';
import { type NameHistory, NO_HISTORY, withToken } from '../../src/detect/pii/names/name-history.ts';
import { nameSlotOf } from '../../src/detect/pii/names/name-weights.ts';
import { type ListsOf, NO_TOKEN, type TokenFacts, tokenFacts } from '../../src/detect/pii/names/token-facts.ts';
import type { NamedText } from './read.ts';
import { tokensOf } from './tokens.ts';

/** A text as the tagger reads it. */
export interface Sentence {
  readonly source: string;
  readonly facts: readonly TokenFacts[];
  /** The label of each token, 255 where anything may be. */
  readonly gold: Uint8Array;
  /** Slots of the features that depend on no label, of one token after another. */
  readonly slots: Int32Array;
  readonly width: number;
}

/** What stands for a label where anything may be. */
export const ANYTHING = 255;

/**
 * Reads a text.
 *
 * @param isUnmarked - Whether a word is often a name of a kind that the text's source does not mark.
 * @param drops - Whether the lists are not to know the next name, so that the tagger learns to do without.
 */
export function sentenceOf(
  text: NamedText,
  listsOf: ListsOf,
  isUnmarked: (word: number) => boolean,
  drops: () => boolean,
): Sentence {
  const tokens = tokensOf(text.text);
  const gold = new Uint8Array(tokens.length);
  const dropped = new Map<number, boolean>();
  const facts = tokens.map((token, i) => {
    const overlaps = ({ start, end }: { start: number; end: number }): boolean =>
      token.start < end && token.end > start;
    const index = text.spans.findIndex(overlaps);
    if (text.masked.some(overlaps)) gold[i] = ANYTHING;
    const span = text.spans[index];
    if (span === undefined) return tokenFacts(token, listsOf);
    const isFirst = i === 0 || (tokens[i - 1]?.end ?? 0) <= span.start;
    gold[i] = 1 + 2 * NAME_ENTITIES.indexOf(span.entity) + (isFirst ? 0 : 1);
    if (!dropped.has(index)) dropped.set(index, drops());
    return tokenFacts(token, dropped.get(index) === true ? () => 0 : listsOf);
  });
  if (!text.marked.includes('NRP'))
    for (const [i, { word }] of facts.entries()) if (gold[i] === 0 && isUnmarked(word)) gold[i] = ANYTHING;
  return { source: text.source, facts, gold, ...slotsOf(facts) };
}

const features = new Int32Array(FEATURES_MAX);

function slotsOf(facts: readonly TokenFacts[]): { readonly slots: Int32Array; readonly width: number } {
  const slots: number[] = [];
  let history: NameHistory = NO_HISTORY;
  let width = 0;
  for (const [i, here] of facts.entries()) {
    width = readTokens(placeAt(facts, i), history, features);
    for (let k = 0; k < width; k++) slots.push(nameSlotOf(features[k] as number));
    history = withToken(history, here, 0, 0);
  }
  return { slots: Int32Array.from(slots), width };
}

/** The token at an index with those that follow it. */
export function placeAt(
  facts: readonly TokenFacts[],
  i: number,
): { here: TokenFacts; next: TokenFacts; next2: TokenFacts; next3: TokenFacts } {
  const at = (offset: number): TokenFacts => facts[i + offset] ?? NO_TOKEN;
  return { here: at(0), next: at(1), next2: at(2), next3: at(3) };
}
