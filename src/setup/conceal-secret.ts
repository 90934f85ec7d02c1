import type { Decision } from '../core/decision.ts';
import type { ReplyGate, TextChannel } from '../core/message.ts';
import { REMOVED } from '../forward/scrub-text.ts';
import { unescaped } from '../guard/tool-call-texts.ts';

/** What a finding of the key is called in events and reasons. */
export const SECRET_RULE_ID = 'leakage/upstream-key';

/**
 * A gate before which the provider's own key is taken out of a reply, whatever the policy says: it is the operator's, and an
 * error of the provider does not show it either. Of a text the key alone is replaced; a tool call that holds it is blocked
 * with its choice. For every cutting of a text the same text comes to the gate behind, and so the same leaves.
 *
 * @param secret - At least one unit; a text is searched for exactly this.
 * @param onFound - Told once, when the reply is finished, what was done about it.
 */
export function concealSecret(
  gate: ReplyGate,
  secret: string,
  onFound: (action: 'rewrite' | 'block') => void,
): ReplyGate {
  const blocked = new Set<number>();
  let isFound = false;
  let finished: Decision | undefined;
  const fate = {
    secret,
    found: () => {
      isFound = true;
    },
    isBlocked: (choice: number) => blocked.has(choice),
  };

  return {
    text: (choice, pointer) => new ConcealingChannel(gate.text(choice, pointer), choice, fate),
    toolCall(choice, pointer, call) {
      if (blocked.has(choice)) return { action: 'block' };
      const isHeld = [call.name, call.arguments].some(
        (text) => text.includes(secret) || unescaped(text).includes(secret),
      );
      if (!isHeld) return gate.toolCall(choice, pointer, call);
      isFound = true;
      blocked.add(choice);
      return { action: 'block' };
    },
    isBlocked: (choice) => blocked.has(choice) || gate.isBlocked(choice),
    holdsSecret(token) {
      if (!token.includes(secret)) return gate.holdsSecret(token);
      isFound = true;
      return true;
    },
    finish() {
      if (finished !== undefined) return finished;
      finished = isFound ? foundIn(gate.finish(), blocked.size > 0) : gate.finish();
      if (isFound) onFound(blocked.size > 0 ? 'block' : 'rewrite');
      return finished;
    },
  };
}

function foundIn(decision: Decision, isBlocked: boolean): Decision {
  if (decision.action === 'block') return decision;
  const { findings, scores, mode, shadowed } = decision;
  const facts = { findings, scores, mode, ...(shadowed !== undefined && { shadowed }) };
  if (isBlocked) return { ...facts, action: 'block', reason: `blocked_by_policy: ${SECRET_RULE_ID}` };
  return decision.action === 'rewrite' ? decision : { ...facts, action: 'rewrite', edits: [] };
}

/** What the channels of one reply share. */
interface Fate {
  readonly secret: string;
  readonly found: () => void;
  readonly isBlocked: (choice: number) => boolean;
}

/** A border between two texts of a channel, by its place in what is held; findings name the second text by `pointer`. */
interface Border {
  readonly at: number;
  readonly pointer: string;
}

/** Its getters stand on a prototype, for the reason that `LiveEvaluator` gives. */
class ConcealingChannel implements TextChannel {
  readonly #inner: TextChannel;
  readonly #choice: number;
  readonly #fate: Fate;
  /** The end of what has come, as far as the key may begin there: it may go on in the next text. */
  #held = '';
  #borders: Border[] = [];
  /** What has left and was not given out yet: in the text that has been reached, and in those behind it. */
  #left = '';
  readonly #later: string[] = [];
  #isConcealed = false;

  constructor(inner: TextChannel, choice: number, fate: Fate) {
    this.#inner = inner;
    this.#choice = choice;
    this.#fate = fate;
  }

  push(chunk: string): string {
    if (this.#fate.isBlocked(this.#choice)) return '';
    const { secret } = this.#fate;
    if (this.#held === '' && !chunk.includes(secret.charAt(0))) return this.#inner.push(chunk);
    const text = this.#held + chunk;
    let at = 0;
    for (let found = text.indexOf(secret); found !== -1; found = text.indexOf(secret, at)) {
      this.#pass(text, at, found);
      this.#take(this.#inner.push(REMOVED));
      at = found + secret.length;
      this.#cross(at - 1);
      this.#isConcealed = true;
      this.#fate.found();
    }
    const end = beginningAt(text, at, secret);
    this.#pass(text, at, end);
    this.#held = text.slice(end);
    this.#borders = this.#borders.map((border) => ({ ...border, at: border.at - end }));
    return this.#give();
  }

  end(): string {
    if (this.#fate.isBlocked(this.#choice)) return '';
    this.#release();
    this.#take(this.#inner.end());
    return this.#give();
  }

  next(pointer: string): string {
    if (this.#fate.isBlocked(this.#choice)) return '';
    if (this.#held === '') return this.#inner.next(pointer);
    this.#borders.push({ at: this.#held.length, pointer });
    return '';
  }

  advance(): string | undefined {
    return this.#later.shift() ?? this.#inner.advance();
  }

  rest(): string {
    if (this.#inner.state !== 'blocked') {
      this.#release();
      this.#take(this.#inner.rest());
      return this.#give();
    }
    // The gate behind takes no more text. What is held leaves, too, before what says that the last text is complete.
    this.#take(this.#inner.rest());
    const complete = this.#later.pop();
    if (complete === undefined) return this.#give();
    const [first, ...texts] = this.#heldTexts();
    this.#addLeft(first);
    this.#later.push(...texts, complete);
    return this.#give();
  }

  get state(): TextChannel['state'] {
    return this.#fate.isBlocked(this.#choice) ? 'blocked' : this.#inner.state;
  }

  get isEdited(): boolean {
    return this.#isConcealed || this.#inner.isEdited || this.#fate.isBlocked(this.#choice);
  }

  get withheldChars(): number {
    return this.state === 'open' ? this.#held.length + this.#inner.withheldChars : 0;
  }

  /** Passes a piece of the text on, with the borders in it. */
  #pass(text: string, from: number, to: number): void {
    let at = from;
    for (let border = this.#borders[0]; border !== undefined && border.at <= to; border = this.#borders[0]) {
      if (border.at > at) this.#take(this.#inner.push(text.slice(at, border.at)));
      at = Math.max(at, border.at);
      this.#cross(border.at);
    }
    if (to > at) this.#take(this.#inner.push(text.slice(at, to)));
  }

  /** Passes on the borders up to a place. */
  #cross(to: number): void {
    while ((this.#borders[0]?.at ?? Number.POSITIVE_INFINITY) <= to) {
      this.#take(this.#inner.next((this.#borders.shift() as Border).pointer));
    }
  }

  /** What is held did not become the key. */
  #release(): void {
    const held = this.#held;
    this.#held = '';
    this.#pass(held, 0, held.length);
  }

  #heldTexts(): readonly [string, ...string[]] {
    const ends = [...this.#borders.map(({ at }) => at), this.#held.length];
    const texts = ends.map((end, index) => this.#held.slice(ends[index - 1] ?? 0, end));
    this.#held = '';
    this.#borders = [];
    return [texts[0] ?? '', ...texts.slice(1)];
  }

  /** Takes what leaves the gate behind, text by text. */
  #take(left: string): void {
    this.#addLeft(left);
    for (let more = this.#inner.advance(); more !== undefined; more = this.#inner.advance()) this.#later.push(more);
  }

  #addLeft(left: string): void {
    if (this.#later.length === 0) this.#left += left;
    else this.#later.push((this.#later.pop() ?? '') + left);
  }

  #give(): string {
    const left = this.#left;
    this.#left = '';
    return left;
  }
}

/** Where the longest beginning of the key starts that the text from `from` on ends in; the end of the text where it ends in none. */
function beginningAt(text: string, from: number, secret: string): number {
  const first = secret.charAt(0);
  let at = text.indexOf(first, Math.max(from, text.length - secret.length + 1));
  while (at !== -1 && !secret.startsWith(text.slice(at))) at = text.indexOf(first, at + 1);
  return at === -1 ? text.length : at;
}
