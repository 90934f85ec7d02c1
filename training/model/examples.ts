import { readFeatures } from '../../src/detect/injection/model/features.ts';
import { modelView } from '../../src/detect/injection/model/model-text.ts';
import { readText, tokenRoom } from '../../src/detect/injection/model/read-tokens.ts';
import { WINDOW_STEP, windowEnd } from '../../src/detect/injection/model/score-text.ts';
import { canonicalView } from '../../src/normalize/canonical.ts';

/** The features of windows of texts, one after the other, each once in its window. */
export interface Examples {
  readonly features: Uint32Array;
  /** Where each window's features begin; one more at the end. */
  readonly starts: Uint32Array;
  /** The first window of each text; one more at the end. */
  readonly windows: Uint32Array;
}

const TEXT_UNITS_MAX = 6_000;
const tokens = tokenRoom(TEXT_UNITS_MAX * 2);

/** Cuts texts into windows as the guard does, and reads their features. */
export function readExamples(texts: readonly string[]): Examples {
  const features = new Growing();
  const starts = [0];
  const windows = [0];
  for (const text of texts) {
    const view = modelView(canonicalView(text.slice(0, TEXT_UNITS_MAX)));
    readText(view.text.slice(0, TEXT_UNITS_MAX * 2), tokens);
    for (const window of featuresByWindow()) {
      for (const feature of window) features.push(feature);
      starts.push(features.length);
    }
    windows.push(starts.length - 1);
  }
  return { features: features.list(), starts: Uint32Array.from(starts), windows: Uint32Array.from(windows) };
}

function featuresByWindow(): ReadonlySet<number>[] {
  const { count } = tokens;
  const sets: Set<number>[] = [];
  const ends: number[] = [];
  for (let from = 0; ; from += WINDOW_STEP) {
    const to = windowEnd(from, count);
    sets.push(new Set());
    ends.push(to);
    if (to === count) break;
  }
  readFeatures(tokens, (feature, token) => {
    for (const [window, set] of sets.entries()) {
      if (token >= window * WINDOW_STEP && token < (ends[window] as number)) set.add(feature);
    }
  });
  return sets;
}

/** A list of numbers that makes room as it grows. */
class Growing {
  #values = new Uint32Array(1 << 20);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const more = new Uint32Array(this.length * 2);
      more.set(this.#values);
      this.#values = more;
    }
    this.#values[this.length++] = value;
  }

  list(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}
