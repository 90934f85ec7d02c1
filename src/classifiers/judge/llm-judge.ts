import { checkWholeNumber } from '../../core/check-whole-number.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import { hexOf } from '../../core/hex-of.ts';
import type { Classifier, ClassifierInput, Clock, Random } from '../../core/ports.ts';
import type { Counters, LimitRule } from '../../core/store-ports.ts';
import type { Upstream } from '../../forward/upstream.ts';
import { ClassifierError } from '../classifier-error.ts';
import { judgeMessages, PRINCIPLE_BOUNDS } from './judge-prompt.ts';
import { readVerdict, type Verdict } from './read-verdict.ts';

/** How a judge is asked. */
export interface JudgeParts {
  readonly id: string;
  /** The provider. Whoever has opened it closes it. */
  readonly upstream: Upstream;
  readonly model: string;
  /** What a text is judged by: 1 to 32 sentences of at most 500 units. */
  readonly principles: readonly string[];
  /** Takes out what must not leave, such as personal data and secrets. A text for which it throws is not judged. */
  readonly redact: (text: string) => string;
  /** UTF-16 units of a text; a longer one is not judged. */
  readonly textLengthMax: number;
  /** Of all calls together, estimated before a call and settled by what the provider counts. */
  readonly tokensPerMinute: number;
  readonly outputTokensMax: number;
  /** What the provider calls that bound. */
  readonly outputTokensField: OutputTokensField;
  /** Left out of the call when missing. */
  readonly temperature?: number;
  /** Whether the provider is asked for JSON by `response_format`. */
  readonly jsonMode: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly counters: Counters;
}

/** How OpenAI-compatible providers call the bound of a reply. */
export type OutputTokensField = 'max_tokens' | 'max_completion_tokens';

/** What holds where a configuration or options say nothing. */
export const JUDGE_DEFAULT: {
  readonly textLengthMax: number;
  readonly tokensPerMinute: number;
  readonly outputTokensMax: number;
  readonly outputTokensField: OutputTokensField;
  readonly temperature: number | 'default';
  readonly jsonMode: boolean;
} = {
  textLengthMax: 20_000,
  tokensPerMinute: 100_000,
  outputTokensMax: 64,
  outputTokensField: 'max_tokens',
  temperature: 0,
  jsonMode: true,
};

/** The greatest values of a judge's bounds; the least is 1. */
export const JUDGE_MAX: Readonly<Record<'textLengthMax' | 'tokensPerMinute' | 'outputTokensMax', number>> = {
  textLengthMax: 1_000_000,
  tokensPerMinute: 6_000_000,
  outputTokensMax: 16_384,
};

/**
 * A classifier that asks a language model of the user's own provider (OpenAI's `POST /v1/chat/completions`) whether a text is an
 * injection. The text goes out redacted; nothing of it is logged, kept or part of an error.
 *
 * @throws `InvalidOptionsError`
 */
export function createLlmJudge(parts: JudgeParts): Classifier {
  checkParts(parts);
  const { id, upstream, clock, counters, tokensPerMinute } = parts;
  const rule: LimitRule = { limit: tokensPerMinute, windowMs: MINUTE_MS, burst: tokensPerMinute };
  const key = `classifier-tokens ${id}`;
  return {
    id,
    async classify(input, { signal }) {
      const body = requestBody(input, parts);
      const reserved = estimatedTokens(body, parts);
      const reservation = await counters.reserve(key, reserved, rule, clock.now());
      if (!reservation.isGranted) throw new ClassifierError('budget');
      const { score, tokens } = await askProvider(upstream, body, signal);
      if (tokens !== undefined) await counters.settle(key, { reserved, actual: tokens }, rule, clock.now());
      return { score };
    },
  };
}

const MINUTE_MS = 60_000;
const NONCE_BYTES = 16;

function requestBody(input: ClassifierInput, parts: JudgeParts): string {
  const { model, principles, random, temperature, jsonMode, outputTokensMax, outputTokensField } = parts;
  if (input.text.length > parts.textLengthMax) throw new ClassifierError('too-long');
  const text = parts.redact(input.text).toWellFormed();
  const nonce = hexOf(random.bytes(NONCE_BYTES));
  return JSON.stringify({
    model,
    messages: judgeMessages({ text, trust: input.trust }, { principles, nonce }),
    [outputTokensField]: outputTokensMax,
    ...(temperature !== undefined && { temperature }),
    ...(jsonMode && { response_format: { type: 'json_object' } }),
  });
}

/** A token of ordinary text has three to four bytes. */
const BYTES_A_TOKEN = 3;

function estimatedTokens(body: string, { outputTokensMax }: JudgeParts): number {
  return Math.ceil(Buffer.byteLength(body) / BYTES_A_TOKEN) + outputTokensMax;
}

async function askProvider(upstream: Upstream, body: string, signal: AbortSignal): Promise<Verdict> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const reply = await upstream.send({ method: 'POST', path: '/v1/chat/completions', headers, body }, signal);
  const text = await reply.text();
  if (reply.status !== 200) throw new ClassifierError('failed');
  return readVerdict(text);
}

function checkParts(parts: JudgeParts): void {
  const { model, principles } = parts;
  if (typeof model !== 'string' || model === '' || model.length > MODEL_LENGTH_MAX) {
    throw new InvalidOptionsError('model', `must be a name of 1 to ${MODEL_LENGTH_MAX} characters`);
  }
  const { countMax, lengthMax } = PRINCIPLE_BOUNDS;
  const isRubric = Array.isArray(principles) && principles.length > 0 && principles.length <= countMax;
  if (!isRubric || !principles.every((principle: unknown) => isPrinciple(principle))) {
    throw new InvalidOptionsError('principles', `must be 1 to ${countMax} texts of 1 to ${lengthMax} characters`);
  }
  for (const name of ['textLengthMax', 'tokensPerMinute', 'outputTokensMax'] as const) {
    checkWholeNumber(name, parts[name], { max: JUDGE_MAX[name] });
  }
}

const MODEL_LENGTH_MAX = 256;

function isPrinciple(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= PRINCIPLE_BOUNDS.lengthMax;
}
