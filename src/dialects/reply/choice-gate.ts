import type { ReplyGate, TextChannel, ToolCall, ToolCallVerdict } from '../../core/message.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import { mayHoldSecret } from './may-hold-secret.ts';
import { isPlainToken } from './reply-shape.ts';
import { type RunText, TextRun } from './text-run.ts';

/** Texts of one reply that are inspected each by itself: each costs memory of the guard. */
const TEXTS_MAX = 10_000;

/** Names and strings of fields that the format does not have, which a reply may bring at once. Honest ones have a few dozen. */
const UNKNOWN_TEXTS_MAX = 1_000;

/** How many more of them each event of a stream allows, since some are new with every chunk. */
const UNKNOWN_TEXTS_PER_EVENT = 8;

/** Tokens that are remembered in one reply. */
const HARMLESS_MAX = 8;

/** The choice, as the gate counts it, to which the texts around the choices belong: ids, the model's name. */
export const ENVELOPE_CHOICE = 1_000;

/**
 * What all choices of one reply share: the gate, the pointers that have been used, and how many texts there were. Its methods
 * stand on a prototype, since there is one for each reply.
 */
export class GateDoor {
  readonly gate: ReplyGate;
  private readonly harmless: string[] = [];
  private readonly used = new Map<string, number>();
  private texts = 0;
  private unknownTextsLeft = UNKNOWN_TEXTS_MAX;

  constructor(gate: ReplyGate) {
    this.gate = gate;
  }

  open(choice: number, pointer: string): TextChannel {
    return this.gate.text(choice, this.nameOf(pointer));
  }

  /** The name of a further text: a pointer that was used before gets a number behind it. Throws {@link MalformedReplyError}. */
  nameOf(pointer: string): string {
    if (++this.texts > TEXTS_MAX) throw new MalformedReplyError(`has more than ${TEXTS_MAX} texts`);
    const count = (this.used.get(pointer) ?? 0) + 1;
    this.used.set(pointer, count);
    return count === 1 ? pointer : `${pointer}#${count}`;
  }

  /** See {@link ChoiceGate.isHarmless}. Every chunk of a stream has the same ones. */
  isHarmless(token: string): boolean {
    const { harmless } = this;
    for (let at = 0; at < harmless.length; at++) if (harmless[at] === token) return true;
    if (!isPlainToken(token) || (mayHoldSecret(token) && this.gate.holdsSecret(token))) return false;
    if (harmless.length < HARMLESS_MAX) harmless.push(token);
    return true;
  }

  /** Counts a name or a string that no format has a place for. Throws {@link MalformedReplyError} for too many. */
  countUnknown(): void {
    if (--this.unknownTextsLeft >= 0) return;
    throw new MalformedReplyError(`has more than ${UNKNOWN_TEXTS_MAX} texts in fields that are not known`);
  }

  /** An event of a stream begins. */
  countEvent(): void {
    this.unknownTextsLeft = Math.min(this.unknownTextsLeft + UNKNOWN_TEXTS_PER_EVENT, UNKNOWN_TEXTS_MAX);
  }
}

/** A channel with its pointer and its place among the channels of its choice. */
export interface RankedChannel {
  readonly pointer: string;
  readonly rank: number;
  readonly channel: TextChannel;
  /** Where the channel has several texts. */
  run?: TextRun;
}

/** Rank of a channel that the format does not name. */
const RANK_LAST = 100;

/** One choice of a reply on its way through the gate. Its methods stand on a prototype, since there is one for each reply. */
export class ChoiceGate {
  readonly door: GateDoor;
  readonly index: number;
  private readonly ranked: RankedChannel[] = [];
  private byPointer: Map<string, RankedChannel> | undefined;
  private wasEdited = false;
  private passedCalls = 0;
  private withheldCalls = 0;

  constructor(door: GateDoor, index: number) {
    this.door = door;
    this.index = index;
  }

  /** The channel of a text that comes in pieces, opened when it is first asked for. */
  channel(pointer: string, rank: number = RANK_LAST): TextChannel {
    return this.rankedAt(pointer, rank).channel;
  }

  /** The channel at a pointer as a run, for texts that are read as one; `first` is the first of them. */
  run(pointer: string, first: RunText, rank: number = RANK_LAST): TextRun {
    const ranked = this.rankedAt(pointer, rank, first.pointer);
    ranked.run ??= new TextRun(ranked.channel, first, (next) => this.door.nameOf(next));
    return ranked.run;
  }

  /** Channels in the order in which they end: by rank, then as they were opened. */
  channels(): readonly RankedChannel[] {
    return this.ranked;
  }

  /** Inspects a text that is complete. In a blocked choice nothing of it leaves. */
  whole(pointer: string, text: string): string {
    const channel = this.door.open(this.index, pointer);
    const pushed = channel.push(text);
    const left = pushed + channel.end();
    if (left !== text) this.wasEdited = true;
    return left;
  }

  /** Whether a text that stands where an id or a name of the format does is one, and holds no secret. */
  isHarmless(token: string): boolean {
    return this.door.isHarmless(token);
  }

  toolCall(pointer: string, call: ToolCall): ToolCallVerdict {
    const verdict = this.door.gate.toolCall(this.index, pointer, call);
    if (verdict.action !== 'allow') this.wasEdited = true;
    if (verdict.action === 'withhold') this.withheldCalls++;
    else if (verdict.action !== 'block' && call.isHosted !== true) this.passedCalls++;
    return verdict;
  }

  /** Tool calls were withheld and none has left: the choice must not end as one that has calls. */
  get lacksCalls(): boolean {
    return this.withheldCalls > 0 && this.passedCalls === 0;
  }

  isBlocked(): boolean {
    return this.door.gate.isBlocked(this.index);
  }

  /** It is blocked because it has become too long. */
  isCut(): boolean {
    return this.door.gate.isCut?.(this.index) === true;
  }

  /** Something of the choice was rewritten, cut or taken out. */
  isEdited(): boolean {
    return this.wasEdited || this.ranked.some(({ channel }) => channel.isEdited || channel.state !== 'open');
  }

  isTruncated(): boolean {
    return this.ranked.some(({ channel }) => channel.state === 'truncated');
  }

  withheldChars(): number {
    let sum = 0;
    for (const { channel } of this.ranked) sum += channel.withheldChars;
    return sum;
  }

  private rankedAt(pointer: string, rank: number, first = pointer): RankedChannel {
    const known = this.byPointer?.get(pointer);
    if (known !== undefined) return known;
    const ranked: RankedChannel = { pointer, rank, channel: this.door.open(this.index, first) };
    this.byPointer = (this.byPointer ?? new Map<string, RankedChannel>()).set(pointer, ranked);
    // Behind all of its rank: as a rule at the end, since the format's own texts come first.
    let at = this.ranked.length;
    while (at > 0 && (this.ranked[at - 1] as RankedChannel).rank > rank) at--;
    this.ranked.splice(at, 0, ranked);
    return ranked;
  }
}
