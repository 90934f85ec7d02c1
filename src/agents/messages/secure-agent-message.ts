import { createMessage, type MessageDraft, type MessageSigner } from './create-message.ts';
import type { MessageVerifier } from './message-verifier.ts';
import { type VerifiedMessage, verifyMessage } from './verify-message.ts';

/** An agent with its own key and what it judges others by; its name is that of the key. */
export type SecureAgentMessageOptions = MessageSigner & Omit<MessageVerifier, 'agent'>;

/**
 * Messages of one agent: {@link createMessage} and {@link verifyMessage} with what both need given once.
 *
 * @example
 * const files = new SecureAgentMessage({ key, keys, records, hashes, verifyAuthority, decideAction });
 * const { message } = await files.verifyMessage(text);
 */
export class SecureAgentMessage {
  readonly #options: SecureAgentMessageOptions;

  constructor(options: SecureAgentMessageOptions) {
    this.#options = { ...options };
  }

  /** See {@link createMessage}. */
  createMessage(draft: MessageDraft): Promise<string> {
    return createMessage(draft, this.#options);
  }

  /** See {@link verifyMessage}. */
  verifyMessage(text: unknown): Promise<VerifiedMessage> {
    return verifyMessage(text, { ...this.#options, agent: this.#options.key.agent });
  }
}
