import { MESSAGES_MAX, TOOLS_MAX } from '../walk/request-bounds.ts';
import {
  at,
  boolean,
  either,
  free,
  id,
  list,
  map,
  number,
  type ObjectShape,
  object,
  required,
  text,
  union,
  words,
} from '../walk/shape.ts';
import { openAiMessage, partContent } from './request-message-shape.ts';
import { openAiTool, openAiToolChoice, toolFunction } from './request-tool-shape.ts';

const searchOptions = object({
  search_context_size: words('low', 'medium', 'high'),
  user_location: object({
    type: words('approximate'),
    approximate: object({ city: text, country: text, region: text, timezone: text }),
  }),
});

/** Schemas of the answer are written by the application, like its system prompt. */
const responseFormat = union({
  text: object({}),
  json_object: object({}),
  json_schema: object({ json_schema: object({ name: id, description: text, schema: free, strict: boolean }) }),
  grammar: object({ grammar: text }),
  python: object({}),
});

const moderationMode = object({ mode: words('score', 'block') });

const efforts = words('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max');

/** The body of `POST /v1/chat/completions`, with the fields that compatible providers add most often. */
export const openAiRequestShape: ObjectShape = object({
  messages: required(list(openAiMessage, { isChat: true, countMin: 1, countMax: MESSAGES_MAX, what: 'messages' })),
  model: required(id),
  stream: boolean,
  stream_options: object({ include_usage: boolean, include_obfuscation: boolean }),

  tools: at(list(openAiTool, { countMax: TOOLS_MAX, what: 'tools' }), { position: 'tools' }),
  functions: at(list(toolFunction, { countMax: TOOLS_MAX, what: 'functions' }), { position: 'tools' }),
  tool_choice: openAiToolChoice,
  function_call: either({ string: words('none', 'auto'), object: object({ name: id }) }),
  parallel_tool_calls: boolean,
  web_search_options: at(searchOptions, { hosted: 'web_search' }),

  response_format: at(responseFormat, { position: 'app' }),
  prediction: object({ type: words('content'), content: partContent }),
  stop: either({ string: id, list: list(id) }),
  audio: object({
    format: words('wav', 'aac', 'mp3', 'flac', 'opus', 'pcm16'),
    voice: either({ string: id, object: object({ id }) }),
  }),
  modalities: list(words('text', 'audio', 'image')),
  verbosity: words('low', 'medium', 'high'),
  reasoning_effort: efforts,
  reasoning: object({
    effort: efforts,
    summary: words('auto', 'concise', 'detailed'),
    max_tokens: number,
    exclude: boolean,
    enabled: boolean,
  }),
  thinking: object({ type: id, budget_tokens: number }),

  user: id,
  safety_identifier: id,
  prompt_cache_key: id,
  prompt_cache_options: object({ mode: words('implicit', 'explicit'), ttl: words('30m') }),
  prompt_cache_retention: words('in_memory', 'in-memory', '24h'),
  metadata: free,
  moderation: object({ model: id, policy: object({ input: moderationMode, output: moderationMode }) }),
  service_tier: words('auto', 'default', 'flex', 'scale', 'priority'),
  store: boolean,

  temperature: number,
  top_p: number,
  top_k: number,
  min_p: number,
  n: number,
  seed: number,
  max_tokens: number,
  max_completion_tokens: number,
  frequency_penalty: number,
  presence_penalty: number,
  repetition_penalty: number,
  logit_bias: map(number),
  logprobs: boolean,
  top_logprobs: number,
});
