import type { Edit } from '../core/edit.ts';
import type { MessageSegment, ReplyGate, Uncovered } from '../core/message.ts';
import type { Trust } from '../core/segment.ts';

/** The wire formats that are spoken. */
export type DialectId = 'openai-chat' | 'anthropic-messages';

/** Who is taken to have written what, by position. It belongs to the key of the caller, never to the message. */
export interface RequestTrusts {
  /** System and developer prompts. */
  readonly system: Trust;
  /** Messages of the assistant that a request brings back. */
  readonly assistant: Trust;
  /** Definitions of tools. Results of tools are always `external`. */
  readonly tools: Trust;
}

/** How much of a reply a request asks for. A number that makes no sense is infinite: what it means is the provider's guess. */
export interface ReplyDemand {
  /** 1 where the request does not say. */
  choices(): number;
  /** The most tokens that any of its fields asks for; undefined where none bounds the whole reply. */
  outputTokens(): number | undefined;
  /** Names of models that may answer besides `model` or in its place. */
  otherModels(): readonly string[];
}

/** Counts of a request, made when they are asked for. */
export interface RequestDimensions {
  messages(): number;
  tools(): number;
  /** Objects and lists within each other, of the whole body. */
  nestingDepth(): number;
  /** Images, files, sounds and documents. */
  attachments(): number;
}

/** A request, read. */
export interface RequestReading {
  readonly model: string;
  readonly isStream: boolean;
  /** How much of a reply it asks for. */
  readonly demand: ReplyDemand;
  /** The end users whom the body names (`safety_identifier`, `user`, `metadata.user_id`), in this order; none is empty. */
  readonly users: readonly string[];
  /**
   * Every text of the message, in the order of the body; empty ones are left out. Pointers are those of RFC 6901 with three
   * additions that no pointer of a value can have: `~key` at the end means the name of that member and not its value, what
   * follows a `#` is inside the JSON text that the string before it holds, and a name that the sender made up and which is
   * long or not plain is given by its place in its object, such as `/metadata/{2}`.
   */
  readonly segments: readonly MessageSegment[];
  readonly uncovered: readonly Uncovered[];
  /** Text of the system and developer prompts, joined by line breaks; missing where there is none. */
  readonly systemPrompt?: string;
  /** Types of tools that run at the provider, such as `web_search`, each once. */
  readonly hostedTools: readonly string[];
  /** How large it is. */
  readonly size: RequestDimensions;
  /**
   * A body of this request, edited or not, that asks for the usage at the end of its stream; undefined where it is told anyway, or
   * where the caller has said what it wants.
   */
  askingUsage(body: string): string | undefined;
  /** What stands in fields at the top of the body, as `JSON.parse` gives it; names that are not there are left out. */
  fields(names: readonly string[]): Readonly<Record<string, unknown>>;
  /** The body with edits made in it, and without the fields at its top that are named. All else stays as it came, unit by unit. */
  edited(edits: readonly Edit[], without?: readonly string[]): string;
}

/** What of a reply is let through although it is no text. */
export interface ReplyExtras {
  /** Log probabilities of tokens stay in a whole reply that was not edited, where they spell its texts. Without it they go. */
  readonly keepsLogprobs?: boolean;
}

/** The tokens of an exchange, as the provider tells them. What it does not say, or what cannot be, is missing. */
export interface ReplyUsage {
  /** All input, whatever of it was cached. */
  readonly inputTokens?: number;
  /** Parts of `inputTokens`. */
  readonly cachedInputTokens?: number;
  readonly cacheWriteTokens?: number;
  readonly outputTokens?: number;
}

/** A whole reply that has passed the gate. */
export interface RepliedBody {
  readonly body: string;
  readonly uncovered: readonly Uncovered[];
  readonly usage?: ReplyUsage;
}

/** How a stream is to be passed on. */
export interface StreamOptions {
  /**
   * How many choices the request asks for, 1 when missing: a stream is done early only when that many are blocked, and so never
   * where it is infinite.
   */
  readonly choiceCount?: number;
  /** What was asked for by {@link RequestReading.askingUsage} is kept from the caller. */
  readonly hidesUsage?: boolean;
}

/** Passes one streamed reply through a gate. It gives what may leave now as text of an event stream. */
export interface StreamRewriter {
  /** Takes bytes of the upstream's event stream, cut anywhere. Throws {@link MalformedReplyError} for what is no such stream. */
  push(bytes: Uint8Array): string;
  /** The upstream has closed. Where it did so too early the text that leaves ends with an error event. */
  end(): string;
  /**
   * The upstream has failed: ends with an error event. Nothing that was withheld leaves. Once all has been given it is '', unless what was given
   * last has not been sent and will not be (`isUnsent`).
   */
  fail(problem: Problem, isUnsent?: boolean): string;
  /** Nothing more will leave: the reply is complete, or blocked as a whole. The upstream may be cancelled. */
  readonly isDone: boolean;
  /** The provider has said that all is said: nothing but the end of its stream is left. */
  readonly isComplete: boolean;
  /** UTF-16 units that are withheld now, all channels together. */
  readonly withheldChars: number;
  /** UTF-16 units of calls of tools that have come and are not complete: the gate has not seen them. */
  readonly heldChars: number;
  readonly uncovered: readonly Uncovered[];
  /** As far as it was told. */
  readonly usage: ReplyUsage | undefined;
}

/** Something that went wrong, to be said in the dialect's own shape. */
export interface Problem {
  /** HTTP status. */
  readonly status: number;
  /** Stable, in snake case: `blocked_by_policy`, `invalid_api_key`, `rate_limit_exceeded`, … */
  readonly code: string;
  /** For people; says what to do. Holds no text of the message, no key, no rule. */
  readonly message: string;
  readonly requestId: string;
  /** JSON pointer of the place that is wrong, where there is one. */
  readonly pointer?: string;
}

/** One wire format: its door on both sides. All functions are pure. */
export interface Dialect {
  readonly id: DialectId;
  /** Path of the endpoint, here and at the provider: `/v1/chat/completions`. */
  readonly path: string;
  /** Reads a request body. Throws {@link MalformedRequestError}. */
  readRequest(body: string, trusts: RequestTrusts): RequestReading;
  /** Passes a whole reply through a gate. Throws {@link MalformedReplyError}. */
  guardReply(body: string, gate: ReplyGate, extras?: ReplyExtras): RepliedBody;
  /** Opens the passage of a streamed reply. */
  openStream(gate: ReplyGate, requestId: string, options?: StreamOptions): StreamRewriter;
  /** JSON text of an error body. */
  problemBody(problem: Problem): string;
  /** Body of a reply (status 200) in which the assistant declines, for `onBlock: refusal`: JSON text, or an event stream. */
  refusalBody(request: Pick<RequestReading, 'model' | 'isStream'>, problem: Problem, timeMs: number): string;
}
