import { writeFileSync } from 'node:fs';
import { messageVectors } from './vectors/message-vectors.ts';

// npx tsx scripts/write-message-vectors.ts: writes test/vectors/messages.json, the same each time.

const text = JSON.stringify(await messageVectors(), undefined, 2);
writeFileSync(new URL('../test/vectors/messages.json', import.meta.url), `${text}\n`);
console.log('test/vectors/messages.json');
