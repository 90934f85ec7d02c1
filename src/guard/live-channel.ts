import type { TextChannel } from '../core/message.ts';
import type { Border } from '../validate/evaluator.ts';
import { guarded } from '../validate/reply-stream.ts';
import type { PlacedDecision } from './placed-decision.ts';
import type { ReplyEvaluation } from './reply-evaluation.ts';
import { TextSequence } from './text-sequence.ts';

/** What the channels of one reply share. */
export interface ReplyFate {
  /** Opens the evaluation of the texts of one channel, by the pointer of the first. */
  readonly open: (pointer: string) => ReplyEvaluation;
  readonly blocked: Set<number>;
  isFinished: boolean;
}

/** A channel of one choice. Its methods and getters stand on a prototype, for the reason that `LiveEvaluator` gives. */
export class LiveChannel implements TextChannel {
  private readonly reply: ReplyEvaluation;
  private readonly fate: ReplyFate;
  private readonly choice: number;
  private readonly pointer: string;
  private hasEnded = false;
  private isTruncated = false;
  private isWhole = false;
  /** No further text comes, and `advance` has not passed the last one. */
  private isLast = false;
  /** UTF-16 units that have left. */
  private leftChars = 0;
  /** Missing as long as there is one text. */
  private sequence: TextSequence | undefined;

  constructor(fate: ReplyFate, choice: number, pointer: string) {
    this.reply = fate.open(pointer);
    this.fate = fate;
    this.choice = choice;
    this.pointer = pointer;
  }

  push(chunk: string): string {
    if (this.hasEnded || this.isShut()) return '';
    const { evaluator } = this.reply;
    return this.left(
      guarded(evaluator, () => evaluator.push(chunk)),
      false,
    );
  }

  end(): string {
    return this.isShut() ? '' : this.rest();
  }

  next(pointer: string): string {
    if (this.isShut()) return '';
    const { evaluator } = this.reply;
    this.sequence ??= new TextSequence(this.pointer, this.leftChars);
    let border: Border | undefined;
    const text = guarded(evaluator, () => {
      const crossing = evaluator.next();
      border = crossing.border;
      return crossing.left;
    });
    const left = this.left(text, false);
    if (border !== undefined) this.sequence.begin(pointer, border);
    return left;
  }

  advance(): string | undefined {
    const left = this.sequence?.advance();
    if (left !== undefined || !this.isLast || this.reply.isBlocked()) return left;
    this.isLast = false;
    return '';
  }

  rest(): string {
    if (this.fate.isFinished) return '';
    this.isLast = true;
    if (this.hasEnded) return '';
    const { evaluator } = this.reply;
    return this.left(
      guarded(evaluator, () => evaluator.end()),
      true,
    );
  }

  get state(): TextChannel['state'] {
    if (this.fate.blocked.has(this.choice)) return 'blocked';
    return this.isTruncated ? 'truncated' : 'open';
  }

  get isEdited(): boolean {
    if (this.isTruncated || this.reply.isEdited()) return true;
    return !this.isWhole && this.fate.blocked.has(this.choice);
  }

  get withheldChars(): number {
    return this.isShut() ? 0 : this.reply.evaluator.withheldChars;
  }

  /** UTF-16 units that were read, all texts together. */
  readChars(): number {
    return this.reply.evaluator.readChars;
  }

  decisions(): readonly PlacedDecision[] {
    const decision = this.reply.decision();
    return this.sequence?.decisions(decision, this.readChars()) ?? [{ pointer: this.pointer, decision }];
  }

  /** A stop is a block, which closes the choice, or a cut, which closes the channel. */
  private left(text: string, isLast: boolean): string {
    const { evaluator } = this.reply;
    this.hasEnded ||= isLast || evaluator.isStopped;
    if (this.reply.isBlocked()) this.fate.blocked.add(this.choice);
    else {
      this.isTruncated = evaluator.isStopped && (!isLast || evaluator.outcome().edits.at(-1)?.operator === 'truncate');
      this.isWhole = this.hasEnded && !this.isTruncated;
    }
    this.leftChars += text.length;
    return this.sequence === undefined ? text : this.sequence.take(text);
  }

  /** Nothing more is read. */
  private isShut(): boolean {
    return this.fate.isFinished || this.fate.blocked.has(this.choice);
  }
}
