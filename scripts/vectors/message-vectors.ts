import { invalidMessages } from './invalid-messages.ts';
import { NOW_MS, privateKeyOf, SEALING_KEY, setting } from './message-maker.ts';
import { sealedMessages } from './sealed-messages.ts';
import { validMessages } from './valid-messages.ts';

/** What stands in test/vectors/messages.json. */
export async function messageVectors() {
  const sealed = await sealedMessages();
  return {
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
}
