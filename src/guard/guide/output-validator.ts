import { BOUNDS_DEFAULT, type Bounds } from '../../core/bounds.ts';
import type { Finding } from '../../core/finding.ts';
import type { Keys } from '../../core/ports.ts';
import { actsOnNames } from '../../decide/acts-on-names.ts';
import type { Policy } from '../../decide/policy.ts';
import type { ProfileName } from '../../decide/profiles.ts';
import { resolvePolicy } from '../../decide/resolve-policy.ts';
import { allowedValues } from '../../detect/matching/allowed-values.ts';
import { replyRules } from '../../detect/shipped-rules.ts';
import { guarded } from '../../validate/reply-stream.ts';
import { checkText, checkTexts, whileReading } from '../check-call.ts';
import { checkOptions, checkPort } from '../check-options.ts';
import { openReply } from '../reply-evaluation.ts';
import { type ReplyScanners, replyScanners } from '../reply-scanners.ts';

/** What an {@link OutputValidator} says of a reply. */
export interface OutputCheck {
  /** Whether the reply may leave as it is. */
  readonly isValid: boolean;
  /** Whether nothing behind `text` may leave. */
  readonly isBlocked: boolean;
  readonly violations: readonly Finding[];
  /** What may leave: the reply with what the policy replaces, up to a block. */
  readonly text: string;
}

/**
 * Looks at a reply before it leaves: secrets, personal data, the system prompt, links that carry data, active markup.
 *
 * @example
 * new OutputValidator().validate('the password: hunter2secret').isValid; // false
 */
export class OutputValidator {
  readonly #policy: Policy;
  readonly #bounds: Bounds = BOUNDS_DEFAULT;
  readonly #scannerFor: ReplyScanners;
  readonly #keys: Keys | undefined;

  /** @throws {@link InvalidOptionsError} or {@link InvalidPolicyError} */
  constructor(options: { readonly policy?: ProfileName | Policy; readonly keys?: Keys } = {}) {
    const { policy, keys } = whileReading('options', () => {
      const copy = checkOptions(options, ['policy', 'keys']);
      checkPort('keys', copy.keys, 'mac');
      return { ...copy, policy: resolvePolicy(copy.policy) };
    });
    this.#policy = policy;
    this.#keys = keys;
    const rules = replyRules([], {
      linkHosts: this.#policy.linkHosts,
      withNames: actsOnNames(this.#policy),
      spanLengthMax: this.#bounds.streamHoldCharsMax,
    });
    this.#scannerFor = replyScanners({ ...rules, allowed: allowedValues(this.#policy.allow ?? []) }, this.#bounds);
  }

  /** Checks a reply. Throws {@link InvalidTextError}, {@link TextTooLongError} or {@link InvalidOptionsError} for bad canaries. */
  validate(
    text: string,
    prompt: { readonly systemPrompt?: string; readonly canaries?: readonly string[] } = {},
  ): OutputCheck {
    checkText(text, this.#bounds);
    const { systemPrompt, canaries } = whileReading('prompt', () =>
      checkOptions(prompt, ['systemPrompt', 'canaries'], 'prompt'),
    );
    checkTexts('prompt.systemPrompt', systemPrompt === undefined ? undefined : [systemPrompt]);
    checkTexts('prompt.canaries', canaries);
    const { scanner } = this.#scannerFor(systemPrompt, canaries);
    const operators = this.#keys === undefined ? {} : { keys: this.#keys };
    const { evaluator, decision } = openReply({ policy: this.#policy, bounds: this.#bounds, scanner, operators });
    const released = guarded(evaluator, () => evaluator.push(text)) + guarded(evaluator, () => evaluator.end());
    const { action, findings } = decision();
    return { isValid: action === 'allow', isBlocked: action === 'block', violations: findings, text: released };
  }
}
