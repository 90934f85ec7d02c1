import { pointerTo } from '../../core/json/json-node.ts';

/** What a request may ask of a reply beyond its text. How many choices (`n`) it may ask for is a limit of its key. */
export interface ReplyLimits {
  /** Entries of `logit_bias`; 0 refuses any. */
  readonly biasEntriesMax: number;
  /** Entries of `logit_bias` whose value is at least half of the allowed ±100: tokens that are forced or forbidden. */
  readonly extremeBiasMax: number;
}

/** The defaults: room for a list of words that a reply must not have, and not for a search through the vocabulary. */
export const REPLY_LIMITS_DEFAULT: ReplyLimits = { biasEntriesMax: 64, extremeBiasMax: 32 };

/** The fields that {@link limitReply} looks at, and no other. */
export const LIMITED_FIELDS: readonly string[] = [
  'logprobs',
  'top_logprobs',
  'prompt_logprobs',
  'n_probs',
  'logit_bias',
];

/** What to do with a field of a request. */
export interface ReplyLimitStep {
  /** JSON pointer (RFC 6901) of the field. */
  readonly pointer: string;
  /** `remove` the field and forward the request, or `refuse` the request. */
  readonly action: 'remove' | 'refuse';
  readonly reason: 'token-probabilities' | 'too-many-biases' | 'too-many-extreme-biases' | 'not-a-bias';
}

/**
 * What a request of the OpenAI chat format asks for that helps to copy the model: `logprobs`, `top_logprobs`, and what servers of open
 * models add to them (`prompt_logprobs`, `n_probs`) give the model's own probabilities away, and `logit_bias` brings those of any token among them (Carlini et al. 2024, "Stealing Part of a Production
 * Language Model", sections 4 and 5). Changes nothing itself.
 *
 * @param request - The parsed body; anything but an object has no steps.
 * @returns At most five steps, in the order of the fields above. Fields that ask for nothing (`null`, `false`) are left alone.
 * @example
 * limitReply({ messages: [], logprobs: true });  // [{ pointer: '/logprobs', action: 'remove', reason: 'token-probabilities' }]
 */
export function limitReply(request: unknown, limits: ReplyLimits = REPLY_LIMITS_DEFAULT): readonly ReplyLimitStep[] {
  if (!isObject(request)) return [];
  const steps: ReplyLimitStep[] = [];
  for (const field of PROBABILITY_FIELDS) {
    const value = Object.hasOwn(request, field) ? request[field] : undefined;
    if (value === undefined || value === null || value === false) continue;
    steps.push({ pointer: pointerTo('', field), action: 'remove', reason: 'token-probabilities' });
  }
  const bias = Object.hasOwn(request, 'logit_bias') ? request['logit_bias'] : undefined;
  const reason = bias === undefined || bias === null ? undefined : problemOf(bias, limits);
  if (reason !== undefined) steps.push({ pointer: pointerTo('', 'logit_bias'), action: 'refuse', reason });
  return steps;
}

const PROBABILITY_FIELDS = LIMITED_FIELDS.slice(0, -1);
/** Half of what the format allows: a bias of 50 already decides which token comes. */
const EXTREME_BIAS = 50;

function problemOf(bias: unknown, limits: ReplyLimits): ReplyLimitStep['reason'] | undefined {
  if (!isObject(bias)) return 'not-a-bias';
  const values = Object.values(bias);
  if (values.length > limits.biasEntriesMax) return 'too-many-biases';
  let extremes = 0;
  for (const value of values) {
    if (typeof value !== 'number') return 'not-a-bias';
    if (Math.abs(value) >= EXTREME_BIAS) extremes++;
  }
  return extremes > limits.extremeBiasMax ? 'too-many-extreme-biases' : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
