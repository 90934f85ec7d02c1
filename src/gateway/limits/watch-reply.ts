import type { Decision } from '../../core/decision.ts';
import type { ReplyGate, TextChannel } from '../../core/message.ts';
import { ENVELOPE_CHOICE } from '../../dialects/reply/choice-gate.ts';
import { TOKEN_WEIGHT, tokenWeightOf } from '../../limits/token-count.ts';
import type { ReplyMaxima } from '../../setup/limits-config.ts';
import { type ChoiceFate, LimitedChannel } from './limited-channel.ts';
import { type ReplyCut, ReplyRoom } from './reply-room.ts';

/** A gate of one reply, with what has been seen there. */
export interface WatchedReply {
  readonly gate: ReplyGate;
  /** Tokens of the texts and calls that the provider has sent, as estimated. */
  receivedTokens(): number;
  /** The limits that choices have passed, each once. */
  readonly cuts: ReadonlySet<ReplyCut>;
}

/**
 * Puts a gate before another one that measures what comes and ends a choice where more leaves than may: the texts of a choice count
 * together, in the order in which they leave, and a call of a tool leaves whole or not at all. Texts around the choices do not count.
 *
 * The same text leaves for every cutting of the texts into pieces. How much of what stands behind a cut the gate behind has read does
 * depend on it.
 */
export function watchReply(gate: ReplyGate, maxima: ReplyMaxima): WatchedReply {
  const isLimited = maxima.outputCharactersMax !== undefined || maxima.outputTokensMax !== undefined;
  const rooms = new Map<number, ReplyRoom>();
  const cut = new Set<number>();
  const cuts = new Set<ReplyCut>();
  const meter: Meter = { weight: 0 };
  let finished: Decision | undefined;
  const isBlocked = (choice: number): boolean => cut.has(choice) || gate.isBlocked(choice);

  function roomOf(choice: number): ReplyRoom {
    const known = rooms.get(choice);
    if (known !== undefined) return known;
    const room = new ReplyRoom(maxima);
    rooms.set(choice, room);
    return room;
  }

  function cutAt(choice: number): void {
    cut.add(choice);
    cuts.add(roomOf(choice).cut);
  }

  function fateOf(choice: number): ChoiceFate {
    return { room: roomOf(choice), isShut: () => isBlocked(choice), cut: () => cutAt(choice) };
  }

  return {
    cuts,
    receivedTokens: () => Math.ceil(meter.weight / TOKEN_WEIGHT),
    gate: {
      text(choice, pointer) {
        const inner = gate.text(choice, pointer);
        if (choice === ENVELOPE_CHOICE) return inner;
        return new MeteredChannel(isLimited ? new LimitedChannel(inner, fateOf(choice)) : inner, meter);
      },
      toolCall(choice, pointer, call) {
        meter.weight += weightOf(call.name) + weightOf(call.arguments);
        if (cut.has(choice)) return { action: 'block' };
        const verdict = gate.toolCall(choice, pointer, call);
        if (!isLimited || verdict.action === 'block') return verdict;
        const left = call.name + (verdict.action === 'rewrite' ? verdict.arguments : call.arguments);
        if (roomOf(choice).take(left).fitting === left.length) return verdict;
        cutAt(choice);
        return { action: 'block' };
      },
      isBlocked,
      isCut: (choice) => cut.has(choice),
      holdsSecret: (token) => gate.holdsSecret(token),
      finish() {
        finished ??= cut.size > 0 ? shortened(gate.finish()) : gate.finish();
        return finished;
      },
    },
  };
}

interface Meter {
  weight: number;
}

function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at++) weight += tokenWeightOf(text.charCodeAt(at));
  return weight;
}

function shortened(decision: Decision): Decision {
  if (decision.action !== 'allow') return decision;
  const { findings, scores, mode, shadowed } = decision;
  return { findings, scores, mode, ...(shadowed !== undefined && { shadowed }), action: 'rewrite', edits: [] };
}

/** Counts what comes. Its getters stand on a prototype, as there is one for each text of a reply. */
class MeteredChannel implements TextChannel {
  readonly #inner: TextChannel;
  readonly #meter: Meter;

  constructor(inner: TextChannel, meter: Meter) {
    this.#inner = inner;
    this.#meter = meter;
  }

  push(chunk: string): string {
    this.#meter.weight += weightOf(chunk);
    return this.#inner.push(chunk);
  }

  end(): string {
    return this.#inner.end();
  }

  next(pointer: string): string {
    return this.#inner.next(pointer);
  }

  advance(): string | undefined {
    return this.#inner.advance();
  }

  rest(): string {
    return this.#inner.rest();
  }

  get state(): TextChannel['state'] {
    return this.#inner.state;
  }

  get isEdited(): boolean {
    return this.#inner.isEdited;
  }

  get withheldChars(): number {
    return this.#inner.withheldChars;
  }
}
