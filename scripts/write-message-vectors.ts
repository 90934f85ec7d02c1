/**
 * Writes `test/vectors/messages.json`: messages between agents that every verifier takes or refuses, for implementations in any language.
 * `npx tsx scripts/write-message-vectors.ts`. Keys and nonces are fixed, so that it writes the same each time.
 */
import { writeFileSync } from 'node:fs';
import { invalidMessages } from './vectors/invalid-messages.ts';
import { NOW_MS, privateKeyOf, SEALING_KEY, setting } from './vectors/message-maker.ts';
import { sealedMessages } from './vectors/sealed-messages.ts';
import { validMessages } from './vectors/valid-messages.ts';

const sealed = await sealedMessages();
const vectors = {
  description:
    'Signed messages between agents. Each is verified by itself at nowMs by the agent "recipient", with these bounds and an empty replay store; "before" is verified first. A token or the last string of a chain that "authorities" does not name for the sender is invalid. The keys are for tests only.',
  recipient: 'files',
  nowMs: NOW_MS,
  bounds: { messageBytesMax: 4_096, windowMs: 60_000, skewMs: 5_000 },
  ...setting(),
  signingKeys: [privateKeyOf('planner'), privateKeyOf('mail')],
  openWith: [SEALING_KEY],
  valid: [...validMessages(), ...sealed.valid],
  invalid: [...invalidMessages(), ...sealed.invalid],
};
writeFileSync(new URL('../test/vectors/messages.json', import.meta.url), `${JSON.stringify(vectors, undefined, 2)}\n`);
console.log('test/vectors/messages.json');
