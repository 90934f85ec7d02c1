import type { DemoConversation, DemoTool, DemoToolCall } from './demo-conversation.ts';
import { type Order, type ReadTurn, spoilsOf, startOfSentence } from './demo-obedience.ts';
import { fillArguments } from './fill-schema.ts';

const CALLS_MAX = 4;
const TOOLS_LOOKED_AT_MAX = 128;

/**
 * The tools that the demo model calls: those that a text tells it to call, be it a person's or a document's, those that a
 * person's question is about, and the one that the request asks for. At most 4, each once.
 */
export function callTools(conversation: DemoConversation, incoming: readonly ReadTurn[]): readonly DemoToolCall[] {
  const { toolChoice, isParallel } = conversation;
  if (toolChoice === 'none') return [];
  const tools = conversation.tools.slice(0, TOOLS_LOOKED_AT_MAX);
  const wanted = typeof toolChoice === 'object' ? tools.filter(({ name }) => name === toolChoice.name) : tools;
  const calls = wanted.flatMap((tool) => callTold(tool, conversation, incoming) ?? callAskedFor(tool, incoming) ?? []);
  const [first] = wanted;
  const isForced = calls.length === 0 && toolChoice !== 'auto';
  const all = isForced && first !== undefined ? [callWith(first, incoming.at(-1)?.turn.text ?? '')] : calls;
  return all.slice(0, isParallel ? CALLS_MAX : 1);
}

/** Words before a tool's name that make it an order. */
const ORDER = /\b(?:call|use|run|invoke|execute|trigger|start|need to|must|should|please|and|then)\b[^.!?\n]{0,60}$/iu;

/** So far after its name reach the details of an order. */
const DETAILS_CHARS_MAX = 600;

function callTold(
  tool: DemoTool,
  conversation: DemoConversation,
  incoming: readonly ReadTurn[],
): readonly DemoToolCall[] | undefined {
  const name = tool.name.toLowerCase();
  for (const { turn, readings } of incoming) {
    for (const text of readings) {
      const at = text.toLowerCase().indexOf(name);
      if (at === -1 || !ORDER.test(text.slice(Math.max(0, at - 80), at))) continue;
      const start = startOfSentence(text, at);
      const order: Order = { text, at: start, turn };
      const details = text.slice(start, at + DETAILS_CHARS_MAX);
      const content = turn.from === 'document' ? spoilsOf(order, conversation) : details;
      return [{ name: tool.name, input: fillArguments(tool.schema, { text: details, content }) }];
    }
  }
  return undefined;
}

/** Words of names that say nothing of what a tool is about. */
const VERBS: ReadonlySet<string> = new Set(
  'get set find search look lookup read list send make create update delete fetch call query current data tool info with from this that user'.split(
    ' ',
  ),
);

/** A person's question that has a telling word of the tool's name in it: "What is the weather in Paris?" and get_weather. */
function callAskedFor(tool: DemoTool, incoming: readonly ReadTurn[]): readonly DemoToolCall[] | undefined {
  // Documents come back when a tool has been called: the question has been looked into.
  if (incoming.some(({ turn }) => turn.from === 'document')) return undefined;
  const words = tool.name
    .replaceAll(/[A-Z]/gu, (letter) => ` ${letter}`)
    .toLowerCase()
    .split(/[^a-z]/u)
    .filter((word) => word.length >= 4 && !VERBS.has(word));
  const asked = incoming.find(({ readings: [plain = ''] }) => words.some((word) => hasWord(plain, word)));
  return asked === undefined ? undefined : [callWith(tool, asked.turn.text)];
}

function callWith(tool: DemoTool, text: string): DemoToolCall {
  const part = text.slice(0, DETAILS_CHARS_MAX);
  return { name: tool.name, input: fillArguments(tool.schema, { text: part, content: part }) };
}

function hasWord(text: string, word: string): boolean {
  return ` ${text.toLowerCase().replaceAll(/[^a-z]/gu, ' ')} `.includes(` ${word} `);
}
