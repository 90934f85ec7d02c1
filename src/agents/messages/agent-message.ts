import { InvalidOptionsError } from '../../core/errors.ts';
import type { JsonValue } from '../../core/json-value.ts';

/** What a message may be, and for how long. */
export interface MessageBounds {
  /** Bytes of its JSON, before encoding and sealing: 1,024 to 1,048,576. */
  readonly messageBytesMax: number;
  /** Milliseconds from `timestamp` on for which a message is taken: 1,000 to 300,000. */
  readonly windowMs: number;
  /** Milliseconds that the clocks of two agents may be apart: 0 to 30,000. */
  readonly skewMs: number;
}

/** The defaults: 256 KiB, one minute, five seconds. */
export const MESSAGE_BOUNDS: MessageBounds = { messageBytesMax: 262_144, windowMs: 60_000, skewMs: 5_000 };

const RANGES: Readonly<Record<keyof MessageBounds, { readonly min: number; readonly max: number }>> = {
  messageBytesMax: { min: 1_024, max: 1_048_576 },
  windowMs: { min: 1_000, max: 300_000 },
  skewMs: { min: 0, max: 30_000 },
};

/**
 * Fills missing bounds with {@link MESSAGE_BOUNDS}.
 *
 * @throws `InvalidOptionsError` for an unknown name, or a value out of its range.
 */
export function messageBounds(overrides: Partial<MessageBounds> = {}): MessageBounds {
  for (const [name, value] of Object.entries(overrides)) {
    if (!Object.hasOwn(RANGES, name)) throw new InvalidOptionsError(`bounds.${name}`, 'is not a known bound');
    const { min, max } = RANGES[name as keyof MessageBounds];
    if (!Number.isSafeInteger(value) || value < min || value > max) {
      throw new InvalidOptionsError(`bounds.${name}`, `must be a whole number from ${min} to ${max}`);
    }
  }
  return { ...MESSAGE_BOUNDS, ...overrides };
}

/**
 * On whose word an agent acts: a token, or a chain of delegation from the user's request on. Here these are strings that somebody else
 * verifies: visible ASCII, 1 to 16,384 characters, a chain 1 to 16 of them.
 */
export type MessageAuthority = { readonly token: string } | { readonly chain: readonly string[] };

/** What an agent says to another. Frozen in all its depth where it was verified. */
export interface AgentMessage {
  /** The version of the form. */
  readonly v: 1;
  /** The agent that signs. */
  readonly from: string;
  /** The agent that the message is for. */
  readonly to: string;
  /** What `to` is asked to do, as a permission without `*`: `files:delete`. */
  readonly action: string;
  /** What to do it with: at most 32 levels of lists and objects. */
  readonly payload: JsonValue;
  /** The task that this belongs to: 1 to 256 letters, digits and `._:/@-`. */
  readonly task?: string;
  readonly token?: string;
  readonly chain?: readonly string[];
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly timestamp: number;
  /** 16 random bytes in base64url. */
  readonly nonce: string;
  /** SHA-256 of the payload's canonical JSON, in base64url: names the payload where it must not be shown. */
  readonly digest: string;
}
