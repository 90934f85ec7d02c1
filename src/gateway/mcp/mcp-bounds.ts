import { InvalidOptionsError } from '../../core/errors.ts';

/** Limits of one guarded server; what is missing has the default below. */
export interface McpBounds {
  /** Bytes of one message, either way. */
  readonly messageBytesMax: number;
  /** How long a request may wait for its answer, and the server may take nothing of what is sent to it. */
  readonly requestTimeoutMs: number;
  /** Requests of the client in a minute. */
  readonly requestsPerMinute: number;
  /** Requests of the client that wait for an answer at the same time. */
  readonly concurrentMax: number;
  /** Requests and notifications of the server in a minute. */
  readonly serverMessagesPerMinute: number;
  /** Requests of the server that wait for an answer at the same time. */
  readonly serverConcurrentMax: number;
  /** Lines of the server that are no message, and answers that nobody asked for, after which it is ended. */
  readonly badLinesMax: number;
  /** How long a server may take to end by itself, and once more after it was asked to. */
  readonly stopGraceMs: number;
  /** Bytes of the server's stderr in a minute; what is more is left out. */
  readonly stderrBytesPerMinute: number;
}

/** The defaults. */
const MCP_BOUNDS_DEFAULT: McpBounds = {
  messageBytesMax: 4_194_304,
  requestTimeoutMs: 120_000,
  requestsPerMinute: 1_200,
  concurrentMax: 32,
  serverMessagesPerMinute: 6_000,
  serverConcurrentMax: 16,
  badLinesMax: 1_000,
  stopGraceMs: 2_000,
  stderrBytesPerMinute: 1_048_576,
};

const VALUE_MAX = 1_000_000_000;

/**
 * Fills missing bounds with the defaults.
 *
 * @throws `InvalidOptionsError` for one that is no whole number from 1 to 10⁹.
 */
export function resolveMcpBounds(overrides: Partial<McpBounds> = {}): McpBounds {
  for (const [name, value] of Object.entries(overrides)) {
    if (!Number.isSafeInteger(value) || value < 1 || value > VALUE_MAX)
      throw new InvalidOptionsError(`bounds.${name}`, `must be a whole number from 1 to ${VALUE_MAX}`);
  }
  return { ...MCP_BOUNDS_DEFAULT, ...overrides };
}
