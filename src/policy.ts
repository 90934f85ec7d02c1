export { parsePolicy } from './setup/policy-file.ts';
export { policyJsonSchema } from './setup/policy-schema.ts';
