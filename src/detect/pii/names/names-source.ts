import type { GazetteerSource } from './gazetteer.ts';
import type { NameWeightsSource } from './name-weights.ts';

/** A trained tagger as the training writes it. */
export interface NamesSource {
  readonly gazetteer: GazetteerSource;
  readonly weights: NameWeightsSource;
  /** What a label must win by over no name at all, in steps of weights. */
  readonly bias: number;
  /** See {@link scoreOf}: how wins become scores, in steps of weights. */
  readonly softness: number;
}
