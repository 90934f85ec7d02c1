import { checkWholeNumber } from './check-whole-number.ts';
import { InvalidOptionsError } from './errors.ts';

/** Every limit of the inspection core, with its unit in its name. The defaults are {@link BOUNDS_DEFAULT}. */
export interface Bounds {
  /** UTF-16 code units of one text; a longer one is refused with {@link TextTooLongError}. */
  readonly textLengthMax: number;
  /** UTF-16 code units that a stream may withhold for one component of findings. */
  readonly streamHoldCharsMax: number;
  /** UTF-16 code units of a reply; what is longer is cut there. */
  readonly replyCharsMax: number;
  /** Findings that one call reports; all are decided on, and `bounds/findings` says that there are more. */
  readonly findingsMax: number;
  /** UTF-16 code units of a tenant, user or session id. */
  readonly idLengthMax: number;
  /** Distinct rule ids in one event. */
  readonly eventRuleIdsMax: number;
  /** Views of one text, decoded ones included. */
  readonly viewsMax: number;
  /** Decoders applied on top of each other. */
  readonly decodeDepthMax: number;
  /** Length of all decoded views together, as a multiple of the text's own. */
  readonly decodeGrowthMax: number;
  /** UTF-16 code units of a system prompt that is watched for leakage; what is longer is watched up to there. */
  readonly systemPromptLengthMax: number;
}

/** The defaults; each is also the upper bound that `resolveBounds` documents where it has one. */
export const BOUNDS_DEFAULT: Bounds = {
  textLengthMax: 2_000_000,
  streamHoldCharsMax: 1_024,
  replyCharsMax: 400_000,
  findingsMax: 10_000,
  idLengthMax: 10_240,
  eventRuleIdsMax: 32,
  viewsMax: 24,
  decodeDepthMax: 3,
  decodeGrowthMax: 4,
  systemPromptLengthMax: 100_000,
};

/**
 * Fills missing bounds with the defaults.
 *
 * @throws {@link InvalidOptionsError} for an unknown name, or a value that is not a positive safe integer.
 */
export function resolveBounds(overrides: Partial<Bounds> = {}): Bounds {
  for (const [name, value] of Object.entries(overrides)) {
    if (!Object.hasOwn(BOUNDS_DEFAULT, name)) throw new InvalidOptionsError(`bounds.${name}`, 'is not a known bound');
    checkWholeNumber(`bounds.${name}`, value);
  }
  return { ...BOUNDS_DEFAULT, ...overrides };
}
