import { TERMS_MAX } from '../classifiers/check-uses.ts';
import { ClassifierError } from '../classifiers/classifier-error.ts';
import { PRINCIPLES_DEFAULT } from '../classifiers/judge/judge-prompt.ts';
import { createLlmJudge, JUDGE_DEFAULT, type OutputTokensField } from '../classifiers/judge/llm-judge.ts';
import type { Classifier, Clock, Random } from '../core/ports.ts';
import { createUpstream } from '../forward/create-upstream.ts';
import { createRedactor } from '../guard/redactor.ts';
import { sanitize } from '../rewrite/sanitize.ts';
import { inProcessCounters } from '../store/in-process-counters.ts';
import { systemClock, systemRandom } from './create-guard.ts';

/** Which model of which provider judges, and how it is asked. */
export interface LlmJudgeOptions {
  readonly id: string;
  /** Base URL without `/v1` of an OpenAI-compatible provider; https, or http where `allowPrivateHttp` allows it. */
  readonly baseUrl: string;
  readonly model: string;
  /** The key, or what gives it at each call; none when missing. */
  readonly apiKey?: string | (() => string);
  /** The header that carries the key; `authorization` (as Bearer) when missing. */
  readonly apiKeyHeader?: 'authorization' | 'x-api-key' | 'api-key';
  /** Allows `http://` to loopback and private addresses. */
  readonly allowPrivateHttp?: boolean;
  /** What a text is judged by: 1 to 32 sentences of at most 500 units. A rubric for prompt injection when missing. */
  readonly principles?: readonly string[];
  /** UTF-16 units of a text; a longer one is not judged. 20,000 when missing. */
  readonly textLengthMax?: number;
  /** Tokens of all calls together, replies included; 100,000 when missing. */
  readonly tokensPerMinute?: number;
  /** Tokens of a verdict; 64 when missing. Models that think before they answer need more. */
  readonly outputTokensMax?: number;
  /** What the provider calls that bound; `max_tokens` when missing. */
  readonly outputTokensField?: OutputTokensField;
  /** 0 when missing; `default` leaves it to the provider. */
  readonly temperature?: number | 'default';
  /** Whether JSON is asked for by `response_format`; true when missing. */
  readonly jsonMode?: boolean;
  readonly clock?: Clock;
  readonly random?: Random;
}

/** A classifier that holds connections to a provider. */
export interface LlmJudge extends Classifier {
  /** Ends what is open to the provider. */
  close(): Promise<void>;
}

/**
 * Makes a classifier that asks a language model of your own provider. Personal data and secrets are taken out of a text before it
 * leaves, and the text stands in a fence that it cannot close. What is no strict verdict counts as a failure.
 *
 * @throws `InvalidOptionsError`
 * @example
 * const classifier = llmJudge({ id: 'judge', baseUrl: 'https://api.openai.com', model: 'gpt-4o-mini', apiKey });
 * const guard = createGuard({ classifiers: [{ classifier, when: { from: 0.1, to: 0.9 }, onFailure: 'open' }] });
 */
export function llmJudge(options: LlmJudgeOptions): LlmJudge {
  const { id, model, baseUrl, allowPrivateHttp = false, principles = PRINCIPLES_DEFAULT } = options;
  const { clock = systemClock, random = systemRandom, apiKey, apiKeyHeader = 'authorization' } = options;
  const { temperature, ...bounds } = { ...JUDGE_DEFAULT, ...pickBounds(options) };
  const upstream = createUpstream({
    name: id,
    baseUrl,
    allowPrivateHttp,
    ...(apiKey !== undefined && { authorization: { header: apiKeyHeader, value: headerValue(apiKeyHeader, apiKey) } }),
    // The signal of a call ends it earlier, with every pause between attempts.
    timeouts: { firstByteMs: TERMS_MAX.timeoutMs, idleMs: TERMS_MAX.timeoutMs, totalMs: TERMS_MAX.timeoutMs },
    connectionsMax: TERMS_MAX.concurrentMax,
    replyBytesMax: REPLY_BYTES_MAX,
    decodedBytesMax: REPLY_BYTES_MAX,
    clock,
    random,
  });
  const judge = createLlmJudge({
    id,
    model,
    upstream,
    principles,
    redact: createRedaction(),
    ...bounds,
    ...(temperature !== 'default' && { temperature }),
    clock,
    random,
    counters: inProcessCounters(),
  });
  return { ...judge, close: () => upstream.close() };
}

/** A verdict has forty bytes; the rest is what providers put around it. */
const REPLY_BYTES_MAX = 65_536;

function pickBounds(options: LlmJudgeOptions): Partial<typeof JUDGE_DEFAULT> {
  const given = Object.entries(options).filter(([name, value]) => name in JUDGE_DEFAULT && value !== undefined);
  return Object.fromEntries(given);
}

function headerValue(header: string, apiKey: string | (() => string)): () => string {
  return () => {
    const key = typeof apiKey === 'string' ? apiKey : apiKey();
    return header === 'authorization' ? `Bearer ${key}` : key;
  };
}

/** What the judge sees of a text: no personal data, no secrets, and no special tokens that its server might obey. */
function createRedaction(): (text: string) => string {
  const redactor = createRedactor({ names: false });
  return (text) => {
    const evaluator = redactor.open();
    const redacted = evaluator.push(text) + evaluator.end();
    // A recognizer has failed: nothing behind that place was looked at.
    if (evaluator.outcome().action === 'block') throw new ClassifierError('failed');
    return sanitize(redacted);
  };
}
