/**
 * Writes the JSON Schemas that ship with the package: `npx tsx scripts/write-schemas.ts && npm run format`. A test compares
 * what they say with what the code says.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { actionPolicyJsonSchema } from '../src/setup/action-policy-file.ts';
import { gatewayConfigJsonSchema } from '../src/setup/gateway-config-schema.ts';
import { policyJsonSchema } from '../src/setup/policy-schema.ts';

const folder = new URL('../docs/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
write('sallyport.schema.json', gatewayConfigJsonSchema());
write('policy.schema.json', policyJsonSchema());
write('action-policy.schema.json', actionPolicyJsonSchema());

function write(name: string, schema: unknown): void {
  writeFileSync(new URL(name, folder), `${JSON.stringify(schema, undefined, 2)}\n`);
  console.log(`docs/schema/${name}`);
}
