import { z } from 'zod';
import { AMOUNT_MAX } from '../limits/budget-account.ts';
import { LIMITS_MAX } from '../limits/request-limits.ts';
import type { GatewayConfigFile } from './gateway-config-file.ts';
import type { WindowFile } from './limits-config.ts';

/** A key may have as much inspected as costs an eighth of a core's time, at the worst. */
const CHARACTERS_PER_MINUTE = 4_000_000;

const USD_MAX = 1_000_000;
const WINDOWS_MAX = 32;
const PRICES_MAX = 1_000;
const ASSUMED_OUTPUT_TOKENS = 4_096;

/** The section `limits` of a configuration file. */
export function limitsSchema(): z.ZodType<GatewayConfigFile['limits']> {
  return z
    .strictObject({
      requestsPerMinute: count(LIMITS_MAX.requestsPerMinute).default(6_000).describe('Requests of one key.'),
      burst: count(LIMITS_MAX.burst).default(1_000).describe('Requests of one key at once.'),
      concurrentMax: count(LIMITS_MAX.concurrentMax).default(256).describe('Requests of one key under way at a time.'),
      perUserRequestsPerMinute: count(LIMITS_MAX.perUserRequestsPerMinute)
        .optional()
        .describe('Requests of one user of a key; no limit of its own when missing.'),
      charactersPerMinute: count(LIMITS_MAX.charactersPerMinute)
        .default(CHARACTERS_PER_MINUTE)
        .describe('Characters that are inspected for one key, all texts of its requests together.'),
      choicesMax: count(LIMITS_MAX.choicesMax).default(8).describe('Choices (n) that one request may ask for.'),
      outputTokensMax: count(LIMITS_MAX.outputTokensMax)
        .optional()
        .describe('Tokens that one request may ask for, which it then has to say; no limit when missing.'),
      ...usageSections(),
    })
    .prefault({})
    .describe('For keys that have no limits of their own.');
}

function usageSections() {
  return {
    request: requestSchema(),
    windows: z
      .array(windowSchema())
      .max(WINDOWS_MAX)
      .refine(areNamesUnique, 'must have every name once for each "per"')
      .default([])
      .describe('Requests, tokens or costs in windows of any length, all of which hold together.'),
    budgets: budgetsSchema(),
    prices: pricesSchema(),
    reply: z
      .strictObject({
        outputTokensMax: count(LIMITS_MAX.outputTokensMax)
          .optional()
          .describe('Tokens of one choice, by an estimate of the text that leaves.'),
        outputCharactersMax: count(100_000_000).optional().describe('Characters of one choice.'),
      })
      .prefault({})
      .describe('How much of a reply leaves: it is cut there and ends as one that has reached its length.'),
    assumedOutputTokens: count(LIMITS_MAX.outputTokensMax)
      .default(ASSUMED_OUTPUT_TOKENS)
      .describe('Tokens that are reserved for a reply where the request does not say how many it may have.'),
  };
}

function requestSchema() {
  const max = (what: string): z.ZodOptional<z.ZodInt> => z.int().min(0).max(AMOUNT_MAX).optional().describe(what);
  return z
    .strictObject({
      inputCharactersMax: max('Characters of all texts.'),
      inputTokensMax: max('Tokens of all texts, counted as o200k_base has them where an estimate does not settle it.'),
      messagesMax: max('Messages.'),
      toolsMax: max('Definitions of tools.'),
      nestingDepthMax: max('Objects and lists within each other.'),
      attachmentsMax: max('Images, sounds, files and documents.'),
    })
    .prefault({})
    .describe('How large one request may be. A limit that is missing does not hold.');
}

const DURATION = /^[1-9][0-9]{0,8}(?:ms|s|m|h|d)$/u;

function windowSchema(): z.ZodType<WindowFile> {
  return z
    .strictObject({
      name: z
        .string()
        .regex(/^[a-z0-9-]{1,48}$/u, 'must be 1 to 48 lower-case letters, digits and "-"')
        .describe('Shown to callers in headers, behind "key-", "user-" and so on.'),
      per: z.enum(['key', 'user', 'session', 'ip']).describe('Whose requests are counted together.'),
      unit: z.enum(['requests', 'tokens', 'input-tokens', 'output-tokens', 'cost']).describe('What is counted.'),
      limit: z.number().positive().max(AMOUNT_MAX).describe('Units in one window; USD where the unit is cost.'),
      window: z
        .string()
        .regex(DURATION, 'must be a duration such as 500ms, 30s, 15m, 1h or 7d')
        .describe('How long a window is, such as 30s, 15m, 1h or 7d; at most 366d.'),
      burst: z.number().positive().max(AMOUNT_MAX).optional().describe('Units at once; all of them when missing.'),
    })
    .refine(({ unit, limit, burst = limit }) => [limit, burst].every((units) => isUnits(unit, units)), {
      message: `must have whole numbers, or at most ${USD_MAX} USD`,
    })
    .refine(({ window }) => durationMs(window) <= 366 * UNIT_MS.d, 'must have a window of at most 366d');
}

function isUnits(unit: WindowFile['unit'], units: number): boolean {
  return unit === 'cost' ? units <= USD_MAX && units >= 1e-9 : Number.isSafeInteger(units);
}

function areNamesUnique(windows: readonly WindowFile[]): boolean {
  return new Set(windows.map(({ per, name }) => `${per} ${name}`)).size === windows.length;
}

function budgetsSchema() {
  const limits = (max: z.ZodNumber, what: string) =>
    z
      .strictObject({
        soft: max.positive().optional().describe('Reaching it writes an event, once in a period.'),
        hard: max.min(0).optional().describe('What would pass it is refused.'),
      })
      .optional()
      .describe(what);
  const period = z
    .strictObject({
      requests: limits(z.int().max(AMOUNT_MAX), 'Requests.'),
      inputTokens: limits(z.int().max(AMOUNT_MAX), 'Tokens of requests.'),
      outputTokens: limits(z.int().max(AMOUNT_MAX), 'Tokens of replies.'),
      costUsd: limits(z.number().max(USD_MAX), 'What the exchanges cost, in USD.'),
    })
    .optional();
  const budgets = z
    .strictObject({ day: period.describe('Days of UTC.'), month: period.describe('Months of UTC.') })
    .optional();
  return z
    .strictObject({
      perKey: budgets.describe('Of each key that has no budgets of its own.'),
      perUser: budgets.describe('Of each user.'),
      perSession: budgets.describe('Of each session that a request names.'),
      perIp: budgets.describe('Of each address; of IPv6 each network of 64 bits.'),
    })
    .prefault({})
    .describe('What may be used in a day or a month of UTC.');
}

function pricesSchema() {
  const usd = z.number().min(0).max(USD_MAX);
  const prices = {
    inputUsd: usd.describe('A million tokens of input.'),
    cachedInputUsd: usd.optional().describe('Input that the provider had in its cache; as input when missing.'),
    cacheWriteUsd: usd.optional().describe('Input that it put there; as input when missing.'),
    outputUsd: usd.describe('A million tokens of output.'),
  };
  const model = z.strictObject({
    model: z
      .string()
      .regex(/^(?:\*|[!-)+-~]{1,255}\*?)$/u, 'must be the name of a model, or the beginning of one and "*"')
      .describe('A name with its versions, or the beginning of one and "*".'),
    ...prices,
  });
  const unknown = z.strictObject(prices).optional();
  return z
    .strictObject({
      models: z.array(model).max(PRICES_MAX).default([]).describe('They go before the prices that are shipped.'),
      unknown: unknown.describe('Of models without a price, which are refused where cost is limited otherwise.'),
    })
    .prefault({})
    .describe('What models cost, in USD.');
}

function count(max: number): z.ZodInt {
  return z.int().min(1).max(max);
}

const UNIT_MS: Readonly<Record<string, number>> & { readonly d: number } = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of a duration that the schema has accepted. */
export function durationMs(text: string): number {
  const digits = Number.parseInt(text, 10);
  return digits * (UNIT_MS[text.slice(String(digits).length)] ?? Number.NaN);
}
