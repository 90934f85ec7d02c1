import { z } from 'zod';
import { UPSTREAM_LIMITS } from '../forward/upstream-options.ts';
import type { SecretReference, UpstreamFile } from './gateway-config-file.ts';
import { MODEL_PATTERN } from './model-patterns.ts';

/** One provider of a configuration file. */
export function upstreamSchema(): z.ZodType<UpstreamFile> {
  const dialect = z.enum(['openai-chat', 'anthropic-messages']);
  return z
    .strictObject({
      name: upstreamNameSchema().describe('How logs and metrics call it.'),
      dialect: z
        .union([dialect, z.array(dialect).min(1).max(2)])
        .describe('The wire format that it speaks; a list where it speaks both.'),
      url: z
        .string()
        .min(1)
        .max(2_048)
        .describe('Base URL without /v1, such as https://api.openai.com or https://api.anthropic.com.'),
      apiKey: secretSchema().optional().describe('Where its key is; keys never stand in this file.'),
      apiKeyHeader: z
        .enum(['authorization', 'x-api-key', 'api-key'])
        .optional()
        .describe(
          'The header for the key: authorization (as Bearer) for openai-chat, x-api-key for anthropic-messages.',
        ),
      headers: z
        .record(
          z.string().regex(/^[a-z0-9-]{1,64}$/u, 'must be a header name in lower case'),
          z.string().min(1).max(1_024),
        )
        .default({})
        .describe('Fixed headers, such as openai-organization.'),
      models: z
        .array(
          z
            .string()
            .regex(MODEL_PATTERN, 'must be a model name, or the beginning of one and "*", such as gpt-4o or gpt-*'),
        )
        .min(1)
        .max(1_000)
        .default(['*'])
        .describe('Models that it serves. The first upstream of the list that has the model is asked.'),
      allowHttp: z
        .boolean()
        .default(false)
        .describe(
          'Allows http:// to private addresses, such as a model server in the same network; loopback needs no word.',
        ),
      ...upstreamLimits(),
    })
    .describe('A provider of models.');
}

function upstreamLimits() {
  return {
    timeouts: timeoutsSchema(),
    retries: retriesSchema(),
    breaker: breakerSchema(),
    connectionsMax: z
      .int()
      .min(1)
      .max(10_000)
      .default(UPSTREAM_LIMITS.connectionsMax)
      .describe('Calls under way at a time.'),
    replyBytesMax: z
      .int()
      .min(1_024)
      .max(1_073_741_824)
      .default(UPSTREAM_LIMITS.replyBytesMax)
      .describe('Bytes of one reply, before and after decoding.'),
    passRateLimitHeaders: z
      .boolean()
      .default(false)
      .describe('Tells callers what is left of the limits of your account: x-ratelimit-*, anthropic-ratelimit-*.'),
  };
}

/** What an upstream may be called. */
export function upstreamNameSchema(): z.ZodType<string> {
  return z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/u, 'must be 1 to 64 lower-case letters, digits, ".", "_" and "-"');
}

/** Where a secret is: an environment variable or a file. */
export function secretSchema(): z.ZodType<SecretReference> {
  return z.union([
    z.strictObject({
      env: z
        .string()
        .regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/u, 'must be the name of an environment variable, such as OPENAI_API_KEY')
        .describe('The environment variable that holds it.'),
    }),
    z.strictObject({ file: z.string().min(1).max(4_096).describe('The file that holds it and nothing else.') }),
  ]);
}

const DAY_MS = 86_400_000;

function timeMs(fallback: number): z.ZodDefault<z.ZodInt> {
  return z.int().min(1).max(DAY_MS).default(fallback);
}

function timeoutsSchema(): z.ZodType<UpstreamFile['timeouts']> {
  const { connectMs, firstByteMs, idleMs, totalMs } = UPSTREAM_LIMITS.timeouts;
  return z
    .strictObject({
      connectMs: timeMs(connectMs).describe('Until a connection is made.'),
      firstByteMs: timeMs(firstByteMs).describe('From the end of the request to the status of the reply.'),
      idleMs: timeMs(idleMs).describe('Between two pieces of a reply.'),
      totalMs: timeMs(totalMs).describe('For the whole call.'),
    })
    .prefault({})
    .describe('Time limits of a call, in milliseconds.');
}

function retriesSchema(): z.ZodType<UpstreamFile['retries']> {
  const { attemptsMax, backoffMs, backoffMaxMs } = UPSTREAM_LIMITS.retries;
  return z
    .strictObject({
      attemptsMax: z.int().min(1).max(10).default(attemptsMax).describe('Attempts in all; 1 means no retry.'),
      backoffMs: timeMs(backoffMs).describe(
        'The pause before the second attempt is chance between 0 and this; it doubles.',
      ),
      backoffMaxMs: timeMs(backoffMaxMs).describe('The longest pause.'),
    })
    .prefault({})
    .describe('Calls that provably did nothing are made again.');
}

function breakerSchema(): z.ZodType<UpstreamFile['breaker']> {
  const { failureThreshold, windowMs, openMs } = UPSTREAM_LIMITS.breaker;
  return z
    .strictObject({
      failureThreshold: z.int().min(1).max(1_000).default(failureThreshold).describe('Failures that open the circuit.'),
      windowMs: timeMs(windowMs).describe('Failures within this time count together.'),
      openMs: timeMs(openMs).describe('How long no call is let through then.'),
    })
    .prefault({})
    .describe('Stops calling a provider that fails.');
}
