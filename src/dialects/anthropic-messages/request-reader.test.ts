import { describe, expect, it } from 'vitest';
import type { RequestReading, RequestTrusts } from '../dialect.ts';
import { readAnthropicRequest } from './request-reader.ts';

const TRUSTS: RequestTrusts = { system: 'operator', assistant: 'model', tools: 'operator' };

function read(request: object, trusts: RequestTrusts = TRUSTS): RequestReading {
  return readAnthropicRequest(JSON.stringify({ model: 'claude-x', max_tokens: 9, ...request }), trusts);
}

function readUser(...content: readonly object[]): RequestReading {
  return read({ messages: [{ role: 'user', content }] });
}

/** Texts that may be edited, each with its role, trust and source. */
function linesOf({ segments }: RequestReading): readonly string[] {
  return segments
    .filter(({ fixed }) => fixed === undefined)
    .map(({ text, role, trust, source }) => `${role} ${trust}${source === undefined ? '' : ` ${source}`}: ${text}`);
}

describe('who is taken to have written what', () => {
  it('follows from the place in the request and the trusts of the key', () => {
    const reading = read({
      system: [{ type: 'text', text: 'Be kind.', cache_control: { type: 'ephemeral' } }],
      messages: [
        { role: 'user', content: 'Weather?' },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'Hm.', signature: 'AAAA' },
            { type: 'text', text: 'Let me look.' },
            { type: 'tool_use', id: 'toolu_1', name: 'weather', input: { city: 'Rome' } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'toolu_1', content: [{ type: 'text', text: 'Sunny' }] },
            { type: 'text', text: 'And tomorrow?' },
          ],
        },
        { role: 'system', content: 'Hurry.' },
      ],
      tools: [{ name: 'weather', description: 'Tells it', input_schema: { type: 'object' } }],
    });
    expect(linesOf(reading)).toEqual([
      'system operator: Be kind.',
      'user user: Weather?',
      'assistant model: Let me look.',
      'assistant model: Rome',
      'tool external toolu_1: Sunny',
      'user user: And tomorrow?',
      'system operator: Hurry.',
      'system operator: Tells it',
    ]);
    expect(reading.systemPrompt).toBe('Be kind.\nHurry.');
    expect(reading.segments.filter(({ isHistory }) => isHistory).map(({ text }) => text)).toEqual([
      'Weather?',
      'Hm.',
      'Let me look.',
      'toolu_1',
      'weather',
      'city',
      'Rome',
    ]);
  });

  it('takes documents and passages that were found for external, whoever sends them', () => {
    const lines = linesOf(
      readUser(
        {
          type: 'document',
          title: 'Q3 report',
          context: 'Draft',
          source: { type: 'text', media_type: 'text/plain', data: 'One' },
        },
        { type: 'document', source: { type: 'content', content: [{ type: 'text', text: 'Two' }] } },
        {
          type: 'search_result',
          source: 'https://x.test/a',
          title: 'Found',
          content: [{ type: 'text', text: 'Three' }],
        },
        { type: 'text', text: 'Four' },
      ),
    );
    expect(lines).toEqual([
      'user external Q3?report: Q3 report',
      'user external Q3?report: Draft',
      'user external Q3?report: One',
      'user external: Two',
      'user external https://x.test/a: Found',
      'user external https://x.test/a: Three',
      'user user: Four',
    ]);
  });

  it('takes results of tools that run at the provider for external, too', () => {
    const results = [
      { type: 'web_search_result', title: 'A page', url: 'https://x.test', encrypted_content: 'AAAA', page_age: null },
    ];
    const content = [
      { type: 'server_tool_use', id: 'srv_1', name: 'web_search', input: { query: 'news' } },
      { type: 'web_search_tool_result', tool_use_id: 'srv_1', content: results },
      {
        type: 'bash_code_execution_tool_result',
        tool_use_id: 'srv_2',
        content: { type: 'bash_code_execution_result', stdout: 'out', stderr: 'err', return_code: 0, content: [] },
      },
      { type: 'mcp_tool_result', tool_use_id: 'srv_3', is_error: false, content: 'said' },
    ];
    const reading = read({
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content },
      ],
    });
    expect(linesOf(reading).slice(1)).toEqual([
      'assistant model: news',
      'tool external srv_1: A page',
      'tool external srv_2: out',
      'tool external srv_2: err',
      'tool external srv_3: said',
    ]);
    expect(reading.uncovered).toEqual([
      { pointer: '/messages/1/content/1/content/0/encrypted_content', kind: 'encrypted' },
    ]);
  });
});

describe('facts of a request', () => {
  it('are the tokens that are asked for, those of its fallbacks among them', () => {
    const messages = [{ role: 'user', content: 'Hi' }];
    const tokens = (fields: object): number | undefined => read({ messages, ...fields }).demand.outputTokens();
    expect(tokens({})).toBe(9);
    expect(tokens({ max_tokens: undefined })).toBeUndefined();
    expect(tokens({ fallbacks: [{ model: 'a' }, { model: 'b', max_tokens: 10 }] })).toBe(10);
    expect(tokens({ fallbacks: 'default', thinking: { type: 'enabled', budget_tokens: 11 } })).toBe(11);
    expect(tokens({ fallbacks: [{ model: 'a', thinking: { type: 'enabled', budget_tokens: -1 } }] })).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(read({ messages, n: 5 }).demand.choices()).toBe(1);
  });

  const messages = [{ role: 'user', content: 'Hi' }];

  it('are the other models that it names', () => {
    const models = (more: object) => read({ messages: [{ role: 'user', content: 'a' }], ...more }).demand.otherModels();
    expect(models({})).toEqual([]);
    expect(models({ fallbacks: 'default' })).toEqual(['default']);
    const advisor = { type: 'advisor_20260301', name: 'advisor', model: 'b' };
    expect(models({ fallbacks: [{ model: 'a' }], tools: [advisor] })).toEqual(['a', 'b']);
  });

  it('are the model, whether it streams, and the user', () => {
    expect(read({ messages, stream: true, metadata: { user_id: 'ann' } })).toMatchObject({
      model: 'claude-x',
      isStream: true,
      users: ['ann'],
    });
  });

  it('are the tools that run at the provider, without their dates', () => {
    const tools = [
      { type: 'custom', name: 'f', input_schema: { type: 'object' } },
      { name: 'g', input_schema: { type: 'object' } },
      { type: null, name: 'h', input_schema: { type: 'object' } },
      { type: 'bash_20250124', name: 'bash' },
      { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool' },
      { type: 'computer_20250124', name: 'computer', display_width_px: 1, display_height_px: 1 },
      { type: 'memory_20250818', name: 'memory' },
      { type: 'web_search_20250305', name: 'web_search' },
      { type: 'code_execution_20250825', name: 'code_execution' },
      { type: 'future_20990101', name: 'future' },
    ];
    expect(read({ messages, tools }).hostedTools).toEqual(['web_search', 'code_execution', 'future_20990101']);
  });

  it('are servers that the provider will call, and a container', () => {
    const servers = [{ type: 'url', url: 'https://mcp.test', name: 'files', authorization_token: 'secret' }];
    expect(read({ messages, mcp_servers: servers, container: 'c_1' }).hostedTools).toEqual(['mcp', 'container']);
    expect(read({ messages, mcp_servers: [], container: null }).hostedTools).toEqual([]);
  });

  it('are tools that a message brings in', () => {
    const tool = { type: 'tool_definition', definition: { type: 'web_fetch_20250910', name: 'web_fetch' } };
    const added = [...messages, { role: 'system', content: [{ type: 'tool_addition', tool }] }];
    expect(read({ messages: added }).hostedTools).toEqual(['web_fetch']);
  });
});

it('signed and encrypted thoughts stay as they are', () => {
  const content = [
    { type: 'thinking', thinking: 'Hm.', signature: 'AAAA' },
    { type: 'redacted_thinking', data: 'BBBB' },
  ];
  const reading = read({
    messages: [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content },
    ],
  });
  expect(reading.segments.find(({ text }) => text === 'Hm.')?.fixed).toBe('id');
  expect(reading.uncovered).toEqual([
    { pointer: '/messages/1/content/0/signature', kind: 'encrypted' },
    { pointer: '/messages/1/content/1/data', kind: 'encrypted' },
  ]);
});

it('images and files are passed, reported, and their addresses read', () => {
  const reading = readUser(
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
    { type: 'image', source: { type: 'url', url: 'https://x.test/a.png' } },
    { type: 'document', source: { type: 'file', file_id: 'file_1' } },
    { type: 'container_upload', file_id: 'file_2' },
  );
  expect(reading.uncovered.map(({ pointer, kind }) => `${kind} ${pointer}`)).toEqual([
    'media /messages/0/content/0/source/data',
    'media /messages/0/content/1/source/url',
    'media /messages/0/content/2/source/file_id',
    'media /messages/0/content/3/file_id',
  ]);
  expect(reading.segments.map(({ text }) => text)).toEqual(['claude-x', 'https://x.test/a.png', 'file_1', 'file_2']);
});
