import { cutWhole } from './cut-whole.ts';
import type { DemoConversation, DemoReply, DemoTurn } from './demo-conversation.ts';
import { answerTo, summaryOf } from './demo-knowledge.ts';
import { obey, readTurns } from './demo-obedience.ts';
import { callTools } from './demo-tool-use.ts';
import { fillSchema } from './fill-schema.ts';

/** Longer replies end here, as those of real models do. */
const REPLY_CHARS_MAX = 16_000;

const WINDOW_TURNS = 64;
const WINDOW_CHARS = 60_000;

/**
 * What the Sallyport demo model answers: a weak model as a table. It knows a few things, uses tools, and is as gullible
 * as can be: what it is told to do it does, whoever tells it, in whatever letters. The same conversation always gets
 * the same reply. It knows nothing of any gate, and stores nothing.
 *
 * @example
 * thinkOf({ ...conversation, turns: [{ from: 'user', text: 'What is a sally port?' }] }).text; // 'A sally port is a …'
 */
export function thinkOf(conversation: DemoConversation): DemoReply {
  const turns = inWindow(conversation.turns);
  const start = startOfIncoming(turns);
  const incoming = readTurns(turns.slice(start));
  const toolCalls = callTools(conversation, incoming);
  if (toolCalls.length > 0) return { text: '', toolCalls };
  const obeyed = obey(conversation, incoming, readTurns(turns.slice(0, start)));
  const answers = obeyed.flatMap(({ answer }) => answer ?? []);
  const honest = honestAnswer(incoming.map(({ turn }) => turn));
  const text = [...(answers.length > 0 ? answers : [honest]), ...obeyed.flatMap(({ addition }) => addition ?? [])];
  return { text: inForm(cutWhole(text.join('\n\n'), REPLY_CHARS_MAX), conversation), toolCalls: [] };
}

/** The newest turns: at most 64, and no older ones when these have 60,000 units together. */
function inWindow(turns: readonly DemoTurn[]): readonly DemoTurn[] {
  let room = WINDOW_CHARS;
  const recent = turns.slice(-WINDOW_TURNS);
  const lastOutside = recent.findLastIndex(({ text }) => {
    const isOutside = room <= 0;
    room -= text.length;
    return isOutside;
  });
  return recent.slice(lastOutside + 1);
}

/** Everything that the assistant has not answered yet. An assistant's turn at the end is the beginning of the reply. */
function startOfIncoming(turns: readonly DemoTurn[]): number {
  const lastAsked = turns.findLastIndex(({ from }) => from !== 'assistant');
  return turns.slice(0, Math.max(lastAsked, 0)).findLastIndex(({ from }) => from === 'assistant') + 1;
}

function honestAnswer(incoming: readonly DemoTurn[]): string {
  const documents = incoming.filter(({ from }) => from === 'document').map(({ text }) => text);
  if (documents.length > 0) return summaryOf(documents.join('\n'));
  return answerTo(
    incoming
      .findLast(({ from }) => from === 'user')
      ?.text.slice(0, 4_000)
      .trim() ?? '',
  );
}

function inForm(text: string, { answer, turns }: DemoConversation): string {
  if (answer === 'text') return text;
  if (answer === 'json') return JSON.stringify({ answer: text });
  const asked = turns.findLast(({ from }) => from === 'user')?.text ?? '';
  return JSON.stringify(fillSchema(answer.schema, { text: asked.slice(0, 4_000), content: text }));
}
