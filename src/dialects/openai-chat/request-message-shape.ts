import { cacheControl } from '../walk/cache-control-shape.ts';
import {
  boolean,
  type EitherShape,
  either,
  encrypted,
  free,
  id,
  jsonText,
  list,
  media,
  number,
  object,
  reference,
  text,
  type UnionShape,
  union,
  words,
} from '../walk/shape.ts';

const cacheHints = {
  prompt_cache_breakpoint: object({ mode: words('explicit') }),
  cache_control: cacheControl,
};

const address = either({
  string: reference,
  object: object({ url: reference, detail: words('auto', 'low', 'high') }),
});

const part = union({
  text: object({ text, ...cacheHints }),
  refusal: object({ refusal: text, ...cacheHints }),
  image_url: object({ image_url: address, ...cacheHints }),
  video_url: object({ video_url: address, ...cacheHints }),
  audio_url: object({ audio_url: address, ...cacheHints }),
  input_audio: object({ input_audio: object({ data: media, format: words('wav', 'mp3') }), ...cacheHints }),
  file: object({ file: object({ file_data: media, file_id: reference, filename: id }), ...cacheHints }),
});

/** A text, or a list of parts. */
export const partContent: EitherShape = either({ string: text, list: list(part) });

const functionCall = object({ name: id, arguments: jsonText, parsed_arguments: free });

// Behind `extra_content` compatible providers keep signed thoughts that a call must bring back.
const callTraits = { id, index: number, extra_content: free };

const functionToolCall = object({ ...callTraits, function: functionCall });

const toolCall = union(
  {
    function: functionToolCall,
    custom: object({ ...callTraits, custom: object({ name: id, input: text }) }),
  },
  { missing: functionToolCall },
);

/** Where an answer says that it comes from: text of web pages. */
const annotation = union({
  url_citation: object(
    { url_citation: object({ start_index: number, end_index: number, title: text, url: id }) },
    { position: 'external' },
  ),
});

const said = { content: partContent, name: id, cache_control: cacheControl };

/** A message of the chat, by its role. */
export const openAiMessage: UnionShape = union(
  {
    system: object(said, { position: 'system' }),
    developer: object(said, { position: 'developer' }),
    user: object(said, { position: 'user' }),
    assistant: object(
      {
        ...said,
        refusal: text,
        audio: object({ id, data: media, transcript: text, expires_at: number }),
        tool_calls: list(toolCall),
        function_call: functionCall,
        annotations: list(annotation),
        // What compatible providers add: thoughts of the model, and parsed copies that client libraries send back.
        reasoning_content: text,
        reasoning: text,
        reasoning_details: list(
          union({
            'reasoning.text': object({ text: id, signature: encrypted, id, format: id, index: number }),
            'reasoning.summary': object({ summary: id, id, format: id, index: number }),
            'reasoning.encrypted': object({ data: encrypted, id, format: id, index: number }),
          }),
        ),
        prefix: boolean,
        parsed: free,
      },
      { position: 'assistant' },
    ),
    tool: object({ ...said, tool_call_id: id }, { position: 'tool', source: 'tool_call_id' }),
    function: object(said, { position: 'tool', source: 'name' }),
  },
  { by: 'role', unknown: 'refuse' },
);
