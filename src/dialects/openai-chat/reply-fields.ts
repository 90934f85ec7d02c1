import type { JsonNode, JsonObject } from '../../core/json/json-node.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import type { ChoiceGate } from '../reply/choice-gate.ts';
import { mayHoldSecret } from '../reply/may-hold-secret.ts';
import { filled } from '../reply/read-reply-json.ts';
import { isPlainToken, listOf, objectOf, type ReplyShape } from '../reply/reply-shape.ts';

/**
 * Texts of a message or delta that leave as they come, in the order in which they are read: it decides what has left when one
 * of them is blocked. Compatible providers call the reasoning by either name.
 */
export const TEXT_RANKS: ReadonlyMap<string, number> = new Map([
  ['reasoning_content', 0],
  ['reasoning', 1],
  ['content', 2],
  ['refusal', 3],
]);

/** Rank of the transcript of audio. */
export const TRANSCRIPT_RANK = 4;

/** Fields around the choices, of OpenAI and of compatible providers. `choices` is read on its own. */
export const ENVELOPE_FIELDS: ReadonlyMap<string, ReplyShape> = new Map<string, ReplyShape>([
  ['id', 'token'],
  ['object', 'token'],
  ['created', 'token'],
  ['model', 'token'],
  ['system_fingerprint', 'token'],
  ['service_tier', 'token'],
  ['usage', 'token'],
  ['moderation', 'token'],
  // Random characters of OpenAI's streams that hide the lengths of deltas.
  ['obfuscation', 'token'],
  ['provider', 'token'],
  ['prompt_filter_results', 'token'],
  ['citations', 'text'],
  ['x_groq', 'token'],
]);

/** Fields of a choice that are not read on their own. */
export const CHOICE_FIELDS: ReadonlyMap<string, ReplyShape> = new Map<string, ReplyShape>([
  ['index', 'token'],
  ['finish_reason', 'token'],
  ['native_finish_reason', 'token'],
  ['stop_reason', 'token'],
  ['content_filter_results', 'token'],
  ['content_filter_result', 'token'],
  ['content_filter_offsets', 'token'],
]);

const TEXT_PART: ReplyShape = objectOf({ type: 'token', index: 'token', text: 'text' });

/** Fields of a message or delta that are not read on their own; `content` where it comes in parts, as some providers send it. */
export const MESSAGE_FIELDS: ReadonlyMap<string, ReplyShape> = new Map<string, ReplyShape>([
  ['role', 'token'],
  [
    'content',
    listOf(objectOf({ type: 'token', index: 'token', text: 'text', refusal: 'text', thinking: listOf(TEXT_PART) })),
  ],
  [
    'reasoning_details',
    listOf(
      objectOf({
        type: 'token',
        id: 'token',
        format: 'token',
        index: 'token',
        text: 'text',
        summary: 'text',
        data: 'encrypted',
        signature: 'encrypted',
      }),
    ),
  ],
]);

/** Items of `annotations`. */
export const ANNOTATION_SHAPE: ReplyShape = objectOf({
  type: 'token',
  url_citation: objectOf({ start_index: 'token', end_index: 'token', title: 'text', url: 'text', content: 'text' }),
});

/** Fields of `audio`; the transcript is read on its own. */
export const AUDIO_FIELDS: ReadonlyMap<string, ReplyShape> = new Map<string, ReplyShape>([
  ['id', 'token'],
  ['expires_at', 'token'],
  ['data', 'media'],
]);

/** Fields of a tool call besides its name and arguments. */
export const TOOL_CALL_FIELDS: ReadonlyMap<string, ReplyShape> = new Map<string, ReplyShape>([
  ['index', 'token'],
  ['id', 'token'],
  ['type', 'token'],
  // Signatures of Gemini's thoughts.
  ['extra_content', 'encrypted'],
]);

/** Choices of one reply. */
export const CHOICES_MAX = 128;

/** Tool calls of one choice. */
export const TOOL_CALLS_MAX = 128;

/** Why a choice ends that is blocked or cut, as JSON. */
export function stopOf(choice: ChoiceGate): string {
  return choice.isBlocked() && !choice.isCut() ? '"content_filter"' : '"length"';
}

/** Why a choice ends, as JSON, where that is not what the provider says; undefined where it is. */
export function otherEnd(choice: ChoiceGate, reason: JsonNode | undefined): string | undefined {
  if (choice.isBlocked() || choice.isTruncated()) return stopOf(choice);
  const hasCalls = reason?.kind === 'string' && CALL_REASONS.has(reason.value);
  return hasCalls && choice.lacksCalls ? '"stop"' : undefined;
}

const CALL_REASONS: ReadonlySet<string> = new Set(['tool_calls', 'function_call']);

/** The reason for which a choice has finished; undefined where it has not. Throws {@link MalformedReplyError} for free text. */
export function finishReasonOf(choice: JsonObject): JsonNode | undefined {
  const reason = filled(choice, 'finish_reason');
  if (reason === undefined) return undefined;
  if (reason.kind === 'string' && isPlainToken(reason.value) && !mayHoldSecret(reason.value)) return reason;
  throw new MalformedReplyError('has a "finish_reason" that is none');
}
