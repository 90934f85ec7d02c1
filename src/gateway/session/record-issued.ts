import type { ReplyGate, TextChannel } from '../../core/message.ts';
import { ENVELOPE_CHOICE } from '../../dialects/reply/choice-gate.ts';
import type { SessionPassage } from './session-passage.ts';

/** Texts of one reply that are remembered. */
const TEXTS_MAX = 16;
/** UTF-16 units of them together that are kept until the reply has ended. */
const CHARS_MAX = 1_000_000;

/**
 * A gate that changes nothing and takes down what leaves it, text by text, for the session that the reply belongs to. Ids and names around
 * the choices are no texts, and arguments of tools are not taken down.
 */
export function recordIssued(session: Pick<SessionPassage, 'issued'> | undefined, gate: ReplyGate): ReplyGate {
  if (session === undefined) return gate;
  const texts = new TextList();
  session.issued = () => texts.list();
  return {
    text(choice, pointer) {
      const channel = gate.text(choice, pointer);
      return choice === ENVELOPE_CHOICE ? channel : new RecordingChannel(channel, texts);
    },
    toolCall: (choice, pointer, call) => gate.toolCall(choice, pointer, call),
    isBlocked: (choice) => gate.isBlocked(choice),
    isCut: (choice) => gate.isCut?.(choice) === true,
    holdsSecret: (token) => gate.holdsSecret(token),
    finish: () => gate.finish(),
  };
}

/** Texts that have left, each as its reader has it. */
class TextList {
  readonly #texts: string[] = [];
  #chars = 0;

  /** The place of a further text; undefined where there is room for none. */
  begin(): number | undefined {
    return this.#texts.length < TEXTS_MAX ? this.#texts.push('') - 1 : undefined;
  }

  add(place: number | undefined, left: string): void {
    if (place === undefined || left === '') return;
    this.#chars += left.length;
    this.#texts[place] += left;
    // Half a text would be taken for a whole one.
    if (this.#chars > CHARS_MAX) this.#texts.fill('');
  }

  /** All so far that are not blank, in the order in which they began. */
  list(): readonly string[] {
    return this.#chars > CHARS_MAX ? [] : this.#texts.filter((text) => text.trim() !== '');
  }
}

/** Its getters stand on a prototype, for the reason that `LiveEvaluator` gives. */
class RecordingChannel implements TextChannel {
  readonly #inner: TextChannel;
  readonly #texts: TextList;
  #place: number | undefined;

  constructor(inner: TextChannel, texts: TextList) {
    this.#inner = inner;
    this.#texts = texts;
    this.#place = texts.begin();
  }

  push(chunk: string): string {
    return this.#note(this.#inner.push(chunk));
  }

  end(): string {
    return this.#note(this.#inner.end());
  }

  next(pointer: string): string {
    return this.#note(this.#inner.next(pointer));
  }

  rest(): string {
    return this.#note(this.#inner.rest());
  }

  advance(): string | undefined {
    const left = this.#inner.advance();
    if (left === undefined) return undefined;
    this.#place = this.#texts.begin();
    return this.#note(left);
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

  #note(left: string): string {
    this.#texts.add(this.#place, left);
    return left;
  }
}
