import type { RunText } from '../reply/text-run.ts';
import { writeEvent } from '../sse/write-event.ts';
import type { EventLine, LinePart } from './event-line.ts';

/** Which text of which block. */
export interface SlotPlace {
  readonly index: number;
  /** The field of the text, and the type of the deltas that bring it. */
  readonly field: string;
  readonly deltaType: string;
}

/** The text of a block that has been sent, as far as it has left. */
export class TextSlot implements LinePart, RunText {
  readonly index: number;
  readonly pointer: string;
  waiting = '';
  isDone = false;
  /** It signs the text as the provider wrote it, and leaves behind it. */
  signature = '';
  /** Something has come. */
  hasBegun = false;
  private readonly line: EventLine<TextSlot>;
  private readonly place: SlotPlace;
  /** What has come and has not left, as long as what leaves is what came. */
  private pending = '';
  private isEdited = false;
  private taken: string | undefined;

  constructor(line: EventLine<TextSlot>, place: SlotPlace) {
    this.index = place.index;
    this.pointer = `/content/${place.index}/${place.field}`;
    this.line = line;
    this.place = place;
  }

  /** What leaves of this text while `push` reads a piece of it: it goes into the event that brought the piece. */
  take(piece: string, push: () => void): string {
    this.hasBegun ||= piece !== '';
    this.taken = '';
    push();
    const left = this.taken;
    this.taken = undefined;
    this.compare(piece, left);
    return left;
  }

  leave(text: string): void {
    if (this.taken !== undefined) {
      this.taken += text;
      return;
    }
    this.compare('', text);
    const { field, deltaType } = this.place;
    this.line.add(this, deltaEvent(this.index, { type: deltaType, [field]: text }));
  }

  done(): void {
    if (this.isDone) return;
    if (this.signature !== '' && !this.isEdited && this.pending === '') {
      this.line.add(this, deltaEvent(this.index, { type: 'signature_delta', signature: this.signature }));
    }
    this.isDone = true;
  }

  private compare(came: string, left: string): void {
    if (this.isEdited || (this.pending === '' && came === left)) return;
    const pending = this.pending + came;
    this.isEdited = !pending.startsWith(left);
    this.pending = this.isEdited ? '' : pending.slice(left.length);
  }
}

/** An event that brings a piece of a block. */
export function deltaEvent(index: number, delta: object): string {
  return deltaText(index, JSON.stringify(delta));
}

/** The same with the delta as JSON. */
export function deltaText(index: number, delta: string): string {
  return writeEvent('content_block_delta', `{"type":"content_block_delta","index":${index},"delta":${delta}}`);
}
