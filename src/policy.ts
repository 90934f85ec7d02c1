export type { ActionPolicy } from './actions/policy/action-policy.ts';
export { actionPolicyJsonSchema, parseActionPolicy } from './setup/action-policy-file.ts';
export { parsePolicy } from './setup/policy-file.ts';
export { policyJsonSchema } from './setup/policy-schema.ts';
