import { cacheControl } from '../walk/cache-control-shape.ts';
import {
  type EitherShape,
  either,
  encrypted,
  free,
  id,
  list,
  object,
  reference,
  text,
  type UnionShape,
  union,
  words,
} from '../walk/shape.ts';
import { documentBlock, imageBlock, searchResultBlock, textBlock } from './request-block-shape.ts';
import { caller, resultBlocks } from './request-result-shape.ts';
import { anthropicTool, mcpTool } from './request-tool-shape.ts';

const cached = { cache_control: cacheControl };

const toolUse = object({ id, name: id, input: free, caller, toolset_name: id, server_name: id, ...cached });

const changedTool = union({
  tool_reference: object({ name: id }),
  mcp_tool_reference: object({ name: id, server_name: id }),
  mcp_toolset_reference: object({ server_name: id }),
  tool_definition: object({ definition: anthropicTool }, { position: 'tools' }),
});

const toolChanges = {
  tool_addition: object({ tool: changedTool, ...cached }),
  tool_removal: object({ tool: changedTool, ...cached }),
};

const model = object({ model: id });

const block = union({
  text: textBlock,
  image: imageBlock,
  document: documentBlock,
  search_result: searchResultBlock,
  // The provider signs its thoughts: an edit would make it refuse them.
  thinking: object({ thinking: id, signature: encrypted }),
  redacted_thinking: object({ data: encrypted }),
  tool_use: toolUse,
  server_tool_use: toolUse,
  mcp_tool_use: toolUse,
  ...resultBlocks,
  ...toolChanges,
  container_upload: object({ file_id: reference, ...cached }),
  compaction: object({
    content: text,
    encrypted_content: encrypted,
    signature: encrypted,
    tool_changes: list(union(toolChanges)),
    ...cached,
  }),
  mcp_tool_listing: object({ mcp_server_name: id, tools: list(mcpTool) }, { position: 'tools' }),
  fallback: object({ from: model, to: model, trigger: free }),
});

const content = either({ string: text, list: list(block) });

/** A system prompt: a text, or blocks. */
export const systemContent: EitherShape = either({ string: text, list: list(union({ text: textBlock })) });

/** A message of the chat, by its role. */
export const anthropicMessage: UnionShape = union(
  {
    user: object({ content }, { position: 'user' }),
    assistant: object({ content }, { position: 'assistant' }),
    system: object(
      {
        content: either({ string: text, list: list(union({ text: textBlock, ...toolChanges })) }),
        clear_at: words('next_user_message', 'never'),
        output_config: object({ effort: words('low', 'medium', 'high', 'xhigh', 'max') }),
      },
      { position: 'system' },
    ),
  },
  { by: 'role', unknown: 'refuse' },
);
