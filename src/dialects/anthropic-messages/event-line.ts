import { Fifo } from '../../core/fifo.ts';
import { MalformedReplyError } from '../dialect-errors.ts';

/** UTF-16 units of tool input, citations, signatures and events that one reply may hold back. */
export const HELD_CHARS_MAX = 16_777_216;

/** A part of the line. */
export interface LinePart {
  /** Events that have not left. */
  waiting: string;
  /** Nothing more comes in it: what stands behind it may leave. */
  isDone: boolean;
}

/** The events of a message in their order. What stands behind a text of which something is withheld waits for it. */
export class EventLine<Slot extends LinePart> {
  private readonly parts = new Fifo<Slot | LinePart>();
  private ready = '';
  private waitingChars = 0;

  /** An event that leaves when all before it has left. */
  write(event: string): void {
    const last = this.parts.last();
    if (last === undefined) this.ready += event;
    else if (last.isDone) this.add(last, event);
    else {
      const part: LinePart = { waiting: '', isDone: true };
      this.parts.push(part);
      this.add(part, event);
    }
  }

  /** A text begins. */
  open(slot: Slot): void {
    this.parts.push(slot);
  }

  /** An event of a part that waits in the line. */
  add(part: LinePart, event: string): void {
    part.waiting += event;
    this.waitingChars += event.length;
    if (this.waitingChars > HELD_CHARS_MAX) {
      throw new MalformedReplyError(`has events of more than ${HELD_CHARS_MAX} UTF-16 units behind a text that waits`);
    }
  }

  /** What may leave now. */
  take(): string {
    let text = this.ready;
    this.ready = '';
    for (let first = this.parts.first(); first !== undefined; first = this.parts.first()) {
      text += first.waiting;
      this.waitingChars -= first.waiting.length;
      first.waiting = '';
      if (!first.isDone) break;
      this.parts.shift();
    }
    return text;
  }

  /** The text for which all others wait, after {@link EventLine.take}. */
  firstOpen(): Slot | undefined {
    // Whatever else is in the line is done.
    return this.parts.first() as Slot | undefined;
  }

  get heldChars(): number {
    return this.waitingChars;
  }
}
