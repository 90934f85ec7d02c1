import type { DemoConversation, DemoTool, DemoTurn } from './demo-conversation.ts';
import { arrayAt, DemoRefusalError, flagAt, integerAt, isRecord, recordAt, stopsAt, textAt } from './demo-shape.ts';
import type { ReplyBounds } from './reply-to.ts';

/** A request for a message, read. */
export interface AnthropicCall {
  readonly conversation: DemoConversation;
  readonly bounds: ReplyBounds;
  readonly model: string;
  readonly isStream: boolean;
}

const MESSAGES_MAX = 2_048;
const BLOCKS_MAX = 2_048;
const TOOLS_MAX = 128;
const TOKENS_MAX = 1_000_000;

/** Reads the body of `POST /v1/messages`. Fields without a meaning for the demo model are passed over. */
export function readAnthropicRequest(request: unknown): AnthropicCall {
  const body = recordAt(request, 'body');
  const messages = arrayAt(body['messages'], 'messages', MESSAGES_MAX);
  if (messages.length === 0) {
    throw new DemoRefusalError(400, 'messages: at least one message is required', 'messages');
  }
  const tokensMax = integerAt(body['max_tokens'], 'max_tokens', 1, TOKENS_MAX);
  if (tokensMax === undefined) throw new DemoRefusalError(400, 'max_tokens: Field required', 'max_tokens');
  const choice = isRecord(body['tool_choice']) ? body['tool_choice'] : {};
  return {
    conversation: {
      system: readSystem(body['system']),
      turns: messages.flatMap((message, i) => readMessage(recordAt(message, `messages.${i}`), `messages.${i}`)),
      tools: readTools(body['tools']),
      toolChoice: readToolChoice(choice),
      isParallel: choice['disable_parallel_tool_use'] !== true,
      answer: readFormat(body['output_config']),
    },
    bounds: { tokensMax, stops: stopsAt(body['stop_sequences'], 'stop_sequences') },
    model: textAt(body['model'], 'model'),
    isStream: flagAt(body['stream'], 'stream'),
  };
}

function readSystem(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return blocksText(value, 'system');
}

function readMessage(message: Readonly<Record<string, unknown>>, place: string): readonly DemoTurn[] {
  const from = message['role'];
  if (from !== 'user' && from !== 'assistant') {
    throw new DemoRefusalError(400, `${place}.role: Input should be 'user' or 'assistant'`, `${place}.role`);
  }
  const content = message['content'];
  if (typeof content === 'string') return [{ from, text: content }];
  const blocks = arrayAt(content, `${place}.content`, BLOCKS_MAX);
  // A message of tool calls alone is a turn as well: what stands before it has been answered.
  if (from === 'assistant') return [{ from, text: blocksText(blocks, `${place}.content`) }];
  return blocks.flatMap((value, i) => readBlock(recordAt(value, `${place}.content.${i}`), `${place}.content.${i}`));
}

/** A block of a person's message. Images are not seen, and of files only what is text. */
function readBlock(block: Readonly<Record<string, unknown>>, place: string): readonly DemoTurn[] {
  switch (textAt(block['type'], `${place}.type`)) {
    case 'text':
      return [{ from: 'user', text: textAt(block['text'], `${place}.text`) }];
    case 'tool_result':
      textAt(block['tool_use_id'], `${place}.tool_use_id`);
      return [{ from: 'document', text: contentText(block['content'], `${place}.content`) }];
    case 'search_result':
      return [{ from: 'document', text: contentText(block['content'], `${place}.content`) }];
    case 'document': {
      const source = recordAt(block['source'], `${place}.source`);
      if (source['type'] === 'text')
        return [{ from: 'document', text: textAt(source['data'], `${place}.source.data`) }];
      if (source['type'] !== 'content') return [];
      return [{ from: 'document', text: contentText(source['content'], `${place}.source.content`) }];
    }
    default:
      return [];
  }
}

function contentText(value: unknown, place: string): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : blocksText(value, place);
}

/** The text of text blocks, joined by line breaks; of documents in a tool's result, too. */
function blocksText(value: unknown, place: string): string {
  const texts = arrayAt(value, place, BLOCKS_MAX).flatMap((entry, i): readonly string[] => {
    const block = recordAt(entry, `${place}.${i}`);
    if (textAt(block['type'], `${place}.${i}.type`) === 'text') return [textAt(block['text'], `${place}.${i}.text`)];
    const source = block['type'] === 'document' && isRecord(block['source']) ? block['source'] : {};
    return source['type'] === 'text' ? [textAt(source['data'], `${place}.${i}.source.data`)] : [];
  });
  return texts.join('\n');
}

function readTools(value: unknown): readonly DemoTool[] {
  if (value === undefined || value === null) return [];
  return arrayAt(value, 'tools', TOOLS_MAX).flatMap((entry, i) => {
    const tool = recordAt(entry, `tools.${i}`);
    // Tools that run at the provider have a type and no schema.
    if (!isRecord(tool['input_schema'])) return [];
    return [{ name: textAt(tool['name'], `tools.${i}.name`), schema: tool['input_schema'] }];
  });
}

function readToolChoice(choice: Readonly<Record<string, unknown>>): DemoConversation['toolChoice'] {
  switch (choice['type']) {
    case 'none':
      return 'none';
    case 'any':
      return 'required';
    case 'tool':
      return { name: textAt(choice['name'], 'tool_choice.name') };
    default:
      return 'auto';
  }
}

function readFormat(value: unknown): DemoConversation['answer'] {
  const format = isRecord(value) ? value['format'] : undefined;
  return isRecord(format) && format['type'] === 'json_schema' ? { schema: format['schema'] } : 'text';
}
