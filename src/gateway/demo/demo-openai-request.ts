import type { DemoConversation, DemoTool, DemoTurn } from './demo-conversation.ts';
import { arrayAt, DemoRefusalError, flagAt, integerAt, isRecord, recordAt, stopsAt, textAt } from './demo-shape.ts';
import type { ReplyBounds } from './reply-to.ts';

/** A chat completion request, read. */
export interface OpenaiCall {
  readonly conversation: DemoConversation;
  readonly bounds: ReplyBounds;
  readonly model: string;
  readonly isStream: boolean;
  /** A last chunk with the usage is asked for. */
  readonly hasUsageChunk: boolean;
  readonly hasLogprobs: boolean;
  readonly choiceCount: number;
}

const MESSAGES_MAX = 2_048;
const PARTS_MAX = 2_048;
const TOOLS_MAX = 128;
const CHOICES_MAX = 16;
const TOKENS_MAX = 1_000_000;

/** Reads the body of `POST /v1/chat/completions`. Fields without a meaning for the demo model are passed over. */
export function readOpenaiRequest(request: unknown): OpenaiCall {
  const body = recordAt(request, 'body');
  const messages = arrayAt(body['messages'], 'messages', MESSAGES_MAX);
  if (messages.length === 0) throw new DemoRefusalError(400, "Invalid 'messages': empty array.", 'messages');
  const options = isRecord(body['stream_options']) ? body['stream_options'] : {};
  const tokensName = body['max_completion_tokens'] === undefined ? 'max_tokens' : 'max_completion_tokens';
  const isStream = flagAt(body['stream'], 'stream');
  return {
    conversation: readConversation(body, messages),
    bounds: {
      tokensMax: integerAt(body[tokensName], tokensName, 1, TOKENS_MAX),
      stops: stopsAt(body['stop'], 'stop'),
    },
    model: textAt(body['model'], 'model'),
    isStream,
    hasUsageChunk: isStream && flagAt(options['include_usage'], 'stream_options.include_usage'),
    hasLogprobs: flagAt(body['logprobs'], 'logprobs'),
    choiceCount: integerAt(body['n'], 'n', 1, CHOICES_MAX) ?? 1,
  };
}

function readConversation(body: Readonly<Record<string, unknown>>, messages: readonly unknown[]): DemoConversation {
  const system: string[] = [];
  const turns: DemoTurn[] = [];
  messages.forEach((value, i) => {
    const place = `messages[${i}]`;
    const message = recordAt(value, place);
    const role = textAt(message['role'], `${place}.role`);
    const from = ROLES.get(role);
    if (from === undefined) {
      throw new DemoRefusalError(400, `Invalid value for '${place}.role': not a role.`, `${place}.role`);
    }
    const text = contentText(message, from, place);
    if (from === 'system') system.push(text);
    else turns.push({ from, text });
  });
  return {
    system: system.join('\n'),
    turns,
    tools: readTools(body['tools']),
    toolChoice: readToolChoice(body['tool_choice']),
    isParallel: body['parallel_tool_calls'] !== false,
    answer: readFormat(body['response_format']),
  };
}

const ROLES: ReadonlyMap<string, DemoTurn['from'] | 'system'> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'document'],
  ['function', 'document'],
]);

/** Text of a message. Images, audio and files are not seen. */
function contentText(message: Readonly<Record<string, unknown>>, from: string, place: string): string {
  const content = message['content'];
  if (typeof content === 'string') return content;
  // A message that only calls tools has none.
  if ((content === null || content === undefined) && from === 'assistant') return '';
  const parts = arrayAt(content, `${place}.content`, PARTS_MAX);
  return parts
    .map((part, i) => partText(recordAt(part, `${place}.content[${i}]`), `${place}.content[${i}]`))
    .join('\n');
}

function partText(part: Readonly<Record<string, unknown>>, place: string): string {
  const type = textAt(part['type'], `${place}.type`);
  return type === 'text' || type === 'refusal' ? textAt(part[type], `${place}.${type}`) : '';
}

function readTools(value: unknown): readonly DemoTool[] {
  if (value === undefined || value === null) return [];
  return arrayAt(value, 'tools', TOOLS_MAX).flatMap((entry, i) => {
    const tool = recordAt(entry, `tools[${i}]`);
    // Tools of other types have no JSON arguments.
    if (tool['type'] !== 'function') return [];
    const definition = recordAt(tool['function'], `tools[${i}].function`);
    return [{ name: textAt(definition['name'], `tools[${i}].function.name`), schema: definition['parameters'] }];
  });
}

function readToolChoice(value: unknown): DemoConversation['toolChoice'] {
  if (value === 'none' || value === 'required') return value;
  const named = isRecord(value) ? value['function'] : undefined;
  return isRecord(named) ? { name: textAt(named['name'], 'tool_choice.function.name') } : 'auto';
}

function readFormat(value: unknown): DemoConversation['answer'] {
  if (!isRecord(value)) return 'text';
  if (value['type'] === 'json_object') return 'json';
  const named = value['type'] === 'json_schema' ? value['json_schema'] : undefined;
  return isRecord(named) ? { schema: named['schema'] } : 'text';
}
