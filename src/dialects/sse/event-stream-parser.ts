import { MalformedReplyError } from '../dialect-errors.ts';
import { createUtf8Reader } from './utf8-reader.ts';

/** UTF-16 units of the data of one event, and of one line. */
export const EVENT_CHARS_MAX = 1_048_576;

/** One event, or a comment line: providers send comments so that an idle connection stays open. */
export type StreamEvent =
  | { readonly kind: 'event'; readonly name: string; readonly data: string }
  | { readonly kind: 'comment' };

/** Reads an event stream (WHATWG HTML, section 9.2.6) from bytes that are cut anywhere. */
export interface EventStreamParser {
  /**
   * Takes bytes and gives the events that they complete. What was complete before a fault is given first; the fault is
   * thrown by the next call of either function.
   */
  push(bytes: Uint8Array): readonly StreamEvent[];
  /** The stream has closed. An event that no blank line has ended is dropped, as the standard says. Throws a fault that waits. */
  end(): void;
}

/**
 * Opens a parser. Its time is linear in the bytes, however they are cut. Names other than `event` and `data` are read over.
 * A fault is a {@link MalformedReplyError}: bytes that are no UTF-8, or a line or event past {@link EVENT_CHARS_MAX}.
 */
export function createEventStreamParser(): EventStreamParser {
  const utf8 = createUtf8Reader();
  let events: StreamEvent[] = [];
  let fault: MalformedReplyError | undefined;
  let line = '';
  let name = '';
  let data: string | undefined;
  let isFirst = true;
  let isAfterReturn = false;

  return {
    push(bytes) {
      if (fault !== undefined) throw fault;
      events = [];
      try {
        read(utf8.read(bytes));
        fault = utf8.fault;
      } catch (error) {
        if (!(error instanceof MalformedReplyError)) throw error;
        fault = error;
      }
      if (fault !== undefined && events.length === 0) throw fault;
      return events;
    },
    end() {
      if (fault !== undefined) throw fault;
    },
  };

  function read(text: string): void {
    let at = 0;
    if (isFirst && text !== '') {
      isFirst = false;
      if (text.charCodeAt(0) === BYTE_ORDER_MARK) at = 1;
    }
    while (at < text.length) {
      if (isAfterReturn) {
        isAfterReturn = false;
        if (text.charCodeAt(at) === LINE_FEED) {
          at++;
          continue;
        }
      }
      const end = lineEnd(text, at);
      const piece = text.slice(at, end);
      if (line.length + piece.length > EVENT_CHARS_MAX) refuse('has a line');
      if (end === text.length) {
        line += piece;
        return;
      }
      isAfterReturn = text.charCodeAt(end) === CARRIAGE_RETURN;
      at = end + 1;
      const whole = line === '' ? piece : line + piece;
      line = '';
      takeLine(whole);
    }
  }

  function refuse(what: string): never {
    throw new MalformedReplyError(`${what} longer than ${EVENT_CHARS_MAX} UTF-16 units in its event stream`);
  }

  function takeLine(text: string): void {
    if (text === '') {
      // An event without data is none (section 9.2.6, "dispatch the event").
      if (data !== undefined && data !== '') events.push({ kind: 'event', name, data });
      name = '';
      data = undefined;
      return;
    }
    const colon = text.indexOf(':');
    if (colon === 0) {
      events.push({ kind: 'comment' });
      return;
    }
    const field = colon === -1 ? text : text.slice(0, colon);
    if (field !== 'data' && field !== 'event') return;
    const value = colon === -1 ? '' : text.slice(text.charCodeAt(colon + 1) === SPACE ? colon + 2 : colon + 1);
    if (field === 'event') name = value;
    else if (data === undefined) data = value;
    else data += `\n${value}`;
    if (data !== undefined && data.length > EVENT_CHARS_MAX) refuse('has an event');
  }
}

const BYTE_ORDER_MARK = 0xfeff;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/**
 * Where a line ends that begins at `at`; the length of the text where its end is not there. Not by `indexOf`: optimized, V8 looks
 * for both marks before it asks which is wanted, and so for one that never comes through all of the text, for every line.
 */
function lineEnd(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) break;
  }
  return end;
}
