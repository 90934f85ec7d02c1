import { type HonestRequest, png, weatherSchema } from './honest-request.ts';

/** Everyday requests for chat completions: nothing in them is unknown. */
export const honestOpenAiRequests: readonly HonestRequest[] = [
  {
    from: 'the OpenAI client, plain',
    body: { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'What is a sally port?' }] },
  },
  {
    from: 'the OpenAI client, streamed with every dial',
    body: {
      model: 'gpt-5',
      messages: [
        { role: 'developer', content: 'Answer in one sentence.' },
        { role: 'user', content: 'What is a sally port?', name: 'ann' },
      ],
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.2,
      top_p: 1,
      n: 2,
      stop: ['\n\n', 'END'],
      presence_penalty: 0,
      frequency_penalty: 0.5,
      logit_bias: { '50256': -100 },
      logprobs: true,
      top_logprobs: 3,
      max_completion_tokens: 200,
      seed: 7,
      user: 'user-1',
      safety_identifier: 'h-1',
      prompt_cache_key: 'docs',
      service_tier: 'auto',
      store: false,
      metadata: { feature: 'help', build: '812' },
      reasoning_effort: 'low',
      verbosity: 'low',
    },
  },
  {
    from: 'the OpenAI client after a tool call, its own message sent back as it came',
    body: {
      model: 'gpt-4o',
      messages: [
        { role: 'system', content: 'You help with the weather.' },
        { role: 'user', content: 'How is Paris?' },
        {
          role: 'assistant',
          content: null,
          refusal: null,
          annotations: [],
          audio: null,
          function_call: null,
          tool_calls: [
            {
              id: 'call_9fK2',
              type: 'function',
              function: { name: 'get_weather', arguments: '{\n  "location": "Paris"\n}', parsed_arguments: null },
            },
          ],
          parsed: null,
        },
        { role: 'tool', tool_call_id: 'call_9fK2', content: '{"temperature":18,"sky":"clear"}' },
      ],
      tools: [
        {
          type: 'function',
          function: { name: 'get_weather', description: 'Current weather', parameters: weatherSchema, strict: true },
        },
      ],
      tool_choice: 'auto',
      parallel_tool_calls: true,
    },
  },
  {
    from: 'the OpenAI client with an image, a file and structured output',
    body: {
      model: 'gpt-4o',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Read the invoice.' },
            { type: 'image_url', image_url: { url: `data:image/png;base64,${png}`, detail: 'high' } },
            { type: 'file', file: { filename: 'invoice.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } },
          ],
        },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'invoice', description: 'What it says', strict: true, schema: weatherSchema },
      },
    },
  },
  {
    from: 'LangChain with tools, a named choice and parts in the result',
    body: {
      model: 'gpt-4o-mini',
      temperature: 0,
      stream: false,
      messages: [
        { role: 'system', content: 'You are a helpful assistant.' },
        { role: 'user', content: [{ type: 'text', text: 'Search for cats' }] },
        {
          role: 'assistant',
          content: '',
          tool_calls: [
            { id: 'call_1', index: 0, type: 'function', function: { name: 'search', arguments: '{"q":"cats"}' } },
          ],
        },
        { role: 'tool', content: [{ type: 'text', text: 'Cats are small.' }], tool_call_id: 'call_1', name: 'search' },
      ],
      tools: [
        {
          type: 'function',
          function: {
            name: 'search',
            description: 'Searches',
            parameters: { type: 'object', properties: { q: { type: 'string' } } },
          },
        },
      ],
      tool_choice: { type: 'function', function: { name: 'search' } },
    },
  },
  {
    from: 'LangChain with functions of the old kind',
    body: {
      model: 'gpt-4',
      messages: [
        { role: 'user', content: 'Add 1 and 2' },
        { role: 'assistant', content: null, function_call: { name: 'add', arguments: '{"a":1,"b":2}' } },
        { role: 'function', name: 'add', content: '3' },
      ],
      functions: [{ name: 'add', description: 'Adds', parameters: { type: 'object', properties: {} } }],
      function_call: 'auto',
    },
  },
  {
    from: 'the AI SDK of Vercel',
    body: {
      model: 'gpt-4.1',
      max_tokens: 300,
      temperature: 0,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: 'Answer as JSON.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is in the picture?' },
            { type: 'image_url', image_url: { url: 'https://images.example.com/cat.png' } },
          ],
        },
        { role: 'assistant', content: '{"animal":"cat"}', reasoning_content: 'It has whiskers.' },
        { role: 'user', content: 'And its colour?' },
      ],
      stream: true,
      stream_options: { include_usage: true },
    },
  },
  {
    from: 'an agent with custom tools and a choice among them',
    body: {
      model: 'gpt-5',
      messages: [
        { role: 'user', content: 'Count the rows' },
        {
          role: 'assistant',
          tool_calls: [{ id: 'call_2', type: 'custom', custom: { name: 'sql', input: 'select 1' } }],
        },
        { role: 'tool', tool_call_id: 'call_2', content: '1' },
      ],
      tools: [
        {
          type: 'custom',
          custom: {
            name: 'sql',
            description: 'Runs a query',
            format: { type: 'grammar', grammar: { syntax: 'lark', definition: 'start: "select" NUMBER' } },
          },
        },
      ],
      tool_choice: {
        type: 'allowed_tools',
        allowed_tools: { mode: 'auto', tools: [{ type: 'custom', custom: { name: 'sql' } }] },
      },
    },
  },
  {
    from: 'a search model with a place, and one that speaks',
    body: {
      model: 'gpt-4o-search-preview',
      messages: [
        { role: 'user', content: [{ type: 'input_audio', input_audio: { data: 'UklGRg==', format: 'wav' } }] },
      ],
      web_search_options: {
        search_context_size: 'low',
        user_location: {
          type: 'approximate',
          approximate: { country: 'GB', city: 'London', timezone: 'Europe/London' },
        },
      },
      modalities: ['text', 'audio'],
      audio: { voice: 'alloy', format: 'mp3' },
      prediction: { type: 'content', content: 'const a = 1;' },
    },
  },
];
