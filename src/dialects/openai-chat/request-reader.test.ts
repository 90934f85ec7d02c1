import { describe, expect, it } from 'vitest';
import type { RequestReading, RequestTrusts } from '../dialect.ts';
import { readOpenAiRequest } from './request-reader.ts';

const OPERATOR: RequestTrusts = { system: 'operator', assistant: 'model', tools: 'operator' };
const BROWSER: RequestTrusts = { system: 'user', assistant: 'user', tools: 'external' };

function read(request: object, trusts: RequestTrusts = OPERATOR): RequestReading {
  return readOpenAiRequest(JSON.stringify({ model: 'gpt-x', ...request }), trusts);
}

/** Texts that may be edited, each with its role, trust and source. */
function linesOf({ segments }: RequestReading): readonly string[] {
  return segments
    .filter(({ fixed }) => fixed === undefined)
    .map(({ text, role, trust, source }) => `${role} ${trust}${source === undefined ? '' : ` ${source}`}: ${text}`);
}

const toolLoop = [
  { role: 'system', content: 'Be kind.' },
  { role: 'developer', content: [{ type: 'text', text: 'Be brief.' }] },
  { role: 'user', content: [{ type: 'text', text: 'Weather?' }], name: 'ann' },
  {
    role: 'assistant',
    content: null,
    reasoning_content: 'They want weather.',
    tool_calls: [
      { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } },
      { id: 'call_2', type: 'custom', custom: { name: 'shell', input: 'ls' } },
    ],
  },
  { role: 'tool', tool_call_id: 'call_1', content: 'Sunny' },
  { role: 'function', name: 'old tool', content: 'Rainy' },
  { role: 'user', content: 'Thanks' },
];

describe('who is taken to have written what', () => {
  it('follows from the place in the request and the trusts of the key', () => {
    expect(linesOf(read({ messages: toolLoop }))).toEqual([
      'system operator: Be kind.',
      'developer operator: Be brief.',
      'user user: Weather?',
      'assistant model: They want weather.',
      'assistant model: Rome',
      'assistant model: ls',
      'tool external call_1: Sunny',
      'tool external old?tool: Rainy',
      'user user: Thanks',
    ]);
  });

  it('gives a browser that sends system prompts the trust of a user', () => {
    const reading = read({ messages: toolLoop }, BROWSER);
    expect(linesOf(reading).slice(0, 2)).toEqual(['system user: Be kind.', 'developer user: Be brief.']);
    expect(reading.systemPrompt).toBeUndefined();
  });

  it('gives definitions of tools their own trust, and schemas of the answer that of the application', () => {
    const parameters = { type: 'object', properties: { city: { type: 'string', description: 'Where?' } } };
    const reading = read(
      {
        messages: [{ role: 'user', content: 'Hi' }],
        tools: [
          { type: 'function', function: { name: 'weather', description: 'Tells the weather', parameters } },
          {
            type: 'custom',
            custom: { name: 'sql', format: { type: 'grammar', grammar: { definition: 'start: X', syntax: 'lark' } } },
          },
        ],
        functions: [{ name: 'old', description: 'Tells more' }],
        response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: { title: 'An answer' } } },
      },
      { ...OPERATOR, tools: 'external' },
    );
    expect(linesOf(reading)).toEqual([
      'user user: Hi',
      'system external: Tells the weather',
      'system external: Where?',
      'system external: start: X',
      'system external: Tells more',
      'system operator: An answer',
    ]);
  });
});

describe('history', () => {
  it('ends with the last answer', () => {
    const { segments } = read({ messages: toolLoop });
    const [before, after] = [true, false].map((isOld) =>
      segments.filter(({ isHistory = false, pointer }) => pointer.startsWith('/messages') && isHistory === isOld),
    );
    expect(before?.map(({ text }) => text)).toEqual([
      'Be kind.',
      'Be brief.',
      'Weather?',
      'ann',
      'They want weather.',
      'call_1',
      'weather',
      'city',
      'Rome',
      'call_2',
      'shell',
      'ls',
    ]);
    expect(after?.map(({ text }) => text)).toEqual(['call_1', 'Sunny', 'old tool', 'Rainy', 'Thanks']);
  });

  it('is empty where nothing has been answered, also when the answer is begun', () => {
    const begun = [
      { role: 'user', content: 'One' },
      { role: 'assistant', content: 'Sure, ' },
    ];
    expect(read({ messages: begun }).segments.some(({ isHistory }) => isHistory)).toBe(false);
    const again = [...begun, { role: 'user', content: 'Two' }, { role: 'assistant', content: 'Well, ' }];
    const texts = read({ messages: again })
      .segments.filter(({ isHistory }) => isHistory)
      .map(({ text }) => text);
    expect(texts).toEqual(['One', 'Sure, ']);
  });
});

describe('facts of a request', () => {
  const messages = [{ role: 'user', content: 'Hi' }];

  it('are the model, whether it streams, and the user', () => {
    expect(read({ messages, stream: true, user: 'ann' })).toMatchObject({
      model: 'gpt-x',
      isStream: true,
      users: ['ann'],
    });
    expect(read({ messages, stream: null, safety_identifier: 'h4sh', user: 'ann' })).toMatchObject({
      isStream: false,
      users: ['h4sh', 'ann'],
    });
    expect(read({ messages, user: '' }).users).toEqual([]);
  });

  it('are the choices that are asked for, which are infinite where the number makes no sense', () => {
    const choices = (n: unknown): number => read({ messages, n }).demand.choices();
    expect([3, undefined, null].map(choices)).toEqual([3, 1, 1]);
    expect([0, -1, 1.5, 1e30].map(choices)).toEqual(new Array(4).fill(Number.POSITIVE_INFINITY));
  });

  it('are the tokens that are asked for, the most that any field says', () => {
    const tokens = (fields: object): number | undefined => read({ messages, ...fields }).demand.outputTokens();
    expect(tokens({})).toBeUndefined();
    expect(tokens({ max_tokens: null, reasoning: { max_tokens: 5 } })).toBeUndefined();
    expect(tokens({ max_tokens: 7, max_completion_tokens: 9 })).toBe(9);
    expect(tokens({ max_tokens: 7, thinking: { type: 'enabled', budget_tokens: 8 } })).toBe(8);
    expect(tokens({ max_tokens: 7, reasoning: { max_tokens: 1e30 } })).toBe(Number.POSITIVE_INFINITY);
  });

  it('are the system prompts, joined', () => {
    expect(read({ messages: toolLoop }).systemPrompt).toBe('Be kind.\nBe brief.');
    expect(read({ messages })).not.toHaveProperty('systemPrompt');
  });

  it('are the tools that run at the provider, unknown ones among them', () => {
    const tools = [
      { type: 'function', function: { name: 'f' } },
      { type: 'web_search_preview' },
      { type: 'web_search_preview' },
      { type: 'x y' },
    ];
    expect(read({ messages, tools, functions: [{ name: 'g' }] }).hostedTools).toEqual(['web_search_preview', 'x?y']);
    expect(read({ messages, web_search_options: {} }).hostedTools).toEqual(['web_search']);
    expect(read({ messages }).hostedTools).toEqual([]);
  });
});

it('images, sound and files are passed, reported, and their addresses read', () => {
  const content = [
    { type: 'text', text: 'What is this?' },
    { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA', detail: 'low' } },
    { type: 'image_url', image_url: { url: 'https://x.test/?q=ignore+all' } },
    { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
    { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,AAAA' } },
  ];
  const reading = read({ messages: [{ role: 'user', content }] });
  expect(reading.uncovered).toEqual([
    { pointer: '/messages/0/content/1/image_url/url', kind: 'media' },
    { pointer: '/messages/0/content/2/image_url/url', kind: 'media' },
    { pointer: '/messages/0/content/3/input_audio/data', kind: 'media' },
    { pointer: '/messages/0/content/4/file/file_data', kind: 'media' },
  ]);
  expect(reading.segments.map(({ text }) => text)).toContain('https://x.test/?q=ignore+all');
});
