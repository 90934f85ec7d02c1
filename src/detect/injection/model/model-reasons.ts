import { readFeatures } from './features.ts';
import { readText, tokenRoom } from './read-tokens.ts';
import { lengthOf } from './score-text.ts';
import { slotOf, type Weights } from './weights.ts';

/** Words that spoke for an attack. They quote the text: they are for whoever sent it, and never logged. */
export interface Reason {
  /** One word, two neighbours, or a stretch of up to eleven words whose first and last name a pair of concepts. */
  readonly text: string;
  /** What they add to the logit. */
  readonly weight: number;
}

const REASONS_MAX = 6;
/** Longer stretches are read from their start only. */
const TEXT_UNITS_MAX = 16_384;

/** The words of a stretch that speak most for an attack, the strongest first; at most six, of weight 0.05 and more. */
export function modelReasons(stretch: string, { slots, scale }: Weights): readonly Reason[] {
  const text = stretch.slice(0, TEXT_UNITS_MAX);
  const tokens = tokenRoom(text.length);
  readText(text, tokens);
  const { starts, count } = tokens;
  const gains = new Map<string, number>();
  const seen = new Set<number>();
  readFeatures(tokens, (feature, token, first) => {
    const slot = slotOf(feature);
    const weight = slots[slot] as number;
    if (weight === 0 || seen.has(slot)) return;
    seen.add(slot);
    const end = token + 1 < count ? (starts[token + 1] as number) : text.length;
    const words = text.slice(starts[first] as number, end).trim();
    gains.set(words, (gains.get(words) ?? 0) + weight);
  });
  const unit = scale / lengthOf(seen.size);
  return [...gains]
    .map(([words, gain]) => ({ text: words, weight: Math.round(100 * gain * unit) / 100 }))
    .filter(({ text: words, weight }) => words !== '' && weight >= WEIGHT_MIN)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, REASONS_MAX);
}

const WEIGHT_MIN = 0.05;
