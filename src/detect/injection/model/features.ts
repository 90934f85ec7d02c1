import type { Tokens } from './read-tokens.ts';

/** Takes a feature that a text has, by its hash, at the token that completes it, with the token that it begins with. */
export type FeatureSink = (feature: number, token: number, first: number) => void;

/** Tokens over which two concepts are a pair, and UTF-16 units in scripts of which each character is a token. */
const PAIR_TOKENS_MAX = 10;
const PAIR_UNITS_MAX = 24;

/** Tokens with a concept that are kept in sight. */
const CONCEPTS_IN_SIGHT = 16;

/** Kinds of features, so that none is taken for one of another kind. */
const KIND = {
  word: 0x2545f491,
  pair: 0x9e3779b1,
  concept: 0x85ebca6b,
  concepts: 0xc2b2ae35,
  beginning: 0xcc9e2d51,
} as const;

const sightConcepts: Uint8Array = new Uint8Array(CONCEPTS_IN_SIGHT);
const sightTokens: Uint32Array = new Uint32Array(CONCEPTS_IN_SIGHT);

/** Words and their beginnings, pairs of neighbours, concepts, and ordered pairs of concepts near each other. A feature comes as often as it is there. */
export function readFeatures(tokens: Tokens, take: FeatureSink): void {
  const { hashes, beginnings, concepts, starts, count } = tokens;
  let before = 0;
  let seen = 0;
  for (let token = 0; token < count; token++) {
    const word = hashes[token] as number;
    take(mixed(word, KIND.word), token, token);
    take(mixed(Math.imul(before, 31) ^ word, KIND.pair), token, Math.max(0, token - 1));
    const beginning = beginnings[token] as number;
    if (beginning !== 0) take(mixed(beginning, KIND.beginning), token, token);
    before = word;
    const concept = concepts[token] as number;
    if (concept === 0) continue;
    take(mixed(concept, KIND.concept), token, token);
    for (let i = seen - 1; i >= 0 && i >= seen - CONCEPTS_IN_SIGHT; i--) {
      const slot = i & (CONCEPTS_IN_SIGHT - 1);
      const at = sightTokens[slot] as number;
      if (token - at > PAIR_TOKENS_MAX && (starts[token] as number) - (starts[at] as number) > PAIR_UNITS_MAX) break;
      const first = sightConcepts[slot] as number;
      if (first !== concept) take(mixed((first << 8) | concept, KIND.concepts), token, at);
    }
    sightConcepts[seen & (CONCEPTS_IN_SIGHT - 1)] = concept;
    sightTokens[seen & (CONCEPTS_IN_SIGHT - 1)] = token;
    seen++;
  }
}

/** The finalizer of MurmurHash3 over a value and its kind. */
function mixed(value: number, kind: number): number {
  let hash = Math.imul(value ^ kind, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
