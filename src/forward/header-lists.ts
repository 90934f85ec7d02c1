/** Values as an HTTP parser gives them: a list where a name came more than once. */
export type ReceivedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What of a caller's headers goes to a provider: what the OpenAI and Anthropic APIs define and what changes nothing
 * but the meaning of the request. Not among them: credentials, cookies, addresses of the caller, what describes the
 * caller's machine (`x-stainless-*`, `user-agent`), everything about the connection, and `openai-organization` and
 * `openai-project`, because they choose who pays under the operator's key; the operator sets those.
 */
const TO_PROVIDER: ReadonlySet<string> = new Set([
  'accept',
  'anthropic-beta',
  'anthropic-version',
  'content-type',
  'idempotency-key',
  'openai-beta',
  'x-client-request-id',
]);

/**
 * What of a provider's headers goes back to the caller. Not among them: cookies, what names servers between, the
 * operator's organization, everything about the connection, and the length and coding of a body that may be edited.
 */
const TO_CALLER: ReadonlySet<string> = new Set([
  'content-type',
  'openai-model',
  'openai-processing-ms',
  'openai-version',
  'request-id',
  'retry-after',
  'retry-after-ms',
  'x-request-id',
  'x-should-retry',
]);

/** What is left of the limits of the operator's account, which all callers share: it goes on only where the operator says so. */
const RATE_LIMIT_PREFIXES: readonly string[] = ['x-ratelimit-', 'anthropic-ratelimit-'];

/** Set by the transport or by the upstream's own options; an operator's fixed header cannot have these names. */
const RESERVED: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
]);

const NAME_CHARS_MAX = 64;
const VALUE_CHARS_MAX = 2_048;
const REPLY_HEADERS_MAX = 64;

/**
 * The headers of a call that may go to a provider. A value with anything but visible ASCII, spaces and tabs, or of more
 * than 2,048 characters, is dropped: no line break can be brought in.
 */
export function headersToProvider(headers: Readonly<Record<string, string>>): Record<string, string> {
  const allowed: Record<string, string> = {};
  for (const name in headers) {
    if (!TO_PROVIDER.has(name)) continue;
    const value = headers[name];
    if (typeof value === 'string' && isHeaderValue(value)) allowed[name] = value;
  }
  return allowed;
}

/** What of a reply's headers may go on beyond the list. */
export interface CallerHeaderRule {
  /** Whether headers about the limits of the operator's account do. */
  readonly isRateLimitPassed: boolean;
  /** The provider's key: a value that repeats it does not go on. */
  readonly secret?: string | undefined;
}

/**
 * The headers of a reply that may go to the caller; at most 64. Of a name that came more than once the first value
 * stays, but for `content-type`: where two are said, none is believed.
 */
export function headersToCaller(headers: ReceivedHeaders, rule: CallerHeaderRule): Record<string, string> {
  const { isRateLimitPassed, secret } = rule;
  const allowed: Record<string, string> = {};
  let count = 0;
  for (const name in headers) {
    if (!TO_CALLER.has(name) && !(isRateLimitPassed && isRateLimit(name))) continue;
    const received = headers[name];
    const value = typeof received === 'string' ? received : name === 'content-type' ? undefined : received?.[0];
    if (value === undefined || !isHeaderValue(value)) continue;
    if (secret !== undefined && value.includes(secret)) continue;
    allowed[name] = value;
    count += 1;
    if (count === REPLY_HEADERS_MAX) break;
  }
  return allowed;
}

function isRateLimit(name: string): boolean {
  if (name.length > NAME_CHARS_MAX) return false;
  return RATE_LIMIT_PREFIXES.some((prefix) => name.length > prefix.length && name.startsWith(prefix));
}

/** The media type of a `content-type` value: lower case, without parameters; empty where it is none. */
export function mediaTypeOf(contentType: string | undefined): string {
  if (contentType === undefined) return '';
  const end = contentType.indexOf(';');
  const type = (end === -1 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
  return /^[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,64}$/u.test(type) ? type : '';
}

/** Whether a value can stand in a header: visible ASCII, spaces and tabs, at most 2,048 characters. */
export function isHeaderValue(value: string): boolean {
  if (value.length > VALUE_CHARS_MAX) return false;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if ((unit < 0x20 && unit !== 0x09) || unit > 0x7e) return false;
  }
  return true;
}

/** Whether an operator may set a header of this name: a token in lower case that the transport does not own. */
export function isSettableHeader(name: string): boolean {
  return /^[a-z0-9_-]{1,64}$/u.test(name) && !RESERVED.has(name);
}
