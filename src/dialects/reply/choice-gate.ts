import type { ReplyGate, TextChannel, ToolCall, ToolCallVerdict } from '../../core/message.ts';
import { MalformedReplyError } from '../dialect-errors.ts';

/** Texts of one reply that are inspected each by a channel of its own: each costs memory of the guard. */
const CHANNELS_MAX = 10_000;

/** The choice, as the gate counts it, to which the texts around the choices belong: ids, the model's name. */
export const ENVELOPE_CHOICE = 1_000;

/** What all choices of one reply share: the gate, and the pointers that have been used. */
export interface GateDoor {
  readonly gate: ReplyGate;
  /** Opens a channel. A pointer that was used before gets a number behind it. */
  open(choice: number, pointer: string): TextChannel;
}

/** Opens the door to a gate. It throws {@link MalformedReplyError} past 10,000 channels. */
export function gateDoor(gate: ReplyGate): GateDoor {
  const used = new Map<string, number>();
  let channels = 0;
  return {
    gate,
    open(choice, pointer) {
      if (++channels > CHANNELS_MAX) throw new MalformedReplyError(`has more than ${CHANNELS_MAX} texts`);
      const count = (used.get(pointer) ?? 0) + 1;
      used.set(pointer, count);
      return gate.text(choice, count === 1 ? pointer : `${pointer}#${count}`);
    },
  };
}

/** One choice of a reply on its way through the gate. */
export interface ChoiceGate {
  readonly index: number;
  /** The channel of a text that comes in pieces, opened when it is first asked for. */
  channel(pointer: string, rank?: number): TextChannel;
  /** Channels in the order in which they end: by rank, then as they were opened. */
  channels(): readonly RankedChannel[];
  /** Inspects a text that is complete. In a blocked choice nothing of it leaves. */
  whole(pointer: string, text: string): string;
  toolCall(pointer: string, call: ToolCall): ToolCallVerdict;
  isBlocked(): boolean;
  /** Something of the choice was rewritten, cut or taken out. */
  isEdited(): boolean;
  isTruncated(): boolean;
  withheldChars(): number;
}

/** A channel with its pointer and its place among the channels of its choice. */
export interface RankedChannel {
  readonly pointer: string;
  readonly rank: number;
  readonly channel: TextChannel;
}

/** Rank of a channel that the format does not name. */
const RANK_LAST = 100;

/** Opens the passage of one choice. */
export function choiceGate(door: GateDoor, index: number): ChoiceGate {
  const ranked: RankedChannel[] = [];
  let byPointer: Map<string, TextChannel> | undefined;
  let wasEdited = false;
  return {
    index,
    channel(pointer, rank = RANK_LAST) {
      const known = byPointer?.get(pointer);
      if (known !== undefined) return known;
      const channel = door.open(index, pointer);
      byPointer = (byPointer ?? new Map<string, TextChannel>()).set(pointer, channel);
      // Behind all of its rank: as a rule at the end, since the format's own texts come first.
      let at = ranked.length;
      while (at > 0 && (ranked[at - 1] as RankedChannel).rank > rank) at--;
      ranked.splice(at, 0, { pointer, rank, channel });
      return channel;
    },
    channels: () => ranked,
    whole(pointer, text) {
      const channel = door.open(index, pointer);
      const pushed = channel.push(text);
      const left = pushed + channel.end();
      if (left !== text) wasEdited = true;
      return left;
    },
    toolCall(pointer, call) {
      const verdict = door.gate.toolCall(index, pointer, call);
      if (verdict.action !== 'allow') wasEdited = true;
      return verdict;
    },
    isBlocked: () => door.gate.isBlocked(index),
    isEdited: () => wasEdited || ranked.some(({ channel }) => channel.isEdited || channel.state !== 'open'),
    isTruncated: () => ranked.some(({ channel }) => channel.state === 'truncated'),
    withheldChars() {
      let sum = 0;
      for (const { channel } of ranked) sum += channel.withheldChars;
      return sum;
    },
  };
}
