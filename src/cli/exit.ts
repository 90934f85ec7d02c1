/** What the exit status says: all well, a text was blocked, or the call or a line of input was bad. */
export const EXIT = { ok: 0, blocked: 1, usage: 2 } as const;

/** The call cannot be carried out as it was given; the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
