export { type ActionConversation, actionConversation } from './actions/action-conversation.ts';
export { actionCall, chatSegments, toolDefinitions } from './actions/chat-segments.ts';
export {
  type ActionDecision,
  type ActionReason,
  type ActionRequest,
  decideAction,
  type EarlierAction,
} from './actions/decide-action.ts';
export type { Asked } from './actions/intent/asked-classes.ts';
export type { PieceKind } from './actions/intent/external-pieces.ts';
export type { WordedClass } from './actions/lexicon/verbs.ts';
export {
  ACTION_EFFECTS,
  ACTION_POLICY_BOUNDS,
  type ActionCondition,
  type ActionEffect,
  type ActionPolicy,
  type ActionRule,
  type ArgumentEdit,
  STANDINGS,
  type Standing,
  type ValueCondition,
} from './actions/policy/action-policy.ts';
export { DEFAULT_ACTION_POLICY } from './actions/policy/default-policy.ts';
export {
  type Provenance,
  provenanceIndex,
  type TracedSource,
  type TracedValue,
} from './actions/provenance/provenance.ts';
export type { ProvenanceBounds } from './actions/provenance/provenance-bounds.ts';
export type { Holding, ValueKind } from './actions/provenance/value-kind.ts';
export { classifyTool, type ToolProfile } from './actions/sinks/classify-tool.ts';
export {
  ARGUMENT_PARTS,
  type ArgumentPart,
  SINK_CLASSES,
  TOOL_CLASSES,
  type ToolClass,
} from './actions/sinks/sink-class.ts';
export type { ActionCall, ConversationSegment, ToolDefinition } from './actions/tool-action.ts';
export { InvalidOptionsError } from './core/errors.ts';
export type { JsonValue } from './core/json-value.ts';
export type { SchemaCheck } from './core/ports.ts';
export type { Principal, Role, Trust } from './core/segment.ts';
