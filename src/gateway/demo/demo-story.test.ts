import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../core/decision.ts';
import type { Trust } from '../../core/segment.ts';
import { createGuard } from '../../setup/create-guard.ts';
import { type DemoModel, startDemoModel } from './demo-server.ts';
import { demoStory, type Scene } from './demo-story.ts';

let demo: DemoModel;
let client: OpenAI;

beforeAll(async () => {
  demo = await startDemoModel();
  client = new OpenAI({ baseURL: `${demo.url}/v1`, apiKey: 'any', maxRetries: 0 });
});

afterAll(() => demo.close());

const attacks = demoStory.filter((scene) => scene.isHonest !== true);
const honest = demoStory.filter((scene) => scene.isHonest === true);

/** Everything that arrives: the text, then names and arguments of tool calls. */
async function openReply({ request }: Scene): Promise<{ readonly text: string; readonly all: string }> {
  const { choices } = await client.chat.completions.create(
    structuredClone(request) as OpenAI.Chat.ChatCompletionCreateParamsNonStreaming,
  );
  const message = choices[0]?.message;
  const calls = message?.tool_calls?.flatMap((call) =>
    call.type === 'function' ? [call.function.name, ...Object.values(JSON.parse(call.function.arguments))] : [],
  );
  const text = message?.content ?? '';
  return { text, all: [text, ...(calls ?? [])].join('\n') };
}

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 'demo', user: 'u', session: 's' };
const TRUSTS = { system: 'operator', user: 'user', assistant: 'user', tool: 'external' } as const satisfies Record<
  string,
  Trust
>;

function inspectRequest({ request }: Scene): Promise<readonly Decision[]> {
  return Promise.all(
    request.messages.map(({ role, content }) => guard.input(content ?? '', { principal, trust: TRUSTS[role] })),
  );
}

function systemOf({ request }: Scene): string {
  return request.messages.find(({ role }) => role === 'system')?.content ?? '';
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

  it.each(attacks)('is stopped by the balanced policy on its way in or out: $id', async (scene) => {
    const requests = await inspectRequest(scene);
    const { text } = await openReply(scene);
    const reply = await guard.output(text, { principal, systemPrompt: systemOf(scene) });
    expect([...requests, reply].filter(({ action }) => action !== 'allow')).not.toEqual([]);
    // What was let in whole has to be stopped on its way out, mark by mark.
    if (requests.some(({ action }) => action !== 'allow')) return;
    const left = reply.action === 'rewrite' ? (reply.text ?? '') : '';
    expect(reply.action).toBe('rewrite');
    expect(scene.marks.filter((mark) => left.includes(mark))).toEqual([]);
  });

  it.each(honest)('passes unchanged: $id', async (scene) => {
    const { text } = await openReply(scene);
    const reply = await guard.output(text, { principal, systemPrompt: systemOf(scene) });
    expect([...(await inspectRequest(scene)), reply].flatMap(({ action, findings }) => [action, ...findings])).toEqual([
      'allow',
      'allow',
      'allow',
    ]);
  });

  it('has the orders of documents cut out of them, so that the model does honest work', async () => {
    const scene = demoStory.find(({ id }) => id === 'hidden-in-a-document');
    const cut = await Promise.all(
      (scene?.request.messages ?? []).map(async (message) => {
        const decision = await guard.input(message.content ?? '', { principal, trust: TRUSTS[message.role] });
        return decision.action === 'rewrite' ? { ...message, content: decision.text ?? '' } : message;
      }),
    );
    expect(scene).toBeDefined();
    if (scene === undefined) return;
    const { all } = await openReply({ ...scene, request: { ...scene.request, messages: cut } });
    expect(all).toContain('arrived with a dent');
    expect(all).not.toContain('attacker.example');
  });
});
