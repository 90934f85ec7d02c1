/** Messages of one request. */
export const MESSAGES_MAX = 10_000;

/** Definitions of tools in one request. */
export const TOOLS_MAX = 1_000;
