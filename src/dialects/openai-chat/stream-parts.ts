import type { ChoiceGate } from '../reply/choice-gate.ts';
import type { RunText } from '../reply/text-run.ts';
import { rankOf } from './part-key.ts';

/** What may leave in one text. */
export interface LeftText {
  readonly pointer: string;
  readonly text: string;
}

/** The texts of a streamed choice that are parts of one, by what they are known by together. */
export class StreamParts {
  private readonly gate: ChoiceGate;
  private readonly groups = new Map<string, Map<string, StreamPart>>();
  /** Parts with something that may leave. */
  private readonly ready: StreamPart[] = [];

  constructor(gate: ChoiceGate) {
    this.gate = gate;
  }

  has(key: string): boolean {
    return this.groups.has(key);
  }

  /** Takes a piece of a part. `first` is the part that a text without parts becomes which came before, where there was one. */
  push(key: string, pointer: string, piece: string, first: string = pointer): readonly LeftText[] {
    const group = this.groups.get(key) ?? new Map<string, StreamPart>();
    this.groups.set(key, group);
    if (group.size === 0) group.set(first, new StreamPart(first, this.ready));
    const part = group.get(pointer) ?? new StreamPart(pointer, this.ready);
    group.set(pointer, part);
    const [opener = part] = group.values();
    this.gate.run(key, opener, rankOf(key)).push(part, piece);
    return this.take();
  }

  /** The parts are complete. */
  end(key: string): readonly LeftText[] {
    const [opener] = this.groups.get(key)?.values() ?? [];
    if (opener !== undefined) this.gate.run(key, opener).end();
    return this.take();
  }

  /** Pointers of all parts, in their order. */
  pointers(key: string): Iterable<string> {
    return this.groups.get(key)?.keys() ?? [];
  }

  private take(): readonly LeftText[] {
    return this.ready.splice(0).map((part) => ({ pointer: part.pointer, text: part.take() }));
  }
}

class StreamPart implements RunText {
  readonly pointer: string;
  private readonly ready: StreamPart[];
  private left = '';

  constructor(pointer: string, ready: StreamPart[]) {
    this.pointer = pointer;
    this.ready = ready;
  }

  leave(text: string): void {
    if (this.left === '') this.ready.push(this);
    this.left += text;
  }

  done(): void {}

  take(): string {
    const { left } = this;
    this.left = '';
    return left;
  }
}
