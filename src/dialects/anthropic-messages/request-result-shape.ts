import { cacheControl } from '../walk/cache-control-shape.ts';
import {
  boolean,
  either,
  encrypted,
  id,
  list,
  number,
  type ObjectShape,
  object,
  reference,
  type Shape,
  text,
  type UnionShape,
  union,
  words,
} from '../walk/shape.ts';
import {
  browserState,
  documentBlock,
  imageBlock,
  searchResultBlock,
  textBlock,
  toolReference,
} from './request-block-shape.ts';

/** Who has called a tool. */
export const caller: UnionShape = union({
  direct: object({}),
  code_execution_20250825: object({ tool_id: id }),
  code_execution_20260120: object({ tool_id: id }),
  code_execution_20260521: object({ tool_id: id }),
});

const resultPart = union({
  text: textBlock,
  image: imageBlock,
  document: documentBlock,
  search_result: searchResultBlock,
  tool_reference: toolReference,
  browser_state: browserState,
});

const failure = object({ error_code: id, error_message: text });

const outputFiles = list(object({ type: id, file_id: reference }));

const webSearchResult = object({ title: text, url: id, page_age: id, encrypted_content: encrypted });

const webFetchResult = object({ url: id, retrieved_at: id, content: union({ document: documentBlock }) });

const codeResult = object({ stdout: text, stderr: text, return_code: number, content: outputFiles });

const editorResults = {
  text_editor_code_execution_view_result: object({
    content: text,
    file_type: words('text', 'image', 'pdf'),
    num_lines: number,
    start_line: number,
    total_lines: number,
  }),
  text_editor_code_execution_create_result: object({ is_file_update: boolean }),
  text_editor_code_execution_str_replace_result: object({
    lines: list(text),
    new_lines: number,
    new_start: number,
    old_lines: number,
    old_start: number,
  }),
};

/** Results of tools, of the application's and of the provider's: their text is external. */
export const resultBlocks: Readonly<Record<string, ObjectShape>> = {
  tool_result: resultOf(either({ string: text, list: list(resultPart) })),
  mcp_tool_result: resultOf(either({ string: text, list: list(resultPart) })),
  web_search_tool_result: resultOf(
    either({
      list: list(union({ web_search_result: webSearchResult })),
      object: union({ web_search_tool_result_error: failure }),
    }),
  ),
  web_fetch_tool_result: resultOf(union({ web_fetch_result: webFetchResult, web_fetch_tool_result_error: failure })),
  code_execution_tool_result: resultOf(
    union({
      code_execution_result: codeResult,
      encrypted_code_execution_result: object({
        encrypted_stdout: encrypted,
        stderr: text,
        return_code: number,
        content: outputFiles,
      }),
      code_execution_tool_result_error: failure,
    }),
  ),
  bash_code_execution_tool_result: resultOf(
    union({ bash_code_execution_result: codeResult, bash_code_execution_tool_result_error: failure }),
  ),
  text_editor_code_execution_tool_result: resultOf(
    union({ ...editorResults, text_editor_code_execution_tool_result_error: failure }),
  ),
  tool_search_tool_result: resultOf(
    union({
      tool_search_tool_search_result: object({ tool_references: list(union({ tool_reference: toolReference })) }),
      tool_search_tool_result_error: failure,
    }),
  ),
  advisor_tool_result: resultOf(
    union({
      advisor_result: object({ text, stop_reason: id }),
      advisor_redacted_result: object({ encrypted_content: encrypted, stop_reason: id }),
      advisor_tool_result_error: failure,
    }),
  ),
};

function resultOf(content: Shape): ObjectShape {
  return object(
    { tool_use_id: id, content, is_error: boolean, toolset_name: id, caller, cache_control: cacheControl },
    { position: 'tool', source: 'tool_use_id' },
  );
}
