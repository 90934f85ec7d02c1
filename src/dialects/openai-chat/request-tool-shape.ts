import { cacheControl } from '../walk/cache-control-shape.ts';
import {
  boolean,
  type EitherShape,
  either,
  free,
  id,
  list,
  type ObjectShape,
  object,
  text,
  type UnionShape,
  union,
  words,
} from '../walk/shape.ts';

/** A function that the model may call. */
export const toolFunction: ObjectShape = object({ name: id, description: text, parameters: free, strict: boolean });

const customTool = object({
  name: id,
  description: text,
  format: union({
    text: object({}),
    grammar: object({ grammar: object({ definition: text, syntax: words('lark', 'regex') }) }),
  }),
});

/** A tool. What is neither a function nor a custom tool runs at the provider. */
export const openAiTool: UnionShape = union(
  {
    function: object({ function: toolFunction, cache_control: cacheControl }),
    custom: object({ custom: customTool, cache_control: cacheControl }),
  },
  { unknown: 'hosted' },
);

const named = object({ name: id });

/** Which tool is to be called. */
export const openAiToolChoice: EitherShape = either({
  string: words('none', 'auto', 'required', 'any'),
  object: union({
    function: object({ function: named }),
    custom: object({ custom: named }),
    allowed_tools: object({ allowed_tools: object({ mode: words('auto', 'required'), tools: list(free) }) }),
  }),
});
