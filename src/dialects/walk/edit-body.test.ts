import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../core/edit.ts';
import type { JsonNode } from '../../core/json/json-node.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import type { RequestReading } from '../dialect.ts';
import { readOpenAiRequest } from '../openai-chat/request-reader.ts';
import { freeStep } from './pointer-step.ts';

const TRUSTS = { system: 'operator', assistant: 'user', tools: 'external' } as const;

function read(body: string): RequestReading {
  return readOpenAiRequest(body, TRUSTS);
}

function edit(pointer: string, start: number, end: number, replacement: string): Edit {
  return { pointer, start, end, replacement, operator: 'redact', ruleId: 'test' };
}

describe('edits of a body', () => {
  it('change what they name and keep the spelling of all else', () => {
    const body =
      '{ "messages" :[{"content":"caf\\u00e9 4012 \\/ \\u0000 x","role":"user"} ] ,\n"temperature":1.0e0,"model":"m"}';
    const pointer = '/messages/0/content';
    expect(read(body).segments.find((segment) => segment.pointer === pointer)?.text).toBe('café 4012 / \u0000 x');
    expect(read(body).edited([edit(pointer, 5, 9, '<"CARD">')])).toBe(
      '{ "messages" :[{"content":"caf\\u00e9 <\\"CARD\\"> \\/ \\u0000 x","role":"user"} ] ,\n"temperature":1.0e0,"model":"m"}',
    );
  });

  it('work around a NUL character', () => {
    const body = '{"messages":[{"role":"user","content":"a\\u0000b\\u0000c"}],"model":"m"}';
    expect(read(body).edited([edit('/messages/0/content', 1, 2, '')])).toBe(body.replace('\\u0000', ''));
    expect(read(body).edited([edit('/messages/0/content', 2, 3, 'X')])).toBe(body.replace('b', 'X'));
  });

  it('go through both layers of JSON that a string holds', () => {
    const args = '{"to":"\\"eve\\" <e@x.test>","n":1.50,"deep":[{"k":"\\u0065"}]}';
    const message = {
      role: 'assistant',
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: args } }],
    };
    const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'hi' }, message] });
    const base = '/messages/1/tool_calls/0/function/arguments#';
    const edited = read(body).edited([
      edit(`${base}/deep/0/k`, 0, 1, 'a"\\b'),
      edit(`${base}/to`, 7, 15, '"'),
      edit(`${base}/to`, 1, 4, ''),
    ]);
    const inner = JSON.parse(edited).messages[1].tool_calls[0].function.arguments as string;
    expect(inner).toBe('{"to":"\\"\\" <\\">","n":1.50,"deep":[{"k":"a\\"\\\\b"}]}');
    expect(JSON.parse(inner)).toEqual({ to: '"" <">', n: 1.5, deep: [{ k: 'a"\\b' }] });
  });

  it('make a string of a number, in both layers', () => {
    const args = '{"card": 4012888888881881 ,"n":4.012888888881881E15,"lat":52.5200065999}';
    const message = {
      role: 'assistant',
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: args } }],
    };
    const body =
      '{"messages":[{"role":"user","content":"hi"},MESSAGE],"model":"m","metadata":{"a":[4012888888881881, 7]}}'.replace(
        'MESSAGE',
        JSON.stringify(message),
      );
    const base = '/messages/1/tool_calls/0/function/arguments#';
    const numbers = read(body).segments.filter(({ text }) => /^[\d.]+$/u.test(text));
    expect(numbers.map(({ pointer, text }) => [pointer, text])).toEqual([
      [`${base}/card`, '4012888888881881'],
      [`${base}/n`, '4012888888881881'],
      ['/metadata/a/0', '4012888888881881'],
    ]);
    const edited = read(body).edited([
      edit(`${base}/card`, 0, 16, '<"CARD">'),
      edit(`${base}/n`, 4, 12, '****'),
      edit('/metadata/a/0', 0, 16, '<CARD>'),
    ]);
    const request = JSON.parse(edited);
    expect(request.messages[1].tool_calls[0].function.arguments).toBe(
      '{"card": "<\\"CARD\\">" ,"n":"4012****1881","lat":52.5200065999}',
    );
    expect(edited).toContain('"metadata":{"a":["<CARD>", 7]}');
    expect(() => read(body).edited([edit('/metadata/a/0', 0, 17, '')])).toThrow(RangeError);
  });

  it('give the body as it came where there are none', () => {
    const body = ' {"model":"m", "messages":[{"role":"user","content":""}]}\n';
    expect(read(body).edited([])).toBe(body);
  });

  const body = JSON.stringify({
    model: 'm',
    metadata: { k: 'v' },
    messages: [{ role: 'user', content: 'text', name: 'eve' }],
  });

  it.each([
    ['an id', '/messages/0/name'],
    ['the name of a member', '/metadata/k~key'],
    ['an object', '/messages/0'],
    ['a word of the format', '/messages/0/role'],
    ['no place', '/messages/7/content'],
    ['the body', ''],
  ])('are refused for %s', (_what, pointer) => {
    expect(() => read(body).edited([edit(pointer, 0, 1, 'x')])).toThrow(RangeError);
  });

  it.each([
    ['past the end', [edit('/messages/0/content', 0, 5, '')]],
    ['before the start', [edit('/messages/0/content', -1, 2, '')]],
    ['backwards', [edit('/messages/0/content', 2, 1, '')]],
    ['overlapping', [edit('/messages/0/content', 0, 3, ''), edit('/messages/0/content', 2, 4, '')]],
  ])('are refused where they are %s', (_what, edits) => {
    expect(() => read(body).edited(edits)).toThrow(RangeError);
  });
});

describe('byte-exactness', () => {
  it('a body without edits stays identical; with edits it says the new texts and nothing else changes', () => {
    fc.assert(
      fc.property(requestArbitrary, fc.infiniteStream(fc.nat()), fc.array(editArbitrary), (request, style, picks) => {
        const body = spelled(request, style);
        const reading = read(body);
        expect(reading.edited([])).toBe(body);
        const edits = editsOf(reading, picks);
        const edited = reading.edited(edits);
        expect(skeletonOf(edited, new Set(edits.map(({ pointer }) => pointer)))).toBe(
          skeletonOf(body, new Set(edits.map(({ pointer }) => pointer))),
        );
        expect(textsOf(edited)).toEqual(expectedTexts(reading, edits));
      }),
      { numRuns: 400 },
    );
  });

  it('finds in every formatting of a request the same texts', () => {
    fc.assert(
      fc.property(requestArbitrary, fc.infiniteStream(fc.nat()), (request, style) => {
        const sorted = (texts: Iterable<string>): readonly string[] => [...texts].sort();
        expect(sorted(read(spelled(request, style)).segments.map(({ text }) => text))).toEqual(
          sorted(read(JSON.stringify(request)).segments.map(({ text }) => text)),
        );
      }),
      { numRuns: 200 },
    );
  });
});

const word = fc.string({
  unit: fc.constantFrom('a', 'Z', ' ', '"', '\\', '/', '\n', '\u0000', 'é', '😀', '4', '{', '}'),
});
const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    word,
    fc.constantFrom(1, true, null, -2.5),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('k', 'name', 'a/b', 'x~y', 'é', '', '#'), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const parts = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('text'), text: word }),
    fc.record({ type: fc.constant('image_url'), image_url: fc.record({ url: word }) }),
  ),
);
const call = fc.record({
  id: fc.constant('c'),
  type: fc.constant('function'),
  function: fc.record({
    name: fc.constant('f'),
    arguments: anyJson.map((value) => JSON.stringify(value)),
  }),
});
const message = fc.oneof(
  fc.record({ role: fc.constantFrom('user', 'system'), content: fc.oneof(word, parts) }),
  fc.record({
    role: fc.constant('assistant'),
    content: fc.oneof(word, fc.constant(null)),
    tool_calls: fc.array(call, { maxLength: 2 }),
  }),
  fc.record({ role: fc.constant('tool'), tool_call_id: fc.constant('c'), content: word }),
);
const requestArbitrary = fc.record(
  {
    model: fc.constant('m'),
    messages: fc.array(message, { minLength: 1, maxLength: 4 }),
    temperature: fc.constant(0.5),
    metadata: anyJson,
    surprise: anyJson,
  },
  { requiredKeys: ['model', 'messages'] },
);
const editArbitrary = fc.record({ which: fc.nat(), start: fc.nat(), end: fc.nat(), replacement: word });

/** JSON text of a value, each white space, spelling of a unit and order of keys as the stream says. */
function spelled(value: unknown, style: { next(): IteratorResult<number> }): string {
  const pick = <T>(...options: readonly T[]): T => options[Number(style.next().value) % options.length] as T;
  const space = (): string => pick('', '', '', ' ', '\n\t');
  const unit = (text: string): string => {
    const hex = text.charCodeAt(0).toString(16).padStart(4, '0');
    return pick(
      JSON.stringify(text).slice(1, -1),
      `\\u${hex}`,
      text === '/' ? '\\/' : JSON.stringify(text).slice(1, -1),
    );
  };
  const string = (text: string): string =>
    `"${[...text].map((char) => (char.length > 1 ? pick(char, '\\ud83d\\ude00') : unit(char))).join('')}"`;
  const write = (inner: unknown): string => {
    if (typeof inner === 'string') return string(inner);
    if (Array.isArray(inner))
      return `[${space()}${inner.map((item) => `${write(item)}${space()}`).join(`,${space()}`)}]`;
    if (typeof inner !== 'object' || inner === null) return JSON.stringify(inner);
    const members = Object.entries(inner).map(([key, item]) => `${string(key)}${space()}:${space()}${write(item)}`);
    return `{${space()}${(pick(true, false) ? members : members.reverse()).join(`${space()},${space()}`)}${space()}}`;
  };
  return `${space()}${write(value)}${space()}`;
}

/** At most one edit of each text. */
function editsOf(
  reading: RequestReading,
  picks: readonly { which: number; start: number; end: number; replacement: string }[],
): readonly Edit[] {
  const editable = reading.segments.filter(({ fixed }) => fixed === undefined);
  const edits = new Map<string, Edit>();
  for (const { which, start, end, replacement } of picks) {
    const segment = editable[which % editable.length];
    if (segment === undefined) return [];
    const [from, to] = [start % (segment.text.length + 1), end % (segment.text.length + 1)].sort((a, b) => a - b);
    // A cut through a pair would leave half of it, which no reader takes.
    if (!isBetweenCharacters(segment.text, from ?? 0) || !isBetweenCharacters(segment.text, to ?? 0)) continue;
    edits.set(segment.pointer, edit(segment.pointer, from ?? 0, to ?? 0, replacement));
  }
  return [...edits.values()];
}

function isBetweenCharacters(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return !(unit >= 0xdc00 && unit <= 0xdfff);
}

function expectedTexts(reading: RequestReading, edits: readonly Edit[]): ReadonlyMap<string, string> {
  const byPointer = new Map(edits.map((own) => [own.pointer, own]));
  const texts = new Map<string, string>();
  for (const { pointer, text } of reading.segments) {
    const own = byPointer.get(pointer);
    const said = own === undefined ? text : text.slice(0, own.start) + own.replacement + text.slice(own.end);
    if (said !== '') texts.set(pointer, said);
  }
  return texts;
}

function textsOf(body: string): ReadonlyMap<string, string> {
  return new Map(read(body).segments.map(({ pointer, text }) => [pointer, text]));
}

/** The source with the strings at the pointers, or the strings that hold them, taken out. */
function skeletonOf(source: string, pointers: ReadonlySet<string>): string {
  const outer = new Set([...pointers].map((pointer) => pointer.split('#')[0] ?? ''));
  const places: { start: number; end: number }[] = [];
  const visit = (node: JsonNode, pointer: string): void => {
    if (node.kind === 'string' && outer.has(pointer)) places.push(node);
    if (node.kind === 'array') for (const [index, item] of node.items.entries()) visit(item, `${pointer}/${index}`);
    if (node.kind !== 'object') return;
    for (const [index, { key, value }] of node.members.entries())
      visit(value, `${pointer}/${freeStep(key.value, index)}`);
  };
  visit(parseJson(source), '');
  return places.reverse().reduce((rest, { start, end }) => `${rest.slice(0, start)}*${rest.slice(end)}`, source);
}
