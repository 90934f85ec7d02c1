import { cutWhole } from './cut-whole.ts';
import type { DemoConversation, DemoReply } from './demo-conversation.ts';
import { thinkOf } from './demo-mind.ts';
import { CHARS_PER_TOKEN } from './demo-tokens.ts';

/** How a reply is bounded by its request. */
export interface ReplyBounds {
  /** In tokens of `tokensOf`; no bound when missing. */
  readonly tokensMax: number | undefined;
  readonly stops: readonly string[];
}

/** A reply with the reason for which it ended. */
export interface ShapedReply extends DemoReply {
  readonly end: 'done' | 'tools' | 'length' | 'stop';
  /** The stop sequence that ended it. */
  readonly stop?: string;
}

/** Thinks, and ends the text where the request says so. Tool calls are never cut. */
export function replyTo(conversation: DemoConversation, bounds: ReplyBounds): ShapedReply {
  const reply = thinkOf(conversation);
  if (reply.toolCalls.length > 0) return { ...reply, end: 'tools' };
  const stopped = firstStop(reply.text, bounds.stops);
  const text = stopped === undefined ? reply.text : reply.text.slice(0, stopped.at);
  const cut = cutWhole(text, (bounds.tokensMax ?? Number.POSITIVE_INFINITY) * CHARS_PER_TOKEN);
  if (cut.length < text.length) return { text: cut, toolCalls: [], end: 'length' };
  if (stopped === undefined) return { text, toolCalls: [], end: 'done' };
  return { text, toolCalls: [], end: 'stop', stop: stopped.stop };
}

function firstStop(text: string, stops: readonly string[]): { readonly at: number; readonly stop: string } | undefined {
  return stops
    .map((stop) => ({ stop, at: text.indexOf(stop) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at)[0];
}
