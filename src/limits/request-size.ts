import { SallyportError } from '../core/errors.ts';

/** How large a request is, counted by whoever has read it. What was not counted is missing. */
export interface RequestSize {
  /** UTF-16 units of all texts. */
  readonly inputCharacters?: number;
  readonly inputTokens?: number;
  readonly messages?: number;
  readonly tools?: number;
  /** Objects and arrays within each other, of the whole body; a body of `{}` has 1. */
  readonly nestingDepth?: number;
  /** Images, files, sounds and documents. */
  readonly attachments?: number;
}

/** What a request may have at most of anything. A limit that is missing does not hold; 0 allows nothing. */
export type RequestSizeLimits = RequestSize;

/** A request is larger than a limit, now and for ever: waiting does not help. */
export class RequestTooLargeError extends SallyportError {
  override readonly name = 'RequestTooLargeError';
  /** Which limit it was: a field of {@link RequestSize}, or the name of a limit of units in a window. */
  readonly limit: string;
  /** What the request has. Infinity for what could not be counted. */
  readonly actual: number;
  /** What it may have. */
  readonly max: number;

  constructor(limit: string, actual: number, max: number) {
    const has = Number.isFinite(actual) ? String(actual) : 'an unknown number';
    super('REQUEST_TOO_LARGE', `the request has ${has} of ${SAID.get(limit) ?? limit}, ${max} are allowed`);
    this.limit = limit;
    this.actual = actual;
    this.max = max;
  }
}

/**
 * Checks the size of a request, in the order of {@link RequestSize}. A limit whose count is missing or is no number refuses:
 * what nobody counted is not known to be small.
 *
 * @throws {@link RequestTooLargeError} for the first limit that is passed.
 * @example
 * checkRequestSize({ messages: 3, tools: 200 }, { messages: 100, tools: 128 });  // throws: limit 'tools', 200, 128
 */
export function checkRequestSize(size: RequestSize, limits: RequestSizeLimits): void {
  for (const name of NAMES) {
    const max = limits[name];
    if (max === undefined) continue;
    const actual = size[name] ?? Number.POSITIVE_INFINITY;
    if (!(actual <= max)) throw new RequestTooLargeError(name, actual, max);
  }
}

const NAMES: readonly (keyof RequestSize)[] = [
  'inputCharacters',
  'inputTokens',
  'messages',
  'tools',
  'nestingDepth',
  'attachments',
];

const SAID: ReadonlyMap<string, string> = new Map<string, string>([
  ['inputCharacters', 'characters of input'],
  ['inputTokens', 'tokens of input'],
  ['messages', 'messages'],
  ['tools', 'tools'],
  ['nestingDepth', 'levels of nesting'],
  ['attachments', 'attachments'],
]);
