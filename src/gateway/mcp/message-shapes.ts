import {
  boolean,
  either,
  free,
  id,
  list,
  media,
  number,
  object,
  required,
  type Shape,
  text,
  union,
  words,
} from '../../dialects/walk/shape.ts';

// The messages of MCP 2025-11-25 that a server sends, as tables. What no table knows is inspected as text and reported.

const annotations: Shape = object({ audience: list(id), priority: number, lastModified: id });
const icons: Shape = list(object({ src: media, mimeType: id, sizes: list(id), theme: words('light', 'dark') }));
const named = { name: id, title: text, icons, _meta: free } as const;
const uri = { uri: required(id), mimeType: id } as const;

const contents: Shape = object({ ...uri, text, blob: media, _meta: free });
const resource: Shape = object({ ...named, ...uri, description: text, size: number, annotations });
const link = object({ ...named, ...uri, description: text, size: number, annotations });
const bytes = object({ data: media, mimeType: id, annotations, _meta: free });

const plainBlocks = {
  text: object({ text: required(text), annotations, _meta: free }),
  image: bytes,
  audio: bytes,
  resource_link: link,
  resource: object({ resource: contents, annotations, _meta: free }),
} as const;
const block: Shape = union({
  ...plainBlocks,
  tool_use: object({ id, name: id, input: free, _meta: free }),
  tool_result: object({
    toolUseId: id,
    content: list(union(plainBlocks)),
    structuredContent: free,
    isError: boolean,
    _meta: free,
  }),
});
const blocks: Shape = either({ list: list(block), object: block, string: text });

/** A tool as `tools/list` gives it. */
export const toolShape: Shape = object({
  ...named,
  description: text,
  inputSchema: free,
  outputSchema: free,
  annotations: object({
    title: text,
    readOnlyHint: boolean,
    destructiveHint: boolean,
    idempotentHint: boolean,
    openWorldHint: boolean,
  }),
  execution: object({ taskSupport: words('forbidden', 'optional', 'required') }),
});

const page = { nextCursor: id, _meta: free } as const;
const callResult: Shape = object({
  content: list(block),
  structuredContent: free,
  isError: boolean,
  task: free,
  _meta: free,
});
const prompt: Shape = object({
  ...named,
  description: text,
  arguments: list(object({ ...named, description: text, required: boolean })),
});
const template: Shape = object({ ...named, uriTemplate: id, description: text, mimeType: id, annotations });

/** What a server answers, by the method that it was asked. */
export const RESULT_SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    'initialize',
    object({
      protocolVersion: id,
      capabilities: free,
      serverInfo: object({ ...named, version: id, description: text, websiteUrl: id }),
      instructions: text,
      _meta: free,
    }),
  ],
  ['tools/call', callResult],
  ['tasks/result', callResult],
  ['prompts/list', object({ prompts: list(prompt), ...page })],
  ['prompts/get', object({ description: text, messages: list(object({ role: id, content: blocks })), _meta: free })],
  ['resources/list', object({ resources: list(resource), ...page })],
  ['resources/templates/list', object({ resourceTemplates: list(template), ...page })],
  ['resources/read', object({ contents: list(contents), _meta: free })],
]);

/** What a server sends of its own accord, by method: requests and notifications. */
export const PARAMS_SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  [
    'sampling/createMessage',
    object({
      messages: list(object({ role: id, content: blocks, _meta: free })),
      systemPrompt: text,
      modelPreferences: free,
      includeContext: id,
      temperature: number,
      maxTokens: number,
      stopSequences: list(text),
      metadata: free,
      tools: list(toolShape),
      toolChoice: free,
      task: free,
      _meta: free,
    }),
  ],
]);
