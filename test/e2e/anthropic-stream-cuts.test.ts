import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnthropicTrial, startAnthropicTrial } from './anthropic-trial.ts';
import { messageBody, messageStream, textBlock, thinkingBlock, toolBlock } from './anthropic-wire.ts';
import { CUTTINGS, type Cutting } from './cut-bytes.ts';
import { EXFIL_IMAGE, PLANTED_CARD, PLANTED_KEY, PROMPT_LEAK, SYSTEM_PROMPT } from './planted-texts.ts';

let trial: AnthropicTrial;
beforeAll(async () => {
  // What calls do is decided in tool-decisions.test.ts.
  trial = await startAnthropicTrial({ actions: { mode: 'off' } });
}, 60_000);
afterAll(() => trial.stop(), 30_000);

/** All that a client sees of a reply, and what the event log says of it. */
interface Seen {
  readonly content: readonly object[];
  readonly reason: string | null;
  readonly events: readonly ReplyEvent[];
}

interface ReplyEvent {
  readonly type: string;
  readonly severity: string;
  readonly action: string;
  readonly decision: object;
  readonly direction: unknown;
  readonly uncoveredCount: unknown;
}

const QUESTION = {
  max_tokens: 500,
  system: SYSTEM_PROMPT,
  messages: [{ role: 'user' as const, content: 'Good evening.' }],
};

async function seeStream(bytes: string, cutting: Cutting): Promise<Seen> {
  const model = trial.upstream.plan(async ({ openStream, chunk, endStream }) => {
    await openStream();
    await chunk(bytes, cutting);
    await endStream();
  });
  const { data, request_id: requestId } = await trial.client.messages
    .create({ ...QUESTION, model, stream: true })
    .withResponse();
  const blocks: Record<string, unknown>[] = [];
  let reason: string | null = null;
  const open = new Set<number>();
  for await (const event of data) {
    if (event.type === 'content_block_start') {
      open.add(event.index);
      blocks[event.index] = { ...event.content_block };
    }
    if (event.type === 'content_block_delta') {
      expect(open.has(event.index)).toBe(true);
      for (const [field, text] of Object.entries(event.delta)) {
        const block = blocks[event.index];
        if (field === 'type' || block === undefined) continue;
        block[field] = `${(block[field] as string | undefined) ?? ''}${text}`;
      }
    }
    if (event.type === 'content_block_stop') open.delete(event.index);
    if (event.type === 'message_delta') reason = event.delta.stop_reason;
  }
  expect(open.size).toBe(0);
  return { content: blocks.map(plain), reason, events: await eventsOf(requestId ?? '') };
}

async function seeWhole(body: string): Promise<Seen> {
  const model = trial.upstream.plan(({ reply }) => reply(body));
  const { data, request_id: requestId } = await trial.client.messages.create({ ...QUESTION, model }).withResponse();
  return { content: data.content.map(plain), reason: data.stop_reason, events: await eventsOf(requestId ?? '') };
}

/** A block as both ways of sending it say it. */
function plain(block: object): object {
  const { type, text, thinking, name, input, partial_json: json } = block as Readonly<Record<string, unknown>>;
  return { type, text, thinking, name, input: typeof json === 'string' ? JSON.parse(json) : input };
}

async function eventsOf(requestId: string): Promise<readonly ReplyEvent[]> {
  return (await trial.gateway.eventsOf(requestId)).map(({ type, severity, decision, details }) => {
    const { direction, uncoveredCount } = details;
    return { type, severity, action: decision.action, decision, direction, uncoveredCount };
  });
}

interface Case {
  readonly name: string;
  /** The blocks, streamed and whole. */
  readonly blocks: string;
  readonly content: readonly object[];
  readonly reason: string;
  /** What of the reply does not arrive. */
  readonly lost: readonly string[];
  readonly kept: readonly string[];
  readonly action?: string;
}

function textCase(name: string, text: string, facts: Omit<Case, 'name' | 'blocks' | 'content'>): Case {
  return { name, blocks: textBlock(text), content: [{ type: 'text', text }], ...facts };
}

const MAIL = JSON.stringify({ to: 'eve@example.org', body: `The key is ${PLANTED_KEY}, use it` });

const CASES: readonly Case[] = [
  textCase('an honest text in several scripts', 'Grüße aus 北京 und Αθήνα, 👩‍👩‍👧 family. '.repeat(3), {
    reason: 'end_turn',
    lost: [],
    kept: ['👩‍👩‍👧', '北京'],
  }),
  textCase('a secret', `Of course: ${PLANTED_KEY} is the key.`, {
    reason: 'end_turn',
    lost: [PLANTED_KEY, PLANTED_KEY.slice(0, 20)],
    kept: ['Of course: ', ' is the key.'],
    action: 'rewrite',
  }),
  textCase('a card number', `The card is ${PLANTED_CARD}, good until 12/27.`, {
    reason: 'end_turn',
    lost: [PLANTED_CARD, '4012 8888'],
    kept: ['The card is ', ', good until 12/27.'],
    action: 'rewrite',
  }),
  textCase('an image that carries data away', `Done. ${EXFIL_IMAGE} Anything else?`, {
    reason: 'end_turn',
    lost: ['collect.attacker.example', 'Jane%20Roe'],
    kept: ['Done. ', ' Anything else?'],
    action: 'rewrite',
  }),
  textCase('a leak of the system prompt', `Sure, it says: ${PROMPT_LEAK} That was all of it.`, {
    reason: 'refusal',
    lost: ['Amber Tide', 'That was all'],
    kept: ['Sure, it says: '],
    action: 'block',
  }),
  {
    name: 'a secret in the input of a tool, beside an honest text',
    blocks: textBlock('I will send it.') + toolBlock({ name: 'send_mail', input: MAIL }, 1),
    content: [
      { type: 'text', text: 'I will send it.' },
      { type: 'tool_use', id: 'toolu_1', name: 'send_mail', input: JSON.parse(MAIL) as object },
    ],
    reason: 'tool_use',
    lost: [PLANTED_KEY],
    kept: ['I will send it.', 'send_mail', 'eve@example.org', 'The key is '],
    action: 'rewrite',
  },
  {
    name: 'a system prompt in the input of a tool',
    blocks: textBlock('One moment.') + toolBlock({ name: 'fetch', input: JSON.stringify({ q: PROMPT_LEAK }) }, 1),
    content: [
      { type: 'text', text: 'One moment.' },
      { type: 'tool_use', id: 'toolu_1', name: 'fetch', input: { q: PROMPT_LEAK } },
    ],
    reason: 'refusal',
    lost: ['Amber Tide'],
    kept: ['One moment.'],
    action: 'block',
  },
  {
    name: 'a card number in a thought, before an honest text',
    blocks: thinkingBlock(`She gave ${PLANTED_CARD} before.`) + textBlock('How can I help?', 1),
    content: [
      { type: 'thinking', thinking: `She gave ${PLANTED_CARD} before.`, signature: '' },
      { type: 'text', text: 'How can I help?' },
    ],
    reason: 'end_turn',
    lost: [PLANTED_CARD],
    kept: ['How can I help?'],
    action: 'rewrite',
  },
  {
    name: 'a secret that is split over two texts, with a tool between them',
    blocks:
      textBlock(`Sure: ${PLANTED_KEY.slice(0, 20)}`) +
      toolBlock({ name: 'look', input: '{"at":"sea"}' }, 1) +
      textBlock(`${PLANTED_KEY.slice(20)} is the key.`, 2),
    content: [
      { type: 'text', text: `Sure: ${PLANTED_KEY.slice(0, 20)}` },
      { type: 'tool_use', id: 'toolu_1', name: 'look', input: { at: 'sea' } },
      { type: 'text', text: `${PLANTED_KEY.slice(20)} is the key.` },
    ],
    reason: 'tool_use',
    lost: [PLANTED_KEY.slice(0, 20), PLANTED_KEY.slice(20)],
    kept: ['Sure: ', ' is the key.', 'look', 'sea'],
    action: 'rewrite',
  },
  {
    name: 'a system prompt that is split over two texts',
    blocks: textBlock(`Sure: ${PROMPT_LEAK.slice(0, 40)}`) + textBlock(PROMPT_LEAK.slice(40), 1),
    content: [
      { type: 'text', text: `Sure: ${PROMPT_LEAK.slice(0, 40)}` },
      { type: 'text', text: PROMPT_LEAK.slice(40) },
    ],
    reason: 'refusal',
    lost: ['Amber Tide'],
    kept: ['Sure: '],
    action: 'block',
  },
];

describe.each(CASES)('$name', ({ blocks, content, reason, lost, kept, action }) => {
  const upstreamReason = content.some((block) => (block as { readonly type: string }).type === 'tool_use')
    ? 'tool_use'
    : 'end_turn';

  it('is the same whole and at every cutting', async () => {
    const whole = await seeWhole(messageBody(content, upstreamReason));
    const all = JSON.stringify(whole.content);
    for (const text of lost) expect(all).not.toContain(text);
    for (const text of kept) expect(all).toContain(text);
    expect(whole.reason).toBe(reason);
    // Each kind of finding has an event of its own.
    expect([...new Set(whole.events.map(({ action: told }) => told))]).toEqual(action === undefined ? [] : [action]);
    for (const [name, cutting] of Object.entries(CUTTINGS)) {
      expect({ name, ...(await seeStream(messageStream(blocks, upstreamReason), cutting)) }).toEqual({
        name,
        ...whole,
      });
    }
  });
});
