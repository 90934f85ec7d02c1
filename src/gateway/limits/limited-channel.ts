import type { TextChannel } from '../../core/message.ts';
import { isWholeAt, lastCharacterEnd, type ReplyRoom } from './reply-room.ts';

/** What the channels of one choice share. */
export interface ChoiceFate {
  readonly room: ReplyRoom;
  /** Nothing more of the choice leaves: it was cut, or is blocked. */
  isShut(): boolean;
  cut(): void;
}

/** A channel that ends where its choice has become too long. */
export class LimitedChannel implements TextChannel {
  readonly #inner: TextChannel;
  readonly #fate: ChoiceFate;
  /** The end of what has left the gate behind, near the limit. */
  #held = '';
  /** How much of it there was room for. */
  #fitting = 0;
  #isCut = false;
  /** What leaves in texts behind the one that has been reached. */
  readonly #later: string[] = [];

  constructor(inner: TextChannel, fate: ChoiceFate) {
    this.#inner = inner;
    this.#fate = fate;
  }

  push(chunk: string): string {
    return this.#fate.isShut() ? '' : this.#take(this.#inner.push(chunk));
  }

  end(): string {
    return this.#fate.isShut() ? '' : this.#take(this.#inner.end(), true);
  }

  next(pointer: string): string {
    return this.#fate.isShut() ? '' : this.#take(this.#inner.next(pointer));
  }

  advance(): string | undefined {
    return this.#later.shift();
  }

  rest(): string {
    return this.#isCut ? '' : this.#take(this.#inner.rest(), true);
  }

  get state(): TextChannel['state'] {
    return this.#fate.isShut() ? 'blocked' : this.#inner.state;
  }

  get isEdited(): boolean {
    return this.#isCut || this.#inner.isEdited;
  }

  get withheldChars(): number {
    return this.#fate.isShut() ? 0 : this.#held.length + this.#inner.withheldChars;
  }

  /** Takes what leaves the gate behind, text by text: a text that is complete holds nothing back. */
  #take(left: string, isLast = false): string {
    let own = this.#admit(left);
    for (let more = this.#inner.advance(); more !== undefined && !this.#isCut; more = this.#inner.advance()) {
      const rest = this.#settle();
      if (this.#later.length === 0) own += rest;
      else this.#later.push((this.#later.pop() ?? '') + rest);
      if (!this.#isCut) this.#later.push(this.#admit(more));
    }
    if (this.#isCut || !(isLast || this.#inner.state !== 'open')) return own;
    const rest = this.#settle();
    if (this.#later.length === 0) return own + rest;
    this.#later.push((this.#later.pop() ?? '') + rest);
    return own;
  }

  #admit(text: string): string {
    if (text === '' || this.#isCut) return '';
    const isOver = this.#held.length > this.#fitting;
    const { fitting, free } = isOver ? { fitting: 0, free: 0 } : this.#fate.room.take(text);
    this.#held += text.slice(free);
    this.#fitting += fitting - free;
    if (this.#held.length === this.#fitting) return text.slice(0, free);
    return text.slice(0, free) + (isWholeAt(this.#held, this.#fitting) ? this.#settle() : '');
  }

  /** Nothing more comes that what is held depends on: all of it leaves, or what there is room for. */
  #settle(): string {
    const held = this.#held;
    const fitting = this.#fitting;
    this.#held = '';
    this.#fitting = 0;
    if (held.length <= fitting) return held;
    this.#isCut = true;
    this.#fate.cut();
    return held.slice(0, lastCharacterEnd(held, fitting));
  }
}
