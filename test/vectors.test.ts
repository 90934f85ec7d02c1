import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { agentVectors } from '../scripts/vectors/agent-vectors.ts';
import { messageVectors } from '../scripts/vectors/message-vectors.ts';

/** What other languages test themselves by must be what is tested here. */
it.each(['tokens', 'chains', 'messages'] as const)('%s.json is what its script writes', async (name) => {
  const made = { ...(await agentVectors()), messages: await messageVectors() }[name];
  const written = readFileSync(new URL(`./vectors/${name}.json`, import.meta.url), 'utf8');
  expect(`${JSON.stringify(made, undefined, 2)}\n`).toBe(written);
});
