import { cacheControl } from '../walk/cache-control-shape.ts';
import { MESSAGES_MAX, TOOLS_MAX } from '../walk/request-bounds.ts';
import {
  at,
  boolean,
  either,
  free,
  id,
  list,
  number,
  type ObjectShape,
  object,
  required,
  text,
  union,
  words,
} from '../walk/shape.ts';
import { anthropicMessage, systemContent } from './request-message-shape.ts';
import { anthropicTool } from './request-tool-shape.ts';

const efforts = words('low', 'medium', 'high', 'xhigh', 'max');

/** Schemas of the answer are written by the application, like its system prompt. */
const outputFormat = union({ json_schema: object({ schema: free }, { position: 'app' }) });

const outputConfig = object({
  effort: efforts,
  format: outputFormat,
  task_budget: object({ type: words('tokens'), total: number, remaining: number }),
});

const blockBinding = object({ prefix_mismatch_behavior: id });
const display = words('summarized', 'omitted', 'updates');

const thinking = union({
  enabled: object({ budget_tokens: number, block_binding: blockBinding, display }),
  adaptive: object({ block_binding: blockBinding, display }),
  disabled: object({}),
  between_tools: object({}),
});

const toolChoiceTraits = { disable_parallel_tool_use: boolean };

const toolChoice = union({
  auto: object(toolChoiceTraits),
  any: object(toolChoiceTraits),
  tool: object({ ...toolChoiceTraits, name: id }),
  none: object(toolChoiceTraits),
});

const mcpServer = object({
  type: words('url'),
  name: id,
  url: id,
  authorization_token: id,
  tool_configuration: object({ allowed_tools: list(id), enabled: boolean }),
});

const container = either({
  string: id,
  object: object({
    id,
    skills: list(object({ type: words('anthropic', 'custom'), skill_id: id, version: id })),
  }),
});

const amount = object({ type: words('input_tokens', 'tool_uses', 'thinking_turns', 'all'), value: number });

const contextEdit = union({
  clear_tool_uses_20250919: object({
    clear_at_least: amount,
    clear_tool_inputs: either({ boolean, list: list(id) }),
    exclude_tools: list(id),
    keep: amount,
    trigger: amount,
  }),
  clear_thinking_20251015: object({ keep: either({ string: words('all'), object: amount }) }),
  // Instructions for a summary are a prompt of the application.
  compact_20260112: object(
    { instructions: text, pause_after_compaction: boolean, trigger: amount },
    { position: 'app' },
  ),
});

const fallback = object({
  model: id,
  max_tokens: number,
  output_config: outputConfig,
  speed: words('standard', 'fast'),
  thinking,
});

const thread = union({ create: object({}), continue: object({ previous_message_id: id }) });

/** The body of `POST /v1/messages`, fields of the beta included. */
export const anthropicRequestShape: ObjectShape = object({
  model: required(id),
  system: at(systemContent, { position: 'system' }),
  messages: required(list(anthropicMessage, { isChat: true, countMin: 1, countMax: MESSAGES_MAX, what: 'messages' })),
  stream: boolean,
  max_tokens: number,

  tools: at(list(anthropicTool, { countMax: TOOLS_MAX, what: 'tools' }), { position: 'tools' }),
  tool_choice: toolChoice,
  mcp_servers: at(list(mcpServer, { countMax: TOOLS_MAX, what: 'MCP servers' }), {
    position: 'tools',
    hosted: 'mcp',
  }),
  container: at(container, { hosted: 'container' }),

  thinking,
  output_config: outputConfig,
  output_format: outputFormat,
  context_management: object({ edits: list(contextEdit) }),
  compaction: object({ type: words('summarize'), instructions: at(text, { position: 'app' }) }),
  stop_sequences: list(id),

  metadata: object({ user_id: id }),
  service_tier: words('auto', 'standard_only'),
  inference_geo: id,
  speed: words('standard', 'fast'),
  cache_control: cacheControl,
  billing_policy: object({ type: words('billing_policy'), bill_to: words('self', 'user_profile') }),
  diagnostics: object({ previous_message_id: id }),
  fallback_credit_token: either({
    string: id,
    object: object({ token: id, mode: words('strict', 'best_effort') }),
  }),
  fallbacks: either({ string: words('default'), list: list(fallback) }),
  thread,

  temperature: number,
  top_p: number,
  top_k: number,
});
