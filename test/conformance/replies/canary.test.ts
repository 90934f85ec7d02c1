import { beforeAll, describe, expect, it } from 'vitest';
import type { ReplyGate, Uncovered } from '../../../src/core/message.ts';
import { guardAnthropicReply } from '../../../src/dialects/anthropic-messages/reply-body.ts';
import { openAnthropicStream } from '../../../src/dialects/anthropic-messages/stream-reply.ts';
import type { RepliedBody } from '../../../src/dialects/dialect.ts';
import { MalformedReplyError } from '../../../src/dialects/dialect-errors.ts';
import { guardOpenAiReply } from '../../../src/dialects/openai-chat/reply-body.ts';
import { openOpenAiStream } from '../../../src/dialects/openai-chat/stream-reply.ts';
import { type StringLeaf, stringLeaves } from '../sdk-leaves.ts';
import { witnessGate } from './witness-gate.ts';

/** No plain token: one could stand where an id does. */
const CANARY = 'canary 7f3a';

const openai = 'openai/resources/chat/completions/completions.d.ts';
const anthropic = '@anthropic-ai/sdk/resources/messages/messages.d.ts';
const anthropicBeta = '@anthropic-ai/sdk/resources/beta/messages/messages.d.ts';

/** Passes a value of the type, as a reply or as the events of one. */
type Pass = (value: unknown, gate: ReplyGate) => RepliedBody;

const openAiStream: Pass = (value, gate) => {
  const stream = openOpenAiStream(gate, 'req');
  const bytes = new TextEncoder().encode(`data: ${JSON.stringify(value)}\n\ndata: [DONE]\n\n`);
  return { body: stream.push(bytes) + stream.end(), uncovered: stream.uncovered };
};

const whole =
  (guard: (body: string, gate: ReplyGate) => RepliedBody): Pass =>
  (value, gate) =>
    guard(JSON.stringify(value), gate);

const anthropicStream: Pass = (value, gate) => {
  const stream = openAnthropicStream(gate, 'req');
  const before = isKind(value, 'message_start') ? [] : [MESSAGE_START];
  if (isKind(value, 'content_block_delta')) before.push(blockFor(value));
  if (isKind(value, 'content_block_stop')) before.push(BLOCK_START);
  const after = isKind(value, 'content_block_start') || isKind(value, 'content_block_delta') ? [BLOCK_STOP] : [];
  const text = [...before, inStream(value), ...after].map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  return { body: stream.push(new TextEncoder().encode(text)), uncovered: stream.uncovered };
};

const message = { id: 'm', type: 'message', role: 'assistant', model: 'm', content: [], usage: { output_tokens: 1 } };
const MESSAGE_START: unknown = { type: 'message_start', message };
const BLOCK_START: unknown = { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } };
const BLOCK_STOP: unknown = { type: 'content_block_stop', index: 0 };

/** A stream begins without content, and its first block is block 0. */
function inStream(value: unknown): unknown {
  if (isKind(value, 'message_start')) {
    return { ...(value as object), message: { ...(value as { message: object }).message, content: [] } };
  }
  return 'index' in (value as object) ? { ...(value as object), index: 0 } : value;
}

/** The block to which a delta belongs. */
function blockFor(event: unknown): unknown {
  const type = (event as { delta?: { type?: string } }).delta?.type ?? '';
  const block = BLOCKS[type] ?? { type: 'text', text: '' };
  return { type: 'content_block_start', index: 0, content_block: block };
}

const BLOCKS: Readonly<Record<string, unknown>> = {
  input_json_delta: { type: 'tool_use', id: 't', name: 'n', input: {} },
  thinking_delta: { type: 'thinking', thinking: '', signature: '' },
  signature_delta: { type: 'thinking', thinking: '', signature: '' },
  compaction_delta: { type: 'compaction', content: null },
};

function isKind(value: unknown, type: string): boolean {
  return (value as { type?: unknown }).type === type;
}

function fateOf(leaf: StringLeaf, pass: Pass): 'inspected' | 'reported' | 'refused' | 'gone' | 'missed' {
  const { gate, seen } = witnessGate();
  try {
    const { body, uncovered } = pass(leaf.build(CANARY), gate);
    if (seen.some((text) => text.includes(CANARY))) return 'inspected';
    if (uncovered.some((place) => isPlaceOf(place, leaf))) return 'reported';
    return body.includes(CANARY) ? 'missed' : 'gone';
  } catch (error) {
    if (error instanceof MalformedReplyError) return 'refused';
    throw error;
  }
}

/** A stream's pointers are those of the whole reply, so that only their ends are alike. */
function isPlaceOf({ pointer, kind }: Uncovered, leaf: StringLeaf): boolean {
  if (kind !== 'unknown') return pointer.endsWith(leaf.pointer.slice(leaf.pointer.lastIndexOf('/')));
  return pointer.split('/').every((step) => leaf.pointer.includes(step) || REPORTED_STEPS.has(step));
}

const REPORTED_STEPS: ReadonlySet<string> = new Set(['message', 'content', '0', '1', 'events', 'canary_7f3a']);

describe.each<[string, string, string, Pass, number]>([
  ['OpenAI', 'ChatCompletion', openai, whole(guardOpenAiReply), 40],
  ['OpenAI chunk', 'ChatCompletionChunk', openai, openAiStream, 30],
  ['Anthropic', 'Message', anthropic, whole(guardAnthropicReply), 100],
  ['Anthropic event', 'RawMessageStreamEvent', anthropic, anthropicStream, 100],
  ['Anthropic beta', 'BetaMessage', anthropicBeta, whole(guardAnthropicReply), 100],
  ['Anthropic beta event', 'BetaRawMessageStreamEvent', anthropicBeta, anthropicStream, 100],
])('a canary in every string of a reply: %s', (_name, typeName, file, pass, countMin) => {
  let leaves: readonly StringLeaf[] = [];
  beforeAll(() => {
    leaves = stringLeaves(typeName, file).filter(({ pointer }) => !pointer.startsWith('/message/content/'));
  });

  it('is inspected, reported, refused or taken out', () => {
    expect(leaves.length).toBeGreaterThan(countMin);
    expect(leaves.filter((leaf) => fateOf(leaf, pass) === 'missed').map(({ pointer }) => pointer)).toEqual([]);
  });

  it('is never refused where the format allows any text', () => {
    const refused = leaves.filter(({ kind }) => kind === 'text').filter((leaf) => fateOf(leaf, pass) === 'refused');
    expect(refused.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('is inspected in all text but what is opaque or goes', () => {
    const apart = leaves
      .filter(({ kind }) => kind === 'text')
      .filter((leaf) => fateOf(leaf, pass) !== 'inspected')
      .map(({ pointer }) => pointer.slice(pointer.lastIndexOf('/') + 1));
    expect([...new Set(apart)].filter((name) => !OPAQUE.has(name))).toEqual([]);
  });
});

/** Media, what only the provider can read, and tokens of log probabilities, which go or are those of the text. */
const OPAQUE: ReadonlySet<string> = new Set([
  'data',
  'encrypted_content',
  'encrypted_index',
  'encrypted_stdout',
  'signature',
  'token',
]);
