import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnthropicTrial, startAnthropicTrial } from './anthropic-trial.ts';
import { messageBody } from './anthropic-wire.ts';
import { type OpenAiTrial, startOpenAiTrial } from './open-ai-trial.ts';
import { completionBody, textChoice, textStream } from './openai-wire.ts';
import { MAIL, MAIL_PLACEHOLDER } from './planted-texts.ts';

let trial: OpenAiTrial;
let inSession: OpenAiTrial['client'];
beforeAll(async () => {
  trial = await startOpenAiTrial();
  inSession = trial.clientWith({ defaultHeaders: { 'x-sallyport-session': 'chat-1' } });
}, 60_000);
afterAll(() => trial.stop());

/** A model that repeats the last user message, whole or streamed. */
function echo(): string {
  return trial.upstream.plan(({ reply, text }) => {
    const body = JSON.parse(text) as { readonly messages: { readonly content: string }[]; readonly stream?: boolean };
    const said = `You said: ${body.messages.at(-1)?.content}`;
    const type = body.stream === true ? 'text/event-stream' : 'application/json';
    const answer = body.stream === true ? textStream(said) : completionBody([textChoice(said)]);
    return reply(answer, { headers: `content-type: ${type}\r\n` });
  });
}

describe('a gateway with its vault', () => {
  it('sends a placeholder to the provider and gives the caller the value, whole and streamed', async () => {
    const model = echo();
    const messages = [{ role: 'user' as const, content: `Write to ${MAIL}, not to x.` }];
    const whole = await inSession.chat.completions.create({ model, messages });
    expect(whole.choices[0]?.message.content).toBe(`You said: Write to ${MAIL}, not to x.`);
    let streamed = '';
    for await (const chunk of await inSession.chat.completions.create({ model, messages, stream: true })) {
      streamed += chunk.choices[0]?.delta.content ?? '';
    }
    expect(streamed).toBe(`You said: Write to ${MAIL}, not to x.`);
    const [first, second] = trial.upstream.received(model).map(({ text }) => text);
    expect(first).toMatch(MAIL_PLACEHOLDER);
    expect(first).not.toContain(MAIL);
    expect(second).toContain(MAIL_PLACEHOLDER.exec(first ?? '')?.[0]);
  });

  it('reports the address where tools could need it', async () => {
    const model = echo();
    await trial.client.chat.completions.create({
      model,
      messages: [{ role: 'user', content: `Write to ${MAIL}` }],
      tools: [{ type: 'function', function: { name: 'mail', parameters: { type: 'object', properties: {} } } }],
    });
    expect(trial.upstream.received(model)[0]?.text).toContain(MAIL);
  });

  it('leaves the placeholder in a link that would carry the value away', async () => {
    const model = trial.upstream.plan(({ reply, text }) => {
      const placeholder = MAIL_PLACEHOLDER.exec(text)?.[0] ?? '';
      return reply(completionBody([textChoice(`Hi ${placeholder}: https://a.example/${placeholder}`)]), {
        headers: 'content-type: application/json\r\n',
      });
    });
    const { choices } = await trial.client.chat.completions.create({
      model,
      messages: [{ role: 'user', content: `I am ${MAIL}` }],
    });
    const said = choices[0]?.message.content ?? '';
    expect(said.startsWith(`Hi ${MAIL}: `)).toBe(true);
    expect(said.split(MAIL)).toHaveLength(2);
  });
});

describe('a gateway with its vault, before Anthropic', () => {
  let anthropic: AnthropicTrial;
  beforeAll(async () => {
    anthropic = await startAnthropicTrial();
  }, 60_000);
  afterAll(() => anthropic.stop());

  it('does the same', async () => {
    const model = anthropic.upstream.plan(({ reply, text }) => {
      const placeholder = MAIL_PLACEHOLDER.exec(text)?.[0] ?? 'nothing';
      return reply(messageBody([{ type: 'text', text: `It is ${placeholder}'s.` }]), {
        headers: 'content-type: application/json\r\n',
      });
    });
    const message = await anthropic.client.messages.create({
      model,
      max_tokens: 100,
      messages: [{ role: 'user', content: `Whose is it? ${MAIL}` }],
    });
    expect(message.content[0]).toMatchObject({ type: 'text', text: `It is ${MAIL}'s.` });
  });
});
