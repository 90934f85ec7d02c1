import { z } from 'zod';
import { EXTRACTION_BOUNDS_DEFAULT, type ExtractionBounds } from '../limits/extraction/extraction-monitor.ts';
import { REPLY_LIMITS_DEFAULT, type ReplyLimits } from '../limits/extraction/reply-limits.ts';
import { LIMITS_MAX } from '../limits/request-limits.ts';

/** What is done against callers who copy the model by its replies. */
export interface ExtractionConfig extends ReplyLimits {
  readonly enabled: boolean;
  /** Whether token probabilities may be asked for, and are let through in whole replies. */
  readonly probabilities: 'remove' | 'allow';
  readonly monitor: ExtractionBounds & { readonly enabled: boolean };
  /** What becomes of a user whose queries look like an extraction run; `false`: there is an event, and nothing else. */
  readonly throttle: false | { readonly requestsPerMinute: number };
  /** Ids of keys that none of this holds for, such as one for evaluations. */
  readonly exceptKeys: readonly string[];
}

/**
 * Users that the monitor of a gateway remembers when nothing is said: 31 MB, which leaves room in the memory that a gateway may take.
 * More than that many busy ones in a day forget each other.
 */
const PRINCIPALS_MAX = 2_000;

/** The section `extraction` of a configuration file. */
export function extractionSchema(): z.ZodType<ExtractionConfig> {
  return z
    .strictObject({
      enabled: z.boolean().default(true).describe('Off, nothing of this is done.'),
      probabilities: z
        .enum(['remove', 'allow'])
        .default('remove')
        .describe('remove takes logprobs out of requests and replies; allow leaves them in whole replies.'),
      biasEntriesMax: z
        .int()
        .min(0)
        .max(10_000)
        .default(REPLY_LIMITS_DEFAULT.biasEntriesMax)
        .describe('Entries of logit_bias in one request; requests with more are refused.'),
      extremeBiasMax: z
        .int()
        .min(0)
        .max(10_000)
        .default(REPLY_LIMITS_DEFAULT.extremeBiasMax)
        .describe('Entries of logit_bias from 50 on, or up to -50: tokens that are forced or forbidden.'),
      monitor: monitorSchema(),
      throttle: z
        .union([
          z.literal(false),
          z.strictObject({
            requestsPerMinute: z
              .int()
              .min(1)
              .max(LIMITS_MAX.requestsPerMinute)
              .describe('One at a time and without a burst.'),
          }),
        ])
        .default(false)
        .describe('Slows a user down whose queries look like an extraction run, until they do no more.'),
      exceptKeys: z
        .array(z.string().min(1).max(64))
        .max(100)
        .default([])
        .describe('Ids of keys that none of this holds for, such as one for evaluations.'),
    })
    .prefault({})
    .describe('What is done against callers who copy the model by its replies.');
}

function monitorSchema() {
  const { windowMs, queriesMin, scoreMin } = EXTRACTION_BOUNDS_DEFAULT;
  return z
    .strictObject({
      enabled: z.boolean().default(true).describe('Off, nobody is watched, and nobody is slowed down.'),
      windowMs: z.int().min(1_000).max(31_536_000_000).default(windowMs).describe('How long a query is remembered.'),
      queriesMin: z.int().min(16).max(192).default(queriesMin).describe('Queries from which on a user is judged.'),
      scoreMin: z
        .number()
        .min(0.01)
        .max(1)
        .default(scoreMin)
        .describe('The score, up to 1, from which on queries look like an extraction run.'),
      principalsMax: z
        .int()
        .min(1)
        .max(10_000)
        .default(PRINCIPALS_MAX)
        .describe('Users that are remembered, at 16 KB each; who has been away for longest goes first.'),
    })
    .prefault({})
    .describe('Watches the queries of each user for patterns of extraction. It keeps hashes, never text.');
}
