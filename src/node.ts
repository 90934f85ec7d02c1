export { nodeKeys } from './crypto/mac.ts';
export { ajvSchemaCheck } from './setup/ajv-schema-check.ts';
