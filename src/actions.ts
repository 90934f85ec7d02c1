export { type ActionConversation, actionConversation } from './actions/action-conversation.ts';
export { type ActionDecision, type ActionRequest, decideAction } from './actions/decide-action.ts';
export { DEFAULT_ACTION_POLICY } from './actions/policy/default-policy.ts';
