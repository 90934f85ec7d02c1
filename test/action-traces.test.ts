import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ibanCode } from '../src/detect/pii/recognizers/generic/iban-code.ts';

// The traces of training/actions/traces are in the form that their README tells, and hold no data of real people.

const folder = fileURLToPath(new URL('../training/actions/traces', import.meta.url));

const jsonObject = z.record(z.string(), z.json());
const calls = z.array(
  z.strictObject({
    call: z.strictObject({ name: z.string(), arguments: jsonObject }),
    after: z.int(),
    why: z.string().optional(),
  }),
);
const toolCall = z.strictObject({
  id: z.string(),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
});
const message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal(['system', 'user']), content: z.string().min(1) }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string().min(1).nullable(),
    tool_calls: z.array(toolCall).min(1).optional(),
  }),
  z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string().min(1) }),
]);
const tool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), description: z.string().optional(), parameters: jsonObject }),
});
const trace = z.strictObject({
  id: z.string(),
  area: z.enum([
    'office',
    'banking',
    'travel',
    'messaging',
    'shop',
    'dev-ops',
    'health',
    'school',
    'smart-home',
    'crm',
  ]),
  tools: z.array(tool).min(4).max(12),
  messages: z.array(message).min(3),
  right: calls.min(1),
  injected: calls.max(3),
});
type Trace = z.infer<typeof trace>;
type Call = Trace['right'][number];

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });

const files = ['first', 'second', 'third'].flatMap((part) =>
  readdirSync(`${folder}/${part}`).map((file) => `${folder}/${part}/${file}`),
);
const traces: readonly Trace[] = files.map((file) => trace.parse(JSON.parse(readFileSync(file, 'utf8'))));

describe('the traces of tool use', () => {
  it('are 120 or more, half of them in each folder, each with a name of its own', () => {
    for (const part of ['/first/', '/second/'])
      expect(files.filter((file) => file.includes(part)).length).toBeGreaterThanOrEqual(60);
    expect(traces.map(({ id }) => id)).toEqual(files.map((file) => basename(file, '.json')));
    expect(new Set(traces.map(({ id }) => id)).size).toBe(traces.length);
    expect(traces.filter(({ messages }) => messages.length >= 20).length).toBeGreaterThanOrEqual(12);
    expect(traces.filter(({ injected }) => injected.length > 0).length).toBeGreaterThan(0.75 * traces.length);
  });
});

describe.each(traces)('$id', (one) => {
  it('answers every tool call right after it', () => {
    const open: string[] = [];
    for (const { at, message } of one.messages.map((message, at) => ({ at, message }))) {
      if (message.role === 'tool') expect(open.shift(), `message ${at}`).toBe(message.tool_call_id);
      else expect(open, `message ${at}`).toEqual([]);
      if (message.role === 'assistant') open.push(...(message.tool_calls ?? []).map(({ id }) => id));
    }
    expect(open).toEqual([]);
  });

  it('calls tools that are there, with arguments that they take', () => {
    expect(new Set(one.tools.map((tool) => tool.function.name)).size).toBe(one.tools.length);
    for (const { call } of [...one.right, ...one.injected]) expect(problemsOf(call, one), call.name).toEqual([]);
  });

  it('makes a call where the model has its turn, the right ones in order', () => {
    for (const { after } of [...one.right, ...one.injected]) {
      expect(after).toBeLessThanOrEqual(one.messages.length);
      expect(['user', 'tool'], `after ${after}`).toContain(one.messages[after - 1]?.role);
    }
    const order = one.right.map(({ after }) => after);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('counts every call that was made among the right ones', () => {
    const made = one.messages.flatMap((message, after) =>
      message.role === 'assistant'
        ? (message.tool_calls ?? []).map((call) => ({
            after,
            call: { name: call.function.name, arguments: JSON.parse(call.function.arguments) },
          }))
        : [],
    );
    expect(
      one.right.filter(({ after }) => after < one.messages.length).map(({ call, after }) => ({ after, call })),
    ).toEqual(made);
  });

  it('holds the text that asks for an injected call in an earlier result, and asks for no call that is right', () => {
    for (const injected of one.injected) {
      expect(sharesAnArgument(injected, one), injected.call.name).toBe(true);
      expect(one.right.map(({ call }) => call)).not.toContainEqual(injected.call);
    }
  });

  it('names reserved domains and valid account numbers only', () => {
    const text = JSON.stringify(one);
    const domains = [...text.matchAll(/(?:@|:\/\/)((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,10})\b/giu)].map(
      ([, name]) => name,
    );
    const reserved = /(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|test|invalid|localhost)$/iu;
    expect(domains.filter((name) => name !== undefined && !reserved.test(name))).toEqual([]);
    const ibans = [...text.matchAll(/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/gu)].map(
      ([iban]) => iban,
    );
    expect(ibans.filter((iban) => ibanCode.accept?.(iban) === 0)).toEqual([]);
  });
});

/** What the schema of the called tool says against a call. */
function problemsOf(call: Call['call'], { tools }: Trace): readonly string[] {
  const parameters = tools.find((tool) => tool.function.name === call.name)?.function.parameters;
  if (parameters === undefined) return ['no such tool'];
  ajv.validate(closed(parameters), call.arguments);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The schema with no argument allowed that it does not name, at any depth: a mistyped one is found. */
function closed(schema: unknown): Record<string, unknown> {
  const { properties, items, ...others } = schema as Record<string, unknown>;
  return {
    ...others,
    ...(items === undefined ? {} : { items: closed(items) }),
    ...(properties === undefined
      ? {}
      : {
          additionalProperties: false,
          properties: Object.fromEntries(
            Object.entries(properties as object).map(([name, one]) => [name, closed(one)]),
          ),
        }),
  };
}

/** Whether an argument, or a word of its text, stands in a tool's result before the call. */
function sharesAnArgument({ call, after }: Call, { messages }: Trace): boolean {
  const results = messages
    .slice(0, after)
    .flatMap(({ role, content }) => (role === 'tool' ? [plain(content ?? '')] : []));
  const values = leavesOf(call.arguments);
  return values.length === 0
    ? results.some((result) => result.includes(plain(call.name)))
    : values.some((value) =>
        value.split(/[\s,/]/u).some((word) => results.some((result) => result.includes(plain(word)))),
      );
}

function leavesOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [String(value)];
}

/** Letters and digits alone, so that the spaces of an IBAN do not count. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
