import { InvalidOptionsError } from '../core/errors.ts';
import type { Keys } from '../core/ports.ts';
import type { Principal } from '../core/segment.ts';
import { type StructuredPrompt, structurePrompt } from './prompt-structure.ts';

/** What goes into a secure prompt. */
export interface SecurePromptOptions {
  readonly keys: Keys;
  readonly principal: Principal;
  readonly systemRules: string;
  /** What the user has written; never trusted. */
  readonly userInput: string;
  readonly timestamp?: Date;
}

/**
 * The shortest way to a prompt that keeps the operator's rules and the user's input apart: {@link structurePrompt} with
 * one section.
 *
 * @throws {@link InvalidOptionsError}, {@link InvalidTextError} or {@link TextTooLongError} as that does.
 * @example
 * const { system, user } = createSecurePrompt({ keys, principal, systemRules: 'You are a librarian.', userInput });
 * const messages = [{ role: 'system', content: system }, { role: 'user', content: user }];
 */
export function createSecurePrompt(options: SecurePromptOptions): StructuredPrompt {
  if (typeof options !== 'object' || options === null) throw new InvalidOptionsError('options', 'must be an object');
  const { keys, principal, systemRules, userInput, timestamp } = options;
  return structurePrompt({
    keys,
    principal,
    rules: systemRules,
    sections: [{ trust: 'user', text: userInput }],
    ...(timestamp === undefined ? {} : { timestamp }),
  });
}
