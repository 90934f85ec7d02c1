import type { ActionConversation } from '../actions/action-conversation.ts';
import type { ActionReason, EarlierAction } from '../actions/decide-action.ts';
import type { ActionEffect, ActionPolicy } from '../actions/policy/action-policy.ts';
import type { ActionCall, ConversationSegment, ToolDefinition } from '../actions/tool-action.ts';
import type { Bounds } from '../core/bounds.ts';
import type { ClassifierUse } from '../core/classifier-panel.ts';
import type { Decision, Mode } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';
import type { JsonValue } from '../core/json-value.ts';
import type { MessageSegment, ReplyGate, Uncovered } from '../core/message.ts';
import type { Clock, Keys, Random, SchemaCheck, Sink } from '../core/ports.ts';
import type { Principal, Trust } from '../core/segment.ts';
import type { VaultSession } from '../core/vault.ts';
import type { Policy } from '../decide/policy.ts';
import type { ProfileName } from '../decide/profiles.ts';
import type { Reason } from '../detect/injection/model/model-reasons.ts';
import type { Rule } from '../detect/matching/rule.ts';

/** What a guard is made of. Everything may be left out; see `createGuard` for the defaults. */
export interface GuardOptions {
  /** A profile or a policy of your own. `balanced` when missing. */
  readonly policy?: ProfileName | Policy;
  readonly bounds?: Partial<Bounds>;
  /** Takes a security event for each type of finding in a call. None when missing. */
  readonly sink?: Sink;
  /** Keys of hashes, canaries and delimiters. A random key of this process when missing. */
  readonly keys?: Keys;
  readonly clock?: Clock;
  readonly random?: Random;
  /** From `defineRule`, `defineRecognizer` and `defineDetector`. They run in both directions. */
  readonly rules?: readonly Rule[];
  /**
   * Whether names of people, places, organizations and groups of people are looked for: a millisecond or two for 1,000 characters. When
   * missing, they are where the policy does more about them than report them, as `strict` does.
   */
  readonly names?: boolean;
  /** Slow or remote opinions on texts towards the model, asked after the synchronous checks. None when missing. */
  readonly classifiers?: readonly ClassifierUse[];
  /** What agents may do; see {@link Guard.toolCall}. `DEFAULT_ACTION_POLICY` when missing. */
  readonly actions?: ActionPolicy;
}

/** On whose behalf a call is made. */
export interface CallOptions {
  readonly principal: Principal;
  /** At most 128 characters reach an event. A random id when missing. */
  readonly requestId?: string;
  /**
   * The principal's table of pseudonyms, the same for a request and its reply: with it what the policy pseudonymizes becomes a placeholder in
   * the request, and the value again in the reply. A call rejects when the vault's store is away.
   */
  readonly vault?: VaultSession;
}

/** A text on its way to the model. */
export interface InputOptions extends CallOptions {
  /** Who wrote the text; `user` when missing. Text from tools, documents and other agents is `external`. */
  readonly trust?: Trust;
}

/** A message of many texts on its way to the model. */
export interface MessageOptions extends CallOptions {
  /** What was not inspected; counted by kind in the events. Uncovered places alone make an event, too. */
  readonly coverage?: { readonly uncovered: readonly Uncovered[] };
}

/** A reply of the model. */
export interface ReplyOptions extends CallOptions {
  /** Watched for: a reply that gives it away is blocked. At most {@link Bounds.systemPromptLengthMax} units are watched. */
  readonly systemPrompt?: string;
  /** Words planted in the prompt, 16 to 56 letters and digits each, at most 8: `createSecurePrompt` makes them. */
  readonly canaries?: readonly string[];
}

/** A reply that is there as a whole. */
export interface OutputOptions extends ReplyOptions {
  /** The reply must be JSON that fits; see `jsonSchemaCheck`. */
  readonly schema?: SchemaCheck;
}

/** A tool call that a model wants made. */
export interface ToolCallOptions extends Omit<CallOptions, 'vault'> {
  /**
   * What was said before the call, in order. Segments are read anew for each call; a conversation that goes on is kept, and added to, with
   * `actionConversation` of `sallyport/actions`.
   */
  readonly conversation: ActionConversation | readonly ConversationSegment[];
  /** The tools that the model was shown. */
  readonly tools?: readonly ToolDefinition[];
  /** What the principal may do, for the rules that speak of it. */
  readonly permissions?: readonly string[];
  /** Actions of the session that ran before, for rules about rate and order. */
  readonly earlier?: readonly EarlierAction[];
}

/** What is done about a tool call. */
export interface ToolCallDecision {
  /** `ask`: somebody has to approve the call before it is made. */
  readonly action: ActionEffect;
  readonly mode: Mode;
  /** What would have been done, in shadow mode. */
  readonly shadowed?: Exclude<ActionEffect, 'allow'>;
  readonly reasons: readonly ActionReason[];
  /** What stands in the arguments. Offsets are those of their JSON text. */
  readonly findings: readonly Finding[];
  /** For `rewrite`: what the call is to be made with. */
  readonly arguments?: JsonValue;
}

/** A stream of text whose decision is known when it has ended. */
export type GuardedStream = TransformStream<string, string> & {
  /** Settles when the stream ends, is blocked, is cancelled or fails; never rejects. */
  readonly decision: Promise<Decision>;
};

/** A finding with the text that it speaks of. For the eyes of whoever sent the text: it must not be logged. */
export interface ExplainedFinding extends Finding {
  readonly excerpt: string;
  /** What made the model suspicious, the strongest first; of the model's findings only. As the model read it: decoded, in look-alikes' letters. */
  readonly reasons?: readonly Reason[];
}

/** A decision with its evidence. It quotes the text: keep it out of logs, events and other people's answers. */
export interface Explanation {
  readonly decision: Decision;
  readonly findings: readonly ExplainedFinding[];
}

/** Guards texts in both directions. One guard serves any number of calls at once. */
export interface Guard {
  /**
   * Decides a text on its way to the model. It waits for {@link GuardOptions.classifiers}, where there are any.
   *
   * @throws {@link InvalidTextError} for anything that is no string, {@link TextTooLongError} beyond
   * `bounds.textLengthMax`, {@link InvalidOptionsError} for bad options. Nothing else is thrown: a check that fails
   * counts as a finding of category `error`, which blocks unless the policy says otherwise.
   */
  input(text: string, options: InputOptions): Promise<Decision>;
  /**
   * Decides a message of many texts on its way to the model: each by its trust, and what is split over texts of one trust
   * that follow each other. Its edits name the texts by their pointers. `bounds.textLengthMax` holds for each text and for
   * all of them together. Throws as `input` does.
   */
  message(segments: readonly MessageSegment[], options: MessageOptions): Promise<Decision>;
  /** Opens the gate of a reply of several choices, with texts in pieces and tool calls. Throws {@link InvalidOptionsError}. */
  reply(options: ReplyOptions): ReplyGate;
  /**
   * Decides a tool call before it runs: by what stands in its arguments, by what the tool does, and by where each value comes from. Deterministic; no
   * model is asked. Throws {@link InvalidOptionsError}; a check that fails blocks the call.
   */
  toolCall(call: ActionCall, options: ToolCallOptions): Promise<ToolCallDecision>;
  /** Decides a whole reply, as {@link Guard.stream} does for one that comes in pieces. Throws as `input` does. */
  output(text: string, options: OutputOptions): Promise<Decision>;
  /** Guards a reply that comes in pieces; on a block it ends normally and `decision` says why. */
  stream(options: ReplyOptions): GuardedStream;
  /** As `input`, with the texts that the findings speak of; writes no event. */
  explain(text: string, options: InputOptions): Promise<Explanation>;
  /** Events that the sink refused by throwing, since the guard was made. */
  readonly droppedEvents: number;
}
