/** All authors of text. */
export const TRUSTS = ['operator', 'user', 'external', 'model'] as const;

/** Who wrote a text. It follows from configuration and position in a message, never from the text itself. */
export type Trust = (typeof TRUSTS)[number];

/** All roles of the chat formats. */
export const ROLES = ['system', 'developer', 'user', 'assistant', 'tool'] as const;

/** The role a text was sent under, in the words of the chat formats. */
export type Role = (typeof ROLES)[number];

/** Both ways that a text can go. */
export const DIRECTIONS = ['request', 'reply'] as const;

/** Which way a text goes: `request` towards the model, `reply` away from it. */
export type Direction = (typeof DIRECTIONS)[number];

/**
 * On whose behalf a call is made. Each part is an opaque id of 1 to {@link Bounds.idLengthMax} UTF-16 code units;
 * two principals are the same only when all three parts are equal, unit by unit.
 */
export interface Principal {
  readonly tenant: string;
  readonly user: string;
  readonly session: string;
}

/** One piece of text in a message, with its place and its author. */
export interface Segment {
  /** JSON pointer (RFC 6901) of the text in the message that it came from; empty for a bare text. */
  readonly pointer: string;
  readonly role: Role;
  readonly trust: Trust;
  readonly text: string;
  /** Where external text came from, such as a document id or a tool name. */
  readonly source?: string;
}
