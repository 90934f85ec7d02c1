import type { DemoConversation, DemoReply } from './demo-conversation.ts';

/** UTF-16 units of a token of the demo model. */
export const CHARS_PER_TOKEN = 4;

/** Tokens as the demo model counts them: one for each four UTF-16 units, begun ones included. */
function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARS_PER_TOKEN);
}

/** Tokens of everything that was sent. */
export function promptTokensOf({ system, turns, tools }: DemoConversation): number {
  const toolTokens = tools.reduce((sum, tool) => sum + tokensOf(JSON.stringify(tool)), 0);
  return turns.reduce((sum, { text }) => sum + tokensOf(text) + 3, tokensOf(system) + toolTokens);
}

/** Tokens of everything that was answered. */
export function replyTokensOf({ text, toolCalls }: DemoReply): number {
  return toolCalls.reduce(
    (sum, { name, input }) => sum + tokensOf(name) + tokensOf(JSON.stringify(input)),
    tokensOf(text),
  );
}
