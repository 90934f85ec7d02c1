import { REMOVED, type ScrubRule, scrubText } from './scrub-text.ts';

/** What of a provider's error body may go to a caller. */
export interface ProviderError {
  /** One line, at most 4,096 bytes of UTF-8; a fixed sentence where the body says nothing readable. */
  readonly message: string;
  /** The provider's own words for the kind of error, where they are short tokens, such as `invalid_request_error`. */
  readonly type?: string;
  readonly code?: string;
}

/** So much of a body is looked at, and so much of the message in it: it may become shorter by what is removed. */
const BODY_CHARS_MAX = 65_536;
const RAW_CHARS_MAX = 8_192;
const MESSAGE_BYTES_MAX = 4_096;
const TOKEN_CHARS_MAX = 64;
const NO_MESSAGE = 'the provider gave no readable message';

/**
 * Takes the message out of a provider's error body (JSON of OpenAI's, Anthropic's and similar shapes, HTML, or text)
 * and removes keys, internal hosts, IP addresses and URLs from it. Never throws, whatever the body is.
 *
 * The message may repeat parts of the request, because providers do; it holds no key of the operator.
 *
 * @param body - Of any length; the first 65,536 characters count.
 * @param rule - The configured keys and the hosts to hide.
 * @example
 * scrubProviderError('{"error":{"message":"Incorrect API key provided: sk-abc.","code":"invalid_api_key"}}', rule);
 * // { message: 'Incorrect API key provided: [removed].', code: 'invalid_api_key' }
 */
export function scrubProviderError(body: string, rule: ScrubRule): ProviderError {
  const read = readBody(body);
  const message = toOneLine(scrubText(toPlainText(read.message), rule));
  const type = tokenOf(read.type, rule);
  const code = tokenOf(read.code, rule);
  return {
    message: message === '' ? NO_MESSAGE : message,
    ...(type === undefined ? undefined : { type }),
    ...(code === undefined ? undefined : { code }),
  };
}

interface ReadError {
  readonly message: string;
  readonly type?: unknown;
  readonly code?: unknown;
}

function readBody(body: string): ReadError {
  const isCut = body.length > BODY_CHARS_MAX;
  const text = (isCut ? body.slice(0, BODY_CHARS_MAX) : body).trim();
  if (text.startsWith('<')) return { message: titleOf(text) };
  if (!text.startsWith('{') && !text.startsWith('[')) return { message: text };
  try {
    return readValue(JSON.parse(text));
  } catch {
    return { message: isCut ? '' : text };
  }
}

/** `{error: {message, type, code}}`, `{error: "…"}`, `{message}`, `{detail}`, and a list with one of these first. */
function readValue(value: unknown): ReadError {
  const body = fieldsOf(Array.isArray(value) ? value[0] : value);
  const inner = body['error'];
  if (typeof inner === 'string') return { message: inner, type: body['type'], code: body['code'] };
  const error = typeof inner === 'object' && inner !== null ? fieldsOf(inner) : body;
  const message = [error['message'], error['detail'], body['message'], body['detail']].find(
    (candidate) => typeof candidate === 'string' && candidate !== '',
  );
  return { message: typeof message === 'string' ? message : '', type: error['type'], code: error['code'] };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** Pages of proxies say one thing in their title; the rest is markup and details of the machine. */
function titleOf(html: string): string {
  const folded = html.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
  const open = folded.indexOf('<title>');
  const close = open === -1 ? -1 : folded.indexOf('</title', open);
  if (close === -1) return '';
  return html.slice(open + '<title>'.length, close).replaceAll('<', ' ');
}

/**
 * The beginning of a message with white space, control characters and lone surrogates as spaces, and without characters
 * that are not seen: they could part a key so that it is not recognized.
 */
function toPlainText(message: string): string {
  const text = message.length > RAW_CHARS_MAX ? dropLastWord(message.slice(0, RAW_CHARS_MAX)) : message;
  return text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '').replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}]/gu, ' ');
}

/** A word that a cut went through could be the beginning of a key that no longer looks like one. */
function dropLastWord(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) > 0x20) end -= 1;
  return text.slice(0, end);
}

function toOneLine(text: string): string {
  const line = text.replaceAll(/ {2,}/gu, ' ').trim();
  if (line.length * 3 <= MESSAGE_BYTES_MAX) return line;
  const { read } = new TextEncoder().encodeInto(line, new Uint8Array(MESSAGE_BYTES_MAX));
  return line.slice(0, read);
}

function tokenOf(value: unknown, rule: ScrubRule): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > TOKEN_CHARS_MAX || !/^[A-Za-z][A-Za-z0-9_.-]*$|^\d{1,6}$/u.test(text)) {
    return undefined;
  }
  return scrubText(text, rule).includes(REMOVED) ? undefined : text;
}
