import { cacheControl } from '../walk/cache-control-shape.ts';
import {
  boolean,
  free,
  id,
  list,
  map,
  number,
  type ObjectShape,
  object,
  text,
  type UnionShape,
  union,
  words,
} from '../walk/shape.ts';

const traits = {
  name: id,
  allowed_callers: list(
    words('direct', 'code_execution_20250825', 'code_execution_20260120', 'code_execution_20260521'),
  ),
  cache_control: cacheControl,
  defer_loading: boolean,
  strict: boolean,
};

const examples = { input_examples: list(free) };

const custom = object({
  ...traits,
  ...examples,
  description: text,
  input_schema: free,
  eager_input_streaming: boolean,
});

/** Tools that the application runs itself: their definition is the provider's. */
const clientTool = object({ ...traits, ...examples, max_characters: number });
const computer = object({
  ...traits,
  ...examples,
  display_height_px: number,
  display_width_px: number,
  display_number: number,
  enable_zoom: boolean,
});

const toggles = object({ enabled: boolean, defer_loading: boolean });
const toolset = object({ cache_control: cacheControl, configs: map(toggles) });

const location = object({ type: words('approximate'), city: text, country: text, region: text, timezone: text });

const webTraits = {
  ...traits,
  allowed_domains: list(id),
  blocked_domains: list(id),
  max_uses: number,
  response_inclusion: words('full', 'excluded'),
};

const sourceTools = object({ tools: list(object({ type: words('tool_reference'), name: id })) });
const urlSource = union({ all: object({}), none: object({}), only: sourceTools, except: sourceTools });

const webSearch = object({ ...webTraits, user_location: location }, { hosted: 'web_search' });
const webFetch = object(
  {
    ...webTraits,
    citations: object({ enabled: boolean }),
    max_content_tokens: number,
    use_cache: boolean,
    url_sources: object({ client_tool_results: urlSource, server_tool_results: urlSource, user_input: urlSource }),
  },
  { hosted: 'web_fetch' },
);
const codeExecution = object(traits, { hosted: 'code_execution' });
const toolSearch = object(traits, { hosted: 'tool_search' });
const advisor = object(
  { ...traits, model: id, caching: cacheControl, max_tokens: number, max_uses: number },
  { hosted: 'advisor' },
);

/** A tool as a server of the Model Context Protocol lists it. */
export const mcpTool: ObjectShape = object({ name: id, description: text, input_schema: free });

const mcpToolset = object(
  {
    mcp_server_name: id,
    cache_control: cacheControl,
    configs: map(toggles),
    default_config: toggles,
    tools: list(mcpTool),
  },
  { hosted: 'mcp' },
);

/** A tool; without a type it is one of the application. A type that is not here runs at the provider. */
export const anthropicTool: UnionShape = union(
  {
    custom,
    ...dated('bash', ['20241022', '20250124'], clientTool),
    ...dated('text_editor', ['20241022', '20250124', '20250429', '20250728'], clientTool),
    ...dated('memory', ['20250818'], clientTool),
    ...dated('computer', ['20241022', '20250124', '20251124'], computer),
    ...dated('computer_toolset', ['20260801'], toolset),
    ...dated('browser_toolset', ['20260801'], toolset),
    ...dated('web_search', ['20250305', '20260209', '20260318'], webSearch),
    ...dated('web_fetch', ['20250910', '20260209', '20260309', '20260318'], webFetch),
    ...dated('code_execution', ['20250522', '20250825', '20260120', '20260521'], codeExecution),
    ...dated('tool_search_tool_bm25', ['20251119'], toolSearch),
    ...dated('tool_search_tool_regex', ['20251119'], toolSearch),
    tool_search_tool_bm25: toolSearch,
    tool_search_tool_regex: toolSearch,
    ...dated('advisor', ['20260301'], advisor),
    mcp_toolset: mcpToolset,
  },
  { missing: custom, unknown: 'hosted' },
);

/** Versions of one tool: `bash_20250124`. */
function dated(name: string, dates: readonly string[], shape: ObjectShape): Readonly<Record<string, ObjectShape>> {
  return Object.fromEntries(dates.map((date) => [`${name}_${date}`, shape]));
}
