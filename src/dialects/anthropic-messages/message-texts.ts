import type { ChoiceGate } from '../reply/choice-gate.ts';
import type { RunText, TextRun } from '../reply/text-run.ts';

/** The field of blocks whose texts are read as one over all other blocks. */
const ANSWER_FIELD = 'text';

/**
 * The texts of a message's blocks. Those of text blocks are read as one, whatever stands between them; those of other kinds
 * only where one block follows the other, so that an answer does not wait for what a thought has left open.
 */
export class MessageTexts {
  private readonly choice: ChoiceGate;
  private answer: TextRun | undefined;
  /** The run of another kind that the last block belongs to. */
  private other: TextRun | undefined;
  private otherField: string | undefined;

  constructor(choice: ChoiceGate) {
    this.choice = choice;
  }

  /** A block begins, with a text in `field` or, when it is missing, without one. */
  begin(field?: string): void {
    if (this.other === undefined || this.otherField === field) return;
    this.other.end();
    this.other = undefined;
  }

  push(field: string, text: RunText, piece: string): void {
    if (piece !== '') this.runOf(field, text).push(text, piece);
  }

  /** Nothing of the texts in `field` is withheld. */
  isSettled(field: string): boolean {
    return (field === ANSWER_FIELD ? this.answer : this.other)?.isSettled !== false;
  }

  /** The message is complete. */
  end(): void {
    this.answer?.end();
    this.other?.end();
  }

  /** The message has been blocked: what stands before the place leaves. */
  rest(): void {
    this.answer?.rest();
    this.other?.rest();
  }

  private runOf(field: string, text: RunText): TextRun {
    if (field === ANSWER_FIELD) {
      this.answer ??= this.choice.run(text.pointer, text);
      return this.answer;
    }
    this.other ??= this.choice.run(text.pointer, text);
    this.otherField = field;
    return this.other;
  }
}
