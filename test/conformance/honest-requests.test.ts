import { describe, expect, it } from 'vitest';
import { readAnthropicRequest } from '../../src/dialects/anthropic-messages/request-reader.ts';
import { readOpenAiRequest } from '../../src/dialects/openai-chat/request-reader.ts';
import { honestAnthropicRequests } from './honest-anthropic-requests.ts';
import { honestOpenAiRequests } from './honest-openai-requests.ts';

const TRUSTS = { system: 'operator', assistant: 'user', tools: 'external' } as const;
const requests = [
  ...honestOpenAiRequests.map((request) => ({ ...request, read: readOpenAiRequest })),
  ...honestAnthropicRequests.map((request) => ({ ...request, read: readAnthropicRequest })),
];

describe.each(requests)('a request of $from', ({ read, body }) => {
  const source = JSON.stringify(body, null, 1);

  it('has nothing that is unknown', () => {
    const { uncovered } = read(source, TRUSTS);
    expect(uncovered.filter(({ kind }) => kind === 'unknown')).toEqual([]);
  });

  it('has pointers that are all different, and stays as it is without edits', () => {
    const reading = read(source, TRUSTS);
    expect(new Set(reading.segments.map(({ pointer }) => pointer)).size).toBe(reading.segments.length);
    expect(reading.edited([])).toBe(source);
  });

  it('takes an edit in every text that may be edited', () => {
    const reading = read(source, TRUSTS);
    const editable = reading.segments.filter(({ fixed }) => fixed === undefined);
    const edits = editable.map(({ pointer, text }) => ({
      pointer,
      start: 0,
      end: text.length,
      replacement: `"new" ${pointer}`,
      operator: 'redact' as const,
      ruleId: 'test',
    }));
    const edited = read(reading.edited(edits), TRUSTS);
    const said = new Map(edited.segments.map(({ pointer, text }) => [pointer, text]));
    for (const { pointer } of editable) expect(said.get(pointer)).toBe(`"new" ${pointer}`);
  });
});
