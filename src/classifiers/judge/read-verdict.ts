import { InvalidJsonError } from '../../core/json/invalid-json-error.ts';
import { type JsonNode, memberOf } from '../../core/json/json-node.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import { ClassifierError } from '../classifier-error.ts';

/** What a judge answered. */
export interface Verdict {
  /** From 0 to 1: 0.5 is undecided, above it stands an injection. */
  readonly score: number;
  /** What the call cost, where the provider says so. */
  readonly tokens?: number;
}

/** UTF-16 units of a verdict; the longest that is asked for has 40. */
const VERDICT_LENGTH_MAX = 256;
/** A provider that says more is not believed. */
const TOKENS_MAX = 10_000_000;

/**
 * Reads the reply of an OpenAI-compatible provider. What counts is one choice whose whole content is one JSON object of
 * exactly `injection` and `confidence`: a judge that says anything else may have been talked to by the text that it judges.
 *
 * @throws {@link ClassifierError} with `verdict`; it holds nothing of the reply.
 */
export function readVerdict(body: string): Verdict {
  const reply = parsed(body);
  const choices = memberOf(reply, 'choices');
  const [choice, ...others] = choices?.kind === 'array' ? choices.items : [];
  const message = memberOf(choice, 'message');
  const content = memberOf(message, 'content');
  const finish = memberOf(choice, 'finish_reason');
  const calls = memberOf(message, 'tool_calls');
  if (content?.kind !== 'string' || others.length > 0) throw none();
  if (calls?.kind === 'array' && calls.items.length > 0) throw none();
  if (finish?.kind === 'string' && finish.value !== 'stop') throw none();
  const tokens = numberOf(memberOf(memberOf(reply, 'usage'), 'total_tokens'), body);
  const isCounted = tokens !== undefined && Number.isSafeInteger(tokens) && tokens >= 0 && tokens <= TOKENS_MAX;
  return { score: scoreOf(content.value), ...(isCounted && { tokens }) };
}

function scoreOf(content: string): number {
  if (content.length > VERDICT_LENGTH_MAX) throw none();
  const verdict = parsed(content);
  const injection = memberOf(verdict, 'injection');
  const confidence = numberOf(memberOf(verdict, 'confidence'), content);
  if (verdict.kind !== 'object' || verdict.members.length !== 2 || injection?.kind !== 'boolean') throw none();
  if (confidence === undefined || !(confidence >= 0 && confidence <= 1)) throw none();
  const isInjection = content.slice(injection.start, injection.end) === 'true';
  return isInjection ? 0.5 + confidence / 2 : 0.5 - confidence / 2;
}

function parsed(text: string): JsonNode {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof InvalidJsonError) throw none();
    throw error;
  }
}

function numberOf(node: JsonNode | undefined, source: string): number | undefined {
  return node?.kind === 'number' ? Number(source.slice(node.start, node.end)) : undefined;
}

function none(): ClassifierError {
  return new ClassifierError('verdict');
}
