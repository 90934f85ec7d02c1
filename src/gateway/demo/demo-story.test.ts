import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../core/decision.ts';
import type { Edit } from '../../core/edit.ts';
import type { MessageSegment, ToolCall } from '../../core/message.ts';
import type { Trust } from '../../core/segment.ts';
import { createGuard } from '../../setup/create-guard.ts';
import { type DemoModel, startDemoModel } from './demo-server.ts';
import { demoStory, type Scene, type SceneMessage } from './demo-story.ts';

let demo: DemoModel;
let client: OpenAI;

beforeAll(async () => {
  demo = await startDemoModel();
  client = new OpenAI({ baseURL: `${demo.url}/v1`, apiKey: 'any', maxRetries: 0 });
});

afterAll(() => demo.close());

const attacks = demoStory.filter((scene) => scene.isHonest !== true);
const honest = demoStory.filter((scene) => scene.isHonest === true);

interface Open {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  /** Everything that arrives: the text, then names and arguments of tool calls. */
  readonly all: string;
}

async function openReply({ request }: Scene): Promise<Open> {
  const { choices } = await client.chat.completions.create(
    structuredClone(request) as OpenAI.Chat.ChatCompletionCreateParamsNonStreaming,
  );
  const message = choices[0]?.message;
  const calls = message?.tool_calls?.flatMap((call) => (call.type === 'function' ? [call.function] : [])) ?? [];
  const text = message?.content ?? '';
  return { text, calls, all: [text, ...calls.flatMap((call) => [call.name, call.arguments])].join('\n') };
}

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 'demo', user: 'u', session: 's' };
const TRUSTS: Readonly<Record<SceneMessage['role'], Trust>> = {
  system: 'operator',
  user: 'user',
  assistant: 'user',
  tool: 'external',
};

function segmentsOf({ request: { messages } }: Scene): readonly MessageSegment[] {
  const answeredBefore = messages.findLastIndex(({ role }) => role === 'assistant');
  return messages.map(({ role, content }, i) => ({
    pointer: `/messages/${i}/content`,
    role,
    trust: TRUSTS[role],
    text: content ?? '',
    isHistory: i < answeredBefore,
  }));
}

/** The messages with edits made in them. */
function edited({ request: { messages } }: Scene, edits: readonly Edit[]): readonly SceneMessage[] {
  return messages.map((message, i) => {
    const own = edits
      .filter(({ pointer }) => pointer === `/messages/${i}/content`)
      .toSorted((a, b) => b.start - a.start);
    const content = own.reduce(
      (text, { start, end, replacement }) => text.slice(0, start) + replacement + text.slice(end),
      message.content ?? '',
    );
    return own.length === 0 ? message : { ...message, content };
  });
}

interface Closed {
  readonly request: Decision;
  /** Missing where the request was blocked. */
  readonly reply?: Decision;
  /** Everything that arrives. */
  readonly all: string;
}

/** What arrives with the gate closed. The model behind it is the same. */
async function closedReply(scene: Scene): Promise<Closed> {
  const request = await guard.message(segmentsOf(scene), { principal });
  if (request.action === 'block' || request.action === 'ask') return { request, all: '' };
  const messages = request.action === 'rewrite' ? edited(scene, request.edits) : scene.request.messages;
  const { text, calls } = await openReply({ ...scene, request: { ...scene.request, messages } });
  const [system] = scene.request.messages;
  const gate = guard.reply({ principal, systemPrompt: system?.content ?? '' });
  const channel = gate.text(0, '/choices/0/message/content');
  const left = channel.push(text) + channel.end();
  const passed = calls.flatMap((call, i) => {
    const verdict = gate.toolCall(0, `/choices/0/message/tool_calls/${i}/function`, call);
    if (verdict.action === 'block') return [];
    return [call.name, verdict.action === 'rewrite' ? verdict.arguments : call.arguments];
  });
  return { request, reply: gate.finish(), all: [left, ...passed].join('\n') };
}

describe('the story', () => {
  it('has scenes with ids of their own, one sentence each, and one honest end', () => {
    expect(demoStory).toHaveLength(9);
    expect(new Set(demoStory.map(({ id }) => id)).size).toBe(9);
    expect(demoStory.flatMap(({ why, gain }) => [why, gain]).filter((said) => !/^[A-Z].*[^.]\.$/u.test(said))).toEqual(
      [],
    );
    expect(demoStory.at(-1)?.isHonest).toBe(true);
    expect(honest).toHaveLength(1);
  });

  it.each(demoStory)('works with the gate open: $id', async (scene) => {
    const { all } = await openReply(scene);
    expect(scene.marks.filter((mark) => !all.includes(mark))).toEqual([]);
  });

  it.each(demoStory)('is the same story streamed: $id', async (scene) => {
    const request = structuredClone(scene.request) as OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;
    const plain = await client.chat.completions.create(request);
    let content = '';
    let calls = '';
    for await (const { choices } of await client.chat.completions.create({ ...request, stream: true })) {
      content += choices[0]?.delta.content ?? '';
      for (const call of choices[0]?.delta.tool_calls ?? []) {
        calls += `${call.function?.name ?? ''}${call.function?.arguments ?? ''}`;
      }
    }
    const [whole] = plain.choices;
    expect(content).toBe(whole?.message.content ?? '');
    const called = whole?.message.tool_calls?.map((call) =>
      call.type === 'function' ? call.function.name + call.function.arguments : '',
    );
    expect(calls).toBe((called ?? []).join(''));
  });

  it.each(attacks)('is stopped with the gate closed: $id', async (scene) => {
    const { request, reply, all } = await closedReply(scene);
    expect([request.action, reply?.action]).not.toEqual(['allow', 'allow']);
    expect(scene.marks.filter((mark) => all.includes(mark))).toEqual([]);
  });

  it('is stopped on both sides of the model: some scenes on their way in, some on their way out', async () => {
    const actions = await Promise.all(
      attacks.map(async (scene) => {
        const { request, reply } = await closedReply(scene);
        return [scene.id, request.action, reply?.action];
      }),
    );
    expect(actions).toEqual([
      ['direct-injection', 'block', undefined],
      ['look-alike-letters', 'block', undefined],
      ['encoded-order', 'block', undefined],
      ['hidden-in-a-document', 'rewrite', 'allow'],
      ['image-link', 'allow', 'rewrite'],
      ['secret-in-the-reply', 'allow', 'rewrite'],
      ['personal-data-in-the-reply', 'allow', 'rewrite'],
      ['poisoned-history', 'rewrite', 'allow'],
    ]);
  });

  it('goes on after what was cut out: the model does honest work', async () => {
    const arrived = async (id: string): Promise<string> => {
      const scene = demoStory.find((other) => other.id === id);
      return scene === undefined ? '' : (await closedReply(scene)).all;
    };
    expect(await arrived('hidden-in-a-document')).toContain('arrived with a dent');
    expect(await arrived('image-link')).toContain('the kettle is quiet and pours well');
    expect(await arrived('poisoned-history')).toContain('within 30 days of delivery');
  });

  it.each(honest)('passes unchanged: $id', async (scene) => {
    const { request, reply, all } = await closedReply(scene);
    expect(all).toBe((await openReply(scene)).all);
    expect([request, reply].map((decision) => [decision?.action, decision?.findings])).toEqual([
      ['allow', []],
      ['allow', []],
    ]);
  });
});
