import { readFileSync } from 'node:fs';
import { openAgentKey, signHop, signRoot } from '../src/agents.ts';

// One signer in a process of its own: `tsx test/agent-hop.ts KEY.json` reads facts and the chain so far, and writes the chain with its link.
const signer = await openAgentKey(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const { chain, facts } = JSON.parse(readFileSync(0, 'utf8')) as { chain: string[]; facts: never };
const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
const by = { signer, nowMs: Date.now(), random };
process.stdout.write(JSON.stringify(chain.length === 0 ? await signRoot(facts, by) : await signHop(chain, facts, by)));
