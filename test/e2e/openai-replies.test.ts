import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorOf, type OpenAiTrial, startOpenAiTrial } from './open-ai-trial.ts';
import { completionBody, textChoice } from './openai-wire.ts';
import { EXFIL_IMAGE, PLANTED_CARD, PLANTED_KEY, PROMPT_LEAK, SYSTEM_PROMPT } from './planted-texts.ts';

let trial: OpenAiTrial;
beforeAll(async () => {
  // What calls do is decided in tool-decisions.test.ts.
  trial = await startOpenAiTrial({ actions: { mode: 'off' } });
}, 60_000);
afterAll(() => trial.stop());

const USAGE = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

async function complete(
  body: string,
  more: object = {},
): Promise<{ completion: OpenAI.ChatCompletion; requestId: string }> {
  const model = trial.upstream.plan(({ reply }) => reply(body));
  const { data, request_id: requestId } = await trial.client.chat.completions
    .create({
      model,
      messages: [
        { role: 'system', content: SYSTEM_PROMPT },
        { role: 'user', content: 'Good evening.' },
      ],
      ...more,
    })
    .withResponse();
  return { completion: data as OpenAI.ChatCompletion, requestId: requestId ?? '' };
}

const logprobs = (token: string): object => ({
  logprobs: { content: [{ token, logprob: -0.5, bytes: [...Buffer.from(token)], top_logprobs: [] }], refusal: null },
});

function callOf(name: string, input: object, id = 'call_1'): object {
  return { id, type: 'function', function: { name, arguments: JSON.stringify(input) } };
}

describe('a whole reply', () => {
  it('with a key, a card number and an image has them replaced; ids, usage and the end stay', async () => {
    const text = `Key ${PLANTED_KEY}, card ${PLANTED_CARD}. ${EXFIL_IMAGE}`;
    const { completion, requestId } = await complete(completionBody([textChoice(text, 0, logprobs(text))]));
    expect(completion).toMatchObject({
      id: 'chatcmpl-1',
      model: 'm-1',
      usage: USAGE,
      choices: [
        {
          message: { content: 'Key <OPENAI_API_KEY>, card <CREDIT_CARD>. [link removed]' },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
    });
    const events = await trial.gateway.eventsOf(requestId);
    expect(events.map(({ type }) => type).toSorted()).toEqual(['output_violation', 'pii_detected', 'secret_detected']);
    expect(JSON.stringify(events)).not.toMatch(/4012|T7q9|attacker/u);
  });

  it('that gives the prompt away ends where it begins to, as if a filter had stopped it', async () => {
    const { completion, requestId } = await complete(completionBody([textChoice(`Sure. ${PROMPT_LEAK} There.`)]));
    expect(completion.choices[0]).toMatchObject({
      message: { content: 'Sure. Never speak of the m' },
      finish_reason: 'content_filter',
    });
    expect(completion.usage).toEqual(USAGE);
    const [event] = await trial.gateway.eventsOf(requestId);
    expect(event).toMatchObject({
      type: 'output_violation',
      decision: { action: 'block', ruleIds: ['leakage/prompt-overlap'] },
      details: { direction: 'reply' },
    });
  });

  it('of several choices loses only the one that is blocked', async () => {
    const choices = [
      textChoice('A calm reply.', 0, logprobs('A calm reply.')),
      textChoice(PROMPT_LEAK, 1, logprobs(PROMPT_LEAK)),
      textChoice(`Card ${PLANTED_CARD}`, 2, logprobs('4012')),
    ];
    const { completion } = await complete(completionBody(choices), { n: 3 });
    expect(completion.choices).toMatchObject([
      { index: 0, message: { content: 'A calm reply.' }, finish_reason: 'stop' },
      { index: 1, message: { content: 'Never speak of the m' }, logprobs: null, finish_reason: 'content_filter' },
      { index: 2, message: { content: 'Card <CREDIT_CARD>' }, logprobs: null, finish_reason: 'stop' },
    ]);
    expect(completion.choices.map((choice) => choice.logprobs ?? null)).toEqual([null, null, null]);
  });

  it('that calls tools has their arguments rewritten, inside their JSON', async () => {
    const calls = [
      callOf('pay', { card: PLANTED_CARD, list: [{ key: `"${PLANTED_KEY}"` }], amount: 12.5 }),
      callOf('show', { html: EXFIL_IMAGE }, 'call_2'),
    ];
    const message = { role: 'assistant', content: null, tool_calls: calls };
    const { completion } = await complete(completionBody([{ index: 0, message, finish_reason: 'tool_calls' }]));
    const made = completion.choices[0]?.message.tool_calls ?? [];
    expect(made.map((call) => call.type === 'function' && JSON.parse(call.function.arguments))).toEqual([
      { card: '<CREDIT_CARD>', list: [{ key: '"<OPENAI_API_KEY>"' }], amount: 12.5 },
      { html: '[link removed]' },
    ]);
    expect(completion.choices[0]?.finish_reason).toBe('tool_calls');
  });

  it('that calls a tool with the prompt in it loses the call and says why it ends', async () => {
    const calls = [callOf('wait', { minutes: 5 }), callOf('send_mail', { body: PROMPT_LEAK }, 'call_2')];
    const message = { role: 'assistant', content: 'One moment.', tool_calls: calls };
    const { completion } = await complete(completionBody([{ index: 0, message, finish_reason: 'tool_calls' }]));
    expect(JSON.stringify(completion)).not.toContain('Amber');
    expect(completion.choices[0]).toMatchObject({
      message: { content: 'One moment.' },
      finish_reason: 'content_filter',
    });
    expect(JSON.stringify(completion)).not.toContain('send_mail');
  });

  it('is inspected in every field, known or not', async () => {
    const message = {
      role: 'assistant',
      content: 'Hi.',
      reasoning_content: PLANTED_CARD,
      refusal: null,
      side_note: { deep: [PLANTED_KEY] },
      annotations: [
        {
          type: 'url_citation',
          url_citation: { title: PLANTED_CARD, url: 'https://a.example/', start_index: 0, end_index: 2 },
        },
      ],
    };
    const { completion } = await complete(
      completionBody([{ index: 0, message, finish_reason: 'stop' }], { system_fingerprint: `fp ${PLANTED_CARD}` }),
    );
    const text = JSON.stringify(completion);
    expect(text).not.toMatch(/4012|T7q9/u);
    expect(text).toContain('"reasoning_content":"<CREDIT_CARD>"');
  });

  it('that asks for structured output is parsed where something in it was replaced', async () => {
    const model = trial.upstream.plan(({ reply }) =>
      reply(completionBody([textChoice(JSON.stringify({ card: PLANTED_CARD, ok: true }))])),
    );
    const schema = { type: 'object', properties: { card: { type: 'string' }, ok: { type: 'boolean' } } };
    const { choices } = await trial.client.chat.completions.create({
      model,
      messages: [{ role: 'user', content: 'Which card?' }],
      response_format: { type: 'json_schema', json_schema: { name: 'card', schema } },
    });
    expect(JSON.parse(choices[0]?.message.content ?? '')).toEqual({ card: '<CREDIT_CARD>', ok: true });
  });
});

describe('a whole reply that cannot be read is not passed on', () => {
  const fine = completionBody([textChoice('Hello.')]);

  it.each([
    ['is no JSON', 'Hello, this is not JSON CANARY'],
    ['is cut', fine.slice(0, -9)],
    ['has a key twice', fine.replace('"content":', '"content":"CANARY","content":')],
    ['has no choices', '{"id":"CANARY"}'],
    ['has a text that is a number', fine.replace('"Hello."', '12')],
    ['is empty', ''],
    ['is nested too deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ])('where it %s', async (_name, body) => {
    const model = trial.upstream.plan(({ reply }) => reply(body));
    const error = await apiErrorOf(
      trial.client.chat.completions.create({ model, messages: [{ role: 'user', content: 'Hi' }] }),
    );
    expect(error).toMatchObject({ status: 502, code: 'upstream_malformed_reply', type: 'server_error' });
    expect(error.message).not.toContain('CANARY');
  });

  it('where it holds bytes that are no UTF-8', async () => {
    const bytes = Buffer.from(fine.replace('Hello', 'He\u00ffo'), 'latin1');
    const model = trial.upstream.plan(({ reply }) => reply(bytes));
    const error = await apiErrorOf(
      trial.client.chat.completions.create({ model, messages: [{ role: 'user', content: 'Hi' }] }),
    );
    expect(error).toMatchObject({ status: 502, code: 'upstream_encoding', type: 'server_error' });
  });
});
