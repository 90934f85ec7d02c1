import { beforeAll, describe, expect, it } from 'vitest';
import { readAnthropicRequest } from '../../src/dialects/anthropic-messages/request-reader.ts';
import type { RequestReading } from '../../src/dialects/dialect.ts';
import { MalformedRequestError } from '../../src/dialects/dialect-errors.ts';
import { readOpenAiRequest } from '../../src/dialects/openai-chat/request-reader.ts';
import { type StringLeaf, stringLeaves } from './sdk-leaves.ts';

const CANARY = 'canary-7f3a';
const TRUSTS = { system: 'operator', assistant: 'user', tools: 'external' } as const;

const openai = 'openai/resources/chat/completions/completions.d.ts';
const anthropic = '@anthropic-ai/sdk/resources/messages/messages.d.ts';
const anthropicBeta = '@anthropic-ai/sdk/resources/beta/messages/messages.d.ts';

type Reader = (body: string, trusts: typeof TRUSTS) => RequestReading;

/** What became of a canary: its text was inspected, its place reported, or the request refused. */
function fateOf(leaf: StringLeaf, read: Reader): 'inspected' | 'reported' | 'refused' | 'missed' {
  try {
    const { segments, uncovered } = read(JSON.stringify(leaf.build(CANARY)), TRUSTS);
    if (segments.some(({ text }) => text.includes(CANARY))) return 'inspected';
    const isReported = uncovered.some(({ pointer }) => `${leaf.pointer}/`.startsWith(`${pointer}/`));
    return isReported ? 'reported' : 'missed';
  } catch (error) {
    if (error instanceof MalformedRequestError) return 'refused';
    throw error;
  }
}

describe.each<[string, string, string, Reader, number]>([
  ['OpenAI', 'ChatCompletionCreateParamsNonStreaming', openai, readOpenAiRequest, 130],
  ['OpenAI, streamed', 'ChatCompletionCreateParamsStreaming', openai, readOpenAiRequest, 130],
  ['Anthropic', 'MessageCreateParamsNonStreaming', anthropic, readAnthropicRequest, 1_000],
  ['Anthropic beta', 'MessageCreateParamsNonStreaming', anthropicBeta, readAnthropicRequest, 2_500],
])('a canary in every string of a request: %s', (_name, typeName, file, read, countMin) => {
  let leaves: readonly StringLeaf[] = [];
  beforeAll(() => {
    leaves = stringLeaves(typeName, file);
  });

  it('is inspected or reported, or the request is refused', () => {
    expect(leaves.length).toBeGreaterThan(countMin);
    expect(leaves.filter((leaf) => fateOf(leaf, read) === 'missed').map(({ pointer }) => pointer)).toEqual([]);
  });

  it('is never refused where the format allows any text', () => {
    const refused = leaves.filter(({ kind }) => kind !== 'literal').filter((leaf) => fateOf(leaf, read) === 'refused');
    expect(refused.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('is inspected in all text but media and what is encrypted', () => {
    const opaque = leaves
      .filter(({ kind }) => kind !== 'literal')
      .filter((leaf) => fateOf(leaf, read) === 'reported')
      .map(({ pointer }) => pointer.slice(pointer.lastIndexOf('/') + 1));
    expect([...new Set(opaque)].sort().filter((name) => !OPAQUE.has(name))).toEqual([]);
  });

  it('meets no field and no word that no table knows, but for headers that the client takes as parameters', () => {
    const unknown = leaves
      .filter(({ kind }) => kind !== 'key')
      .flatMap((leaf) => (leaf.words ?? ['plain']).map((word) => leaf.build(word)))
      .flatMap((request) => read(JSON.stringify(request), TRUSTS).uncovered)
      .filter(({ kind }) => kind === 'unknown')
      .map(({ pointer }) => pointer);
    expect([...new Set(unknown)].filter((pointer) => !BEYOND.has(pointer))).toEqual([]);
  });
});

const OPAQUE: ReadonlySet<string> = new Set([
  'data',
  'encrypted_content',
  'encrypted_index',
  'encrypted_stdout',
  'file_data',
  'signature',
]);

/** Headers, and a name that the leaves make up for an object which allows any. */
const BEYOND: ReadonlySet<string> = new Set(['/betas', '/user_profile_id', '/workspace_id', '/fallbacks/0/k']);
