import { type HonestRequest, png, weatherSchema } from './honest-request.ts';

/** Everyday requests for messages: nothing in them is unknown. */
export const honestAnthropicRequests: readonly HonestRequest[] = [
  {
    from: 'the Anthropic client, plain',
    body: {
      model: 'claude-sonnet-4-5',
      max_tokens: 1024,
      messages: [{ role: 'user', content: 'What is a sally port?' }],
    },
  },
  {
    from: 'the Anthropic client in a tool loop with thoughts, an image and caching',
    body: {
      model: 'claude-sonnet-4-5',
      max_tokens: 4096,
      stream: true,
      thinking: { type: 'enabled', budget_tokens: 2048 },
      system: [{ type: 'text', text: 'You help with the weather.', cache_control: { type: 'ephemeral', ttl: '1h' } }],
      metadata: { user_id: 'user_1' },
      stop_sequences: ['\n\nHuman:'],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What will the sky look like?' },
            {
              type: 'image',
              source: { type: 'base64', media_type: 'image/png', data: png },
              cache_control: { type: 'ephemeral' },
            },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'I need the weather.', signature: 'EqQBCgIYAhIM' },
            { type: 'text', text: 'Let me look.', citations: null },
            { type: 'tool_use', id: 'toolu_01', name: 'get_weather', input: { location: 'Paris', days: 2 } },
            { type: 'tool_use', id: 'toolu_02', name: 'get_time', input: {} },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'toolu_01', content: 'Clear, 18 degrees' },
            {
              type: 'tool_result',
              tool_use_id: 'toolu_02',
              is_error: true,
              content: [
                { type: 'text', text: 'No clock' },
                { type: 'image', source: { type: 'url', url: 'https://images.example.com/clock.png' } },
              ],
            },
          ],
        },
      ],
      tools: [
        {
          name: 'get_weather',
          description: 'Current weather',
          input_schema: weatherSchema,
          cache_control: { type: 'ephemeral' },
        },
        { type: 'custom', name: 'get_time', input_schema: { type: 'object', properties: {} } },
      ],
      tool_choice: { type: 'auto', disable_parallel_tool_use: false },
    },
  },
  {
    from: 'the Anthropic client with documents, citations and search of the provider',
    body: {
      model: 'claude-opus-4-1',
      max_tokens: 1000,
      temperature: 1,
      top_k: 5,
      messages: [
        {
          role: 'user',
          content: [
            {
              type: 'document',
              source: { type: 'text', media_type: 'text/plain', data: 'The grass is green.' },
              title: 'Notes',
              context: 'From the garden',
              citations: { enabled: true },
            },
            { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' } },
            { type: 'document', source: { type: 'url', url: 'https://docs.example.com/a.pdf' } },
            { type: 'text', text: 'What colour is the grass?' },
          ],
        },
        {
          role: 'assistant',
          content: [
            {
              type: 'text',
              text: 'Green.',
              citations: [
                {
                  type: 'char_location',
                  cited_text: 'The grass is green.',
                  document_index: 0,
                  document_title: 'Notes',
                  start_char_index: 0,
                  end_char_index: 19,
                },
              ],
            },
            { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'grass' } },
            {
              type: 'web_search_tool_result',
              tool_use_id: 'srvtoolu_1',
              content: [
                {
                  type: 'web_search_result',
                  url: 'https://example.com/grass',
                  title: 'Grass',
                  encrypted_content: 'EqgfCioIARgB',
                  page_age: 'April 30, 2025',
                },
              ],
            },
            {
              type: 'text',
              text: 'It is.',
              citations: [
                {
                  type: 'web_search_result_location',
                  url: 'https://example.com/grass',
                  title: 'Grass',
                  encrypted_index: 'Eo8BCioIAhgB',
                  cited_text: 'Grass is green',
                },
              ],
            },
          ],
        },
        { role: 'user', content: 'Thanks. And the sky?' },
      ],
      tools: [
        {
          type: 'web_search_20250305',
          name: 'web_search',
          max_uses: 3,
          allowed_domains: ['example.com'],
          user_location: { type: 'approximate', city: 'London', country: 'GB' },
        },
        { type: 'code_execution_20250825', name: 'code_execution' },
        { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool', max_characters: 10000 },
      ],
    },
  },
  {
    from: 'an agent with servers of the Model Context Protocol, memory and context management',
    body: {
      model: 'claude-sonnet-4-5',
      max_tokens: 1000,
      messages: [{ role: 'user', content: [{ type: 'text', text: 'List my files' }] }],
      mcp_servers: [
        {
          type: 'url',
          url: 'https://mcp.example.com/sse',
          name: 'files',
          authorization_token: 'token',
          tool_configuration: { enabled: true, allowed_tools: ['list'] },
        },
      ],
      container: { id: 'container_1', skills: [{ type: 'anthropic', skill_id: 'xlsx', version: 'latest' }] },
      context_management: {
        edits: [
          {
            type: 'clear_tool_uses_20250919',
            trigger: { type: 'input_tokens', value: 30000 },
            keep: { type: 'tool_uses', value: 3 },
            exclude_tools: ['memory'],
          },
        ],
      },
      output_config: { effort: 'medium', format: { type: 'json_schema', schema: weatherSchema } },
      tools: [
        { type: 'memory_20250818', name: 'memory' },
        { type: 'mcp_toolset', mcp_server_name: 'files' },
      ],
      service_tier: 'auto',
    },
  },
];
