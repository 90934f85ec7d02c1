import { boundedMap } from '../core/bounded-map.ts';
import { hexOf } from '../core/hex-of.ts';
import type { ClassifierInput, Clock, Keys } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';

/**
 * Scores that were given a short while ago: a chat comes back whole with each message, and what was judged once is not judged
 * again. Each principal has its own, or one could learn by the time an answer takes what another has sent.
 */
export interface ScoreCache {
  /** The name of a text in the cache; it tells nothing of the text. */
  keyOf(classifier: string, input: ClassifierInput, principal: Principal): string;
  get(key: string): number | undefined;
  put(key: string, score: number): void;
}

const ENTRIES_MAX = 10_000;
const KEPT_MS = 600_000;

/** Makes an empty cache. */
export function createScoreCache({ clock, keys }: { readonly clock: Clock; readonly keys: Keys }): ScoreCache {
  const entries = boundedMap<string, { readonly score: number; readonly untilMs: number }>(ENTRIES_MAX);
  return {
    keyOf(classifier, { text, trust }, { tenant, user, session }) {
      const named = JSON.stringify([classifier, tenant, user, session, trust, text]);
      return hexOf(keys.mac('classifier-score', new TextEncoder().encode(named)));
    },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (clock.now() < entry.untilMs) return entry.score;
      entries.delete(key);
      return undefined;
    },
    put(key, score) {
      entries.set(key, { score, untilMs: clock.now() + KEPT_MS });
    },
  };
}
