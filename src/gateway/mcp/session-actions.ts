import { type ActionConversation, actionConversation } from '../../actions/action-conversation.ts';
import { type ActionDecision, decideAction, type EarlierAction } from '../../actions/decide-action.ts';
import { externalPieces } from '../../actions/intent/external-pieces.ts';
import type { ActionPolicy } from '../../actions/policy/action-policy.ts';
import { provenanceIndex } from '../../actions/provenance/provenance.ts';
import { classifyTool } from '../../actions/sinks/classify-tool.ts';
import type { ActionCall, ConversationSegment, ToolDefinition } from '../../actions/tool-action.ts';
import type { Clock } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';

/** What the calls of one server are decided by: what the server has said so far, and the calls that went to it. */
export interface SessionActions {
  /** Takes texts that the model gets from the server, such as the result of a tool. They are read when the caller has gone on. */
  hear(texts: readonly string[], source: string): void;
  /** Takes texts that the user has chosen, such as arguments of a prompt. */
  hearUser(texts: readonly string[]): void;
  /** Decides a call by all that was heard; one that may be made counts as made. */
  decide(call: ActionCall, tool: ToolDefinition): ActionDecision;
}

/** What calls are decided with. */
export interface SessionActionOptions {
  readonly policy: ActionPolicy;
  readonly clock: Clock;
  readonly principal: Principal;
}

/**
 * UTF-16 units of texts that are remembered. When they are full, the newest stay up to a quarter of it, and of older ones the
 * passages that speak to the assistant, up to another quarter.
 */
const HEARD_UNITS_MAX = 1_000_000;
const KEPT_UNITS_MAX = HEARD_UNITS_MAX / 4;
/** What the index takes: all that is remembered, and one message more. */
const INDEX_BOUNDS = { segmentsMax: 20_000, segmentUnitsMax: 3_000_000 } as const;
/** Earlier calls that are remembered; of those before, the last one of each tool. */
const EARLIER_MAX = 10_000;

/** Decides the calls of a session over a policy. Memory and time are bounded, however long the session is. */
export function createSessionActions({ policy, clock, principal }: SessionActionOptions): SessionActions {
  const waiting: ConversationSegment[] = [];
  let heard: ConversationSegment[] = [];
  let units = 0;
  let conversation = actionConversation(provenanceIndex(INDEX_BOUNDS));
  let lastOfTools = new Map<string, EarlierAction>();
  let earlier: EarlierAction[] = [];

  function take(segment: ConversationSegment): void {
    if (waiting.length === 0) setImmediate(readWaiting);
    waiting.push(segment);
  }

  function readWaiting(): void {
    for (const segment of waiting.splice(0)) {
      if (heard.length > 0 && units + segment.text.length > HEARD_UNITS_MAX) recall(keptOf(heard));
      heard.push(segment);
      units += segment.text.length;
      conversation.add(segment);
    }
  }

  function recall(segments: readonly ConversationSegment[]): void {
    heard = [...segments];
    units = heard.reduce((sum, { text }) => sum + text.length, 0);
    conversation = conversationOf(heard);
  }

  function remember(action: EarlierAction): void {
    earlier.push(action);
    if (earlier.length <= EARLIER_MAX) return;
    const dropped = earlier.slice(0, EARLIER_MAX / 2);
    lastOfTools = new Map([...lastOfTools, ...dropped.map((each) => [each.name, each] as const)]);
    earlier = earlier.slice(EARLIER_MAX / 2);
  }

  return {
    hear(texts, source) {
      // A blank line between them: a passage that speaks to the assistant may go on in the next one.
      const text = texts.join('\n\n');
      if (text !== '') take({ pointer: '', trust: 'external', role: 'tool', source, text });
    },
    hearUser(texts) {
      const text = texts.join('\n\n');
      if (text !== '') take({ pointer: '', trust: 'user', role: 'user', text });
    },
    decide(call, tool) {
      readWaiting();
      const wasPartial = conversation.isPartial;
      const nowMs = clock.now();
      const decision = decideAction(
        { call, tools: [tool], conversation, principal, nowMs, earlier: [...lastOfTools.values(), ...earlier] },
        policy,
      );
      // One call with too much in it is none of the next one's.
      if (conversation.isPartial && !wasPartial) recall(heard);
      if (decision.action === 'allow' || decision.action === 'rewrite')
        remember({ name: tool.name, classes: classifyTool(tool).classes, atMs: nowMs });
      return decision;
    },
  };
}

function conversationOf(segments: readonly ConversationSegment[]): ActionConversation {
  const conversation = actionConversation(provenanceIndex(INDEX_BOUNDS));
  for (const segment of segments) conversation.add(segment);
  return conversation;
}

/** What is kept when there is too much, in order: a server must not have its orders forgotten by saying more. */
function keptOf(segments: readonly ConversationSegment[]): readonly ConversationSegment[] {
  let newestUnits = KEPT_UNITS_MAX;
  let ordersUnits = KEPT_UNITS_MAX;
  const kept: ConversationSegment[] = [];
  for (const segment of segments.toReversed()) {
    newestUnits -= segment.text.length;
    const text = newestUnits >= 0 ? segment.text : ordersIn(segment).slice(0, ordersUnits);
    if (newestUnits < 0) ordersUnits -= text.length;
    if (text !== '') kept.push({ ...segment, text });
  }
  return kept.reverse();
}

/** The passages of a text that speak to the assistant. */
function ordersIn({ trust, text }: ConversationSegment): string {
  const pieces = trust === 'external' ? externalPieces(text) : [];
  return pieces.flatMap((piece) => (piece.kind === 'hijack' ? [piece.text] : [])).join('\n\n');
}
