import { mkdirSync, writeFileSync } from 'node:fs';
import { agentVectors } from './vectors/agent-vectors.ts';

// npx tsx scripts/write-agent-vectors.ts: writes test/vectors/{tokens,chains}.json, the same each time.

const folder = new URL('../test/vectors/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, vectors] of Object.entries(await agentVectors())) {
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(vectors, undefined, 2)}\n`);
  console.log(`test/vectors/${name}.json`);
}
