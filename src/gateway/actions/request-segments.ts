import { chatSegments } from '../../actions/chat-segments.ts';
import { isMap } from '../../actions/sinks/argument-parts.ts';
import type { ActionCall, ConversationSegment, ToolDefinition } from '../../actions/tool-action.ts';
import type { JsonValue } from '../../core/json-value.ts';
import type { Role, Trust } from '../../core/segment.ts';
import type { DialectId, RequestReading } from '../../dialects/dialect.ts';

/** What a request says of the tool calls that may follow. */
export interface RequestConversation {
  readonly segments: readonly ConversationSegment[];
  readonly tools: readonly ToolDefinition[];
  /** Calls of tools that stand in the conversation, in order. */
  readonly calls: readonly ActionCall[];
}

/**
 * Reads the conversation of a request for the decision on tool calls. Only what was said is part of it, and not the tools' own descriptions.
 *
 * @param systemTrust - The trust that the caller's key gives to system prompts.
 */
export function requestConversation(
  dialect: DialectId,
  reading: Pick<RequestReading, 'fields'>,
  systemTrust: Trust,
): RequestConversation {
  const { system, messages, tools, functions } = reading.fields([
    'system',
    'messages',
    'tools',
    'functions',
  ]) as Readonly<Record<string, JsonValue | undefined>>;
  const list = listOf(messages);
  const segments = dialect === 'openai-chat' ? chatSegments(list) : messageSegments(system, list);
  return {
    segments: segments.map((each) => (each.role === 'system' ? { ...each, trust: systemTrust } : each)),
    tools: [...listOf(tools), ...listOf(functions)].flatMap(toolOf),
    calls: list.flatMap(callsOf),
  };
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

type JsonMap = { readonly [key: string]: JsonValue };

function toolOf(tool: JsonValue): readonly ToolDefinition[] {
  if (!isMap(tool)) return [];
  const named = [tool['function'], tool['custom'], tool].find((each) => isMap(each)) as JsonMap;
  const { name, description, parameters = named['input_schema'] } = named;
  if (typeof name !== 'string') return [];
  return [
    {
      name,
      ...(typeof description === 'string' && { description }),
      ...(parameters !== undefined && { parameters }),
    },
  ];
}

function callsOf(message: JsonValue): readonly ActionCall[] {
  if (!isMap(message)) return [];
  const called = listOf(message['tool_calls']).map((call) =>
    isMap(call) ? (call['function'] ?? call['custom']) : null,
  );
  const blocks = listOf(message['content']).filter((block) => isMap(block) && block['type'] === 'tool_use');
  return [...called, ...blocks].flatMap((call) => {
    if (!isMap(call) || typeof call['name'] !== 'string') return [];
    return [{ name: call['name'], arguments: call['arguments'] ?? call['input'] ?? {} }];
  });
}

/** The texts of an Anthropic request. What tools and documents bring is external; a result is called after the tool. */
function messageSegments(
  system: JsonValue | undefined,
  messages: readonly JsonValue[],
): readonly ConversationSegment[] {
  const uses = new Map<string, JsonMap>();
  const said = messages.flatMap((message, i) => {
    if (!isMap(message)) return [];
    const isAssistant = message['role'] === 'assistant';
    const author: Author = isAssistant ? ['assistant', 'model'] : ['user', 'user'];
    return contentSegments(message['content'], { pointer: `/messages/${i}/content`, author, uses });
  });
  return [...contentSegments(system, { pointer: '/system', author: ['system', 'operator'], uses }), ...said];
}

type Author = readonly [Role, Trust];

interface ContentPlace {
  readonly pointer: string;
  readonly author: Author;
  /** Blocks of calls by their id. */
  readonly uses: Map<string, JsonMap>;
}

function contentSegments(content: JsonValue | undefined, place: ContentPlace): readonly ConversationSegment[] {
  const { pointer, author, uses } = place;
  const [role, trust] = author;
  if (typeof content === 'string') return [{ pointer, role, trust, text: content }];
  return listOf(content).flatMap((block, i): readonly ConversationSegment[] => {
    if (!isMap(block)) return [];
    const { type, text, thinking, id } = block;
    const at = `${pointer}/${i}`;
    if (type === 'text' && typeof text === 'string') return [{ pointer: at, role, trust, text }];
    if (type === 'thinking' && typeof thinking === 'string') return [{ pointer: at, role, trust, text: thinking }];
    if (typeof type === 'string' && type.endsWith('tool_use')) {
      if (typeof id === 'string') uses.set(id, block);
      return [];
    }
    return stringsOf(block['content'] ?? block).map((each) => ({
      pointer: at,
      role: 'tool',
      trust: 'external',
      text: each,
      ...calledBy(uses.get(String(block['tool_use_id']))),
    }));
  });
}

function calledBy(use: JsonMap | undefined): Pick<ConversationSegment, 'source' | 'request'> {
  const { name, input } = use ?? {};
  return { ...(typeof name === 'string' && { source: name }), ...(input !== undefined && { request: input }) };
}

/** All texts of a value that somebody could read; what is encoded for the provider alone is left out. */
function stringsOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(stringsOf);
  if (!isMap(value)) return [];
  const isEncoded = value['type'] === 'base64';
  return Object.entries(value).flatMap(([key, each]) =>
    UNREAD.has(key) || (isEncoded && key === 'data') ? [] : stringsOf(each),
  );
}

const UNREAD: ReadonlySet<string> = new Set([
  'type',
  'id',
  'tool_use_id',
  'media_type',
  'encrypted_content',
  'encrypted_index',
  'cache_control',
]);
