import { describe, expect, it } from 'vitest';
import { messageVectors, outcomeOf, vectorVerifier } from '../../../test/message-trial.ts';
import { AGENT_MESSAGE_FAILURES, type AgentMessageCode } from '../../core/agent-message-code.ts';
import { AgentMessageError } from './agent-message-error.ts';
import { verifyMessage } from './verify-message.ts';

const { valid, invalid } = messageVectors;

describe('the vectors of messages', () => {
  it.each(valid)('takes $name', async ({ message, expected }) => {
    const verified = await verifyMessage(message, vectorVerifier());
    expect(verified).toMatchObject(expected);
    expect(Object.isFrozen(verified.message)).toBe(true);
  });

  it.each(invalid)('refuses $name', async ({ message, before, code }) => {
    const verifier = vectorVerifier();
    if (before !== undefined) await verifyMessage(before, verifier);
    const refused = await verifyMessage(message, verifier).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(AgentMessageError);
    expect(refused).toMatchObject({ code, step: AGENT_MESSAGE_FAILURES[code as AgentMessageCode].step });
    for (const quoted of ['planner', 'token', 'reports', '/etc']) expect(String(refused)).not.toContain(quoted);
  });

  it('have every code but those of what is away, or gives no decision', () => {
    const seen = new Set(invalid.map(({ code }) => code));
    const missing = Object.keys(AGENT_MESSAGE_FAILURES).filter((code) => !seen.has(code));
    expect(missing).toEqual(['SENDER_KEYS_UNAVAILABLE', 'REPLAY_STORE_UNAVAILABLE', 'ACTION_POLICY_FAILED']);
  });
});

describe('any other character', () => {
  const message = valid[0]?.message ?? '';
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

  it('in any place of the signature is refused', async () => {
    const verifier = vectorVerifier();
    const start = message.lastIndexOf('.') + 1;
    for (let at = start; at < message.length; at++) {
      for (const letter of letters) {
        if (letter === message[at]) continue;
        const changed = message.slice(0, at) + letter + message.slice(at + 1);
        expect(await outcomeOf(verifyMessage(changed, verifier))).not.toBe('accepted');
      }
    }
    expect(await outcomeOf(verifyMessage(message, verifier))).toBe('accepted');
  });

  it('in any place of the whole is refused', async () => {
    const verifier = vectorVerifier();
    for (let at = 0; at < message.length; at++) {
      for (const letter of ['A', 'z', '.', '=', 'é', ''].filter((each) => each !== message[at])) {
        const changed = message.slice(0, at) + letter + message.slice(at + 1);
        expect(await outcomeOf(verifyMessage(changed, verifier))).not.toBe('accepted');
      }
    }
  });
});
