import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedReplyError } from '../dialect-errors.ts';
import { createEventStreamParser, EVENT_CHARS_MAX, type StreamEvent } from './event-stream-parser.ts';
import { writeEvent } from './write-event.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Events and whether a fault came, with the bytes in packets of the given sizes, in turn. */
function read(
  bytes: Uint8Array,
  sizes: readonly number[],
): { readonly events: readonly StreamEvent[]; readonly isFaulty: boolean } {
  const parser = createEventStreamParser();
  const events: StreamEvent[] = [];
  try {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = sizes[turn % sizes.length] ?? 1;
      events.push(...parser.push(bytes.subarray(at, at + size)));
      at += size;
    }
    parser.end();
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedReplyError);
    return { events, isFaulty: true };
  }
  return { events, isFaulty: false };
}

function readText(text: string): readonly StreamEvent[] {
  return read(bytesOf(text), [text.length * 3]).events;
}

const event = (data: string, name = ''): StreamEvent => ({ kind: 'event', name, data });

describe('an event stream', () => {
  it.each([
    ['ends lines with LF', 'data: a\n\ndata: b\n\n', [event('a'), event('b')]],
    ['ends lines with CR LF', 'data: a\r\n\r\ndata: b\r\n\r\n', [event('a'), event('b')]],
    ['ends lines with CR', 'data: a\r\rdata: b\r\r', [event('a'), event('b')]],
    ['mixes its line ends', 'data: a\r\n\rdata: b\n\r\n', [event('a'), event('b')]],
    ['begins with a byte order mark', '\ufeffdata: a\n\n', [event('a')]],
    ['has a byte order mark later, which is text', 'data: \ufeffa\n\n', [event('\ufeffa')]],
    ['has data on several lines', 'data: a\ndata:\ndata: b\n\n', [event('a\n\nb')]],
    ['has no space behind the colon', 'data:a\n\n', [event('a')]],
    ['has two spaces behind the colon, one of which is text', 'data:  a\n\n', [event(' a')]],
    ['has fields on lines that end with CR LF', 'event: x\r\ndata: a\r\ndata: b\r\n\r\n', [event('a\nb', 'x')]],
    ['names an event', 'event: ping\ndata: {}\n\n', [event('{}', 'ping')]],
    ['names the event behind the data', 'data: {}\nevent: ping\n\n', [event('{}', 'ping')]],
    ['forgets a name with the event', 'event: a\ndata: 1\n\ndata: 2\n\n', [event('1', 'a'), event('2')]],
    ['has ids and times, which are read over', 'id: 7\nretry: 10\ndata: a\n\n', [event('a')]],
    ['has fields that nobody knows', 'DATA: b\n data: c\ndata : d\ndata: a\n\n', [event('a')]],
    ['has comments', ': keep\ndata: a\n:x\n\n', [{ kind: 'comment' }, { kind: 'comment' }, event('a')]],
    ['has an event without data, which is none', 'event: a\n\ndata\n\n', []],
    ['ends inside an event, which is dropped', 'data: a\n\ndata: b\n', [event('a')]],
    ['is empty', '', []],
  ] as const)('that %s', (_name, text, events) => {
    expect(readText(text)).toEqual(events);
    expect(read(bytesOf(text), [1]).events).toEqual(events);
  });

  it('gives the same events for every cutting of its bytes, whatever they are', () => {
    const pieces = [
      'data: ',
      'data',
      'event: a',
      ':',
      '\n',
      '\r',
      '\r\n',
      '\n\n',
      'é',
      '😀',
      '\ufeff',
      ' x',
      '{"a":1}',
      'id: 1',
    ];
    const piece = fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...pieces).map(bytesOf) },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom([0xff], [0xc3], [0xe2, 0x82], [0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80])
          .map((list) => Uint8Array.from(list)),
      },
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (parts, sizes) => {
          const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
          const whole = read(bytes, [bytes.length + 1]);
          expect(read(bytes, [1])).toEqual(whole);
          expect(read(bytes, sizes)).toEqual(whole);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('reads what is written', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'message_start'), fc.json(), (name, json) => {
        const text = JSON.stringify(JSON.parse(json), null, 1);
        expect(readText(writeEvent(name, text))).toEqual([event(text, name)]);
      }),
    );
  });

  it('is refused where it is no UTF-8, behind the events that were whole', () => {
    const bytes = Uint8Array.from([...bytesOf('data: a\n\ndata: b'), 0xff, ...bytesOf('\n\ndata: c\n\n')]);
    expect(read(bytes, [bytes.length])).toEqual({ events: [event('a')], isFaulty: true });
    expect(() => createEventStreamParser().push(Uint8Array.of(0xff))).toThrow(/no UTF-8/u);
  });

  it('is read up to a fault where a packet begins inside a character', () => {
    const bytes = Uint8Array.from([...bytesOf('data: é\n\n'), 0xff]);
    // The first byte of é is the seventh.
    expect(read(bytes, [7, 20])).toEqual({ events: [event('é')], isFaulty: true });
  });

  it('is refused where a line or an event is too long', () => {
    const parser = createEventStreamParser();
    const packet = bytesOf('a'.repeat(65_536));
    expect(() => {
      for (let sent = 0; sent <= EVENT_CHARS_MAX; sent += packet.length) parser.push(packet);
    }).toThrow(/longer than/u);
    const line = `data: ${'a'.repeat(EVENT_CHARS_MAX / 2)}\n`;
    expect(() => readTextOrThrow(line + line)).toThrow(/longer than/u);
    expect(readText(`${line}\n`)).toHaveLength(1);
  });

  it('is read in one-byte packets, a hundred thousand of them', () => {
    const text = `data: ${'b'.repeat(100_000)}\n\n`;
    expect(read(bytesOf(text), [1]).events).toEqual([event('b'.repeat(100_000))]);
  });
});

function readTextOrThrow(text: string): readonly StreamEvent[] {
  return createEventStreamParser().push(bytesOf(text));
}
