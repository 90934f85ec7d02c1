import type { Decision } from './decision.ts';
import type { Segment } from './segment.ts';

/** A text of a message, as a dialect gives it. */
export interface MessageSegment extends Segment {
  /**
   * What may be done to it besides inspecting it: an `id` or a fixed name must stay as it is, so only injection and
   * obfuscation act on it; in a `key` of a JSON object what would be rewritten is blocked; missing: it may be edited.
   */
  readonly fixed?: 'id' | 'key';
  /** It stands before the last message of the assistant: it has been answered, and a block of it becomes a notice. */
  readonly isHistory?: boolean;
}

/** A place of a message that was not inspected. */
export interface Uncovered {
  /** JSON pointer (RFC 6901). Names that are not the format's own are cut to 64 safe characters. */
  readonly pointer: string;
  /** `media`: images, audio, files and references to them; `encrypted`: opaque to all but the provider; `unknown`: a field or value that the dialect does not know. */
  readonly kind: 'media' | 'encrypted' | 'unknown';
}

/**
 * One text channel of one choice of a reply. For every cutting of the text into pushes the same text leaves.
 *
 * A channel may bring several texts, one after the other. Each is inspected by itself and all of them as one, with nothing in
 * between. What leaves is told by text: that of a match over a border begins where the match does. `push`, `next` and `end`
 * return what leaves in the text that has been *reached*, the first of which something is withheld; `advance` goes on.
 */
export interface TextChannel {
  /** Takes more text and returns what may leave now. */
  push(chunk: string): string;
  /** The text is complete, and so is the channel: returns the rest. */
  end(): string;
  /** The text is complete and another one begins, which findings name by `pointer`. Returns what may leave now. */
  next(pointer: string): string;
  /**
   * Where all of the text that had been reached has left, goes on to the next one and returns what may leave in it; behind the
   * last one, which is complete with `end` or `rest`, ''. Undefined where something is withheld, does not leave for a block, or
   * may still come. To be called after `push`, `next`, `end` and `rest` until it is undefined.
   */
  advance(): string | undefined;
  /** As `end`, where the choice has been blocked by what stands behind the texts of this channel: they leave before it. */
  rest(): string;
  /** `blocked`: nothing more leaves in this choice. `truncated`: nothing more leaves in this channel. */
  readonly state: 'open' | 'truncated' | 'blocked';
  /** What has left is not what has come: it was rewritten or cut. */
  readonly isEdited: boolean;
  /** UTF-16 units that have arrived and have neither left nor been replaced. */
  readonly withheldChars: number;
}

/** A tool call of the model, complete. */
export interface ToolCall {
  readonly name: string;
  /** JSON text of the arguments as the model wrote it; it may be broken. */
  readonly arguments: string;
  /** The arguments are free text and no JSON. */
  readonly isText?: boolean;
  /** The provider runs it, and has done so: it can be inspected, and not be held back. */
  readonly isHosted?: boolean;
}

/**
 * What becomes of a tool call. `block`: the call must not reach the application, nor anything behind it. `withhold`: the call does not, and
 * `notice` leaves as a text in its place; the reply goes on.
 */
export type ToolCallVerdict =
  | { readonly action: 'allow' }
  | { readonly action: 'rewrite'; readonly arguments: string }
  | { readonly action: 'block' }
  | { readonly action: 'withhold'; readonly notice: string };

/**
 * The gate of one reply. Channels of one choice share its fate: after a block in one of them nothing more leaves in any.
 * Choices do not share it.
 */
export interface ReplyGate {
  /** Opens a channel. `pointer` names it in findings, such as `/choices/0/message/content`, and is used once. */
  text(choice: number, pointer: string): TextChannel;
  /**
   * Decides a complete tool call. In a blocked choice: `block`. A call that is blocked blocks its choice. Offsets of its
   * findings and edits are those of the arguments as they came.
   */
  toolCall(choice: number, pointer: string, call: ToolCall): ToolCallVerdict;
  /** Whether nothing more leaves in a choice. */
  isBlocked(choice: number): boolean;
  /** Whether what blocks a choice is that it has become too long: it ends as one that has reached its length. Missing: never. */
  isCut?(choice: number): boolean;
  /** Whether an id or a name of the format, which is not inspected as a text, holds a secret. It may look at the same one often. */
  holdsSecret(token: string): boolean;
  /**
   * Closes all channels, writes the events, and gives the decision on the reply as a whole: findings and edits in the order
   * of their pointers. What a channel that has not ended withholds does not leave and is not decided on. To be called once;
   * further calls give the same decision.
   */
  finish(): Decision;
}
