import { listOf, objectOf, type ReplyShape, unionOf } from '../reply/reply-shape.ts';

/** How a content block passes. */
export type BlockKind =
  /** A text that comes in pieces: the field that holds it, and the delta that brings it. */
  | { readonly kind: 'text'; readonly field: string; readonly delta: string }
  /** A call of a tool, decided when it is complete. */
  | { readonly kind: 'tool' }
  /** Anything else: it comes complete. */
  | { readonly kind: 'whole'; readonly shape: ReplyShape };

const CITATION: ReplyShape = objectOf({
  type: 'token',
  cited_text: 'text',
  document_title: 'text',
  title: 'text',
  url: 'text',
  source: 'text',
  file_id: 'token',
  encrypted_index: 'encrypted',
  document_index: 'token',
  search_result_index: 'token',
  start_char_index: 'token',
  end_char_index: 'token',
  start_page_number: 'token',
  end_page_number: 'token',
  start_block_index: 'token',
  end_block_index: 'token',
});

/** Items of `citations`. */
export const CITATION_SHAPE: ReplyShape = CITATION;

const ERROR: ReplyShape = objectOf({ type: 'token', error_code: 'token', error_message: 'text' });

const DOCUMENT: ReplyShape = objectOf({
  type: 'token',
  title: 'text',
  context: 'text',
  citations: 'token',
  source: unionOf({
    base64: objectOf({ type: 'token', media_type: 'token', data: 'media' }),
    text: objectOf({ type: 'token', media_type: 'token', data: 'text' }),
  }),
});

const CODE_OUTPUT: ReplyShape = objectOf({
  type: 'token',
  stdout: 'text',
  encrypted_stdout: 'encrypted',
  stderr: 'text',
  return_code: 'token',
  content: listOf(objectOf({ type: 'token', file_id: 'token' })),
});

function resultOf(types: Readonly<Record<string, ReplyShape>>): BlockKind {
  const shape = objectOf({ type: 'token', tool_use_id: 'token', caller: 'token', content: listOf(unionOf(types)) });
  return { kind: 'whole', shape };
}

/** Content blocks by their type. */
export const BLOCK_KINDS: ReadonlyMap<string, BlockKind> = new Map<string, BlockKind>([
  ['text', { kind: 'text', field: 'text', delta: 'text_delta' }],
  ['thinking', { kind: 'text', field: 'thinking', delta: 'thinking_delta' }],
  ['compaction', { kind: 'text', field: 'content', delta: 'compaction_delta' }],
  ['tool_use', { kind: 'tool' }],
  ['server_tool_use', { kind: 'tool' }],
  ['mcp_tool_use', { kind: 'tool' }],
  ['redacted_thinking', { kind: 'whole', shape: objectOf({ type: 'token', data: 'encrypted' }) }],
  [
    'web_search_tool_result',
    resultOf({
      web_search_result: objectOf({
        type: 'token',
        url: 'text',
        title: 'text',
        page_age: 'token',
        encrypted_content: 'encrypted',
      }),
      web_search_tool_result_error: ERROR,
    }),
  ],
  [
    'web_fetch_tool_result',
    resultOf({
      web_fetch_result: objectOf({ type: 'token', url: 'text', retrieved_at: 'token', content: DOCUMENT }),
      web_fetch_tool_result_error: ERROR,
    }),
  ],
  [
    'code_execution_tool_result',
    resultOf({
      code_execution_result: CODE_OUTPUT,
      encrypted_code_execution_result: CODE_OUTPUT,
      code_execution_tool_result_error: ERROR,
    }),
  ],
  [
    'bash_code_execution_tool_result',
    resultOf({ bash_code_execution_result: CODE_OUTPUT, bash_code_execution_tool_result_error: ERROR }),
  ],
  [
    'text_editor_code_execution_tool_result',
    resultOf({
      text_editor_code_execution_view_result: objectOf({
        type: 'token',
        content: 'text',
        file_type: 'token',
        num_lines: 'token',
        start_line: 'token',
        total_lines: 'token',
      }),
      text_editor_code_execution_create_result: objectOf({ type: 'token', is_file_update: 'token' }),
      text_editor_code_execution_str_replace_result: objectOf({
        type: 'token',
        lines: 'text',
        new_lines: 'token',
        new_start: 'token',
        old_lines: 'token',
        old_start: 'token',
      }),
      text_editor_code_execution_tool_result_error: ERROR,
    }),
  ],
  [
    'tool_search_tool_result',
    resultOf({
      tool_search_tool_search_result: objectOf({
        type: 'token',
        tool_references: listOf(objectOf({ type: 'token', tool_name: 'token' })),
      }),
      tool_search_tool_result_error: ERROR,
    }),
  ],
  [
    'mcp_tool_result',
    {
      kind: 'whole',
      shape: objectOf({ type: 'token', tool_use_id: 'token', is_error: 'token', content: 'text' }),
    },
  ],
  ['container_upload', { kind: 'whole', shape: objectOf({ type: 'token', file_id: 'token' }) }],
]);

/** Fields of text blocks and tool calls that are not read on their own. */
export const BLOCK_FIELDS: ReadonlyMap<string, ReplyShape> = new Map<string, ReplyShape>([
  ['type', 'token'],
  ['id', 'token'],
  ['caller', 'token'],
  ['server_name', 'token'],
  ['toolset_name', 'token'],
  ['encrypted_content', 'encrypted'],
]);

/** Fields of the message around its content. `content` and `stop_reason` are read on their own. */
export const MESSAGE_FIELDS: ReadonlyMap<string, ReplyShape> = new Map<string, ReplyShape>([
  ['id', 'token'],
  ['type', 'token'],
  ['role', 'token'],
  ['model', 'token'],
  ['stop_reason', 'token'],
  ['stop_sequence', 'token'],
  ['stop_details', 'token'],
  ['usage', 'token'],
  ['container', 'token'],
  ['diagnostics', 'token'],
  ['context_management', 'token'],
]);

/** Content blocks of one message. */
export const BLOCKS_MAX = 10_000;
