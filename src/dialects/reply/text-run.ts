import { Fifo } from '../../core/fifo.ts';
import type { TextChannel } from '../../core/message.ts';

/** One text of a run, as it leaves. */
export interface RunText {
  readonly pointer: string;
  leave(text: string): void;
  /** All of it has left. */
  done(): void;
}

/** Texts that follow each other in one channel: a match may begin in one and end in another. What leaves belongs to one of them. */
export class TextRun {
  private readonly channel: TextChannel;
  /** Gives a further text of the channel a name of its own. */
  private readonly nameOf: (pointer: string) => string;
  /** The texts of which not all has left: the first has been reached, the last is the one that comes. */
  private readonly texts = new Fifo<RunText>();

  constructor(channel: TextChannel, first: RunText, nameOf: (pointer: string) => string) {
    this.channel = channel;
    this.texts.push(first);
    this.nameOf = nameOf;
  }

  /** Takes a piece of a text. Another pointer than before is another text. */
  push(text: RunText, piece: string): void {
    if (this.texts.last()?.pointer === text.pointer) this.texts.replaceLast(text);
    else {
      this.texts.push(text);
      this.take(this.channel.next(this.nameOf(text.pointer)));
    }
    this.take(this.channel.push(piece));
  }

  end(): void {
    this.take(this.channel.end());
  }

  /** As `end`, where what has blocked the choice stands behind the texts. */
  rest(): void {
    this.take(this.channel.rest());
  }

  /** Nothing of the texts that have come is withheld. */
  get isSettled(): boolean {
    return this.channel.withheldChars === 0;
  }

  private take(left: string): void {
    if (left !== '') this.texts.first()?.leave(left);
    for (let more = this.channel.advance(); more !== undefined; more = this.channel.advance()) {
      this.texts.shift()?.done();
      if (more !== '') this.texts.first()?.leave(more);
    }
  }
}
