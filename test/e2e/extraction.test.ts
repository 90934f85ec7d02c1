import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiErrorOf, type OpenAiTrial, startOpenAiTrial } from './open-ai-trial.ts';
import { chunkEvent, completionBody, DONE_EVENT, deltaEvent, finishEvent, textChoice } from './openai-wire.ts';

const JSON_TYPE = { headers: 'content-type: application/json\r\n' };
const TOKENS = {
  content: ['Hi', ' there'].map((token) => ({ token, logprob: -0.25, bytes: null, top_logprobs: [] })),
  refusal: null,
};

let trial: OpenAiTrial;
beforeAll(async () => {
  trial = await startOpenAiTrial({
    extraction: { monitor: { queriesMin: 32 }, throttle: { requestsPerMinute: 1 } },
  });
}, 120_000);
afterAll(() => trial.stop());

/** A client that speaks for one user. */
function clientOf(user: string): OpenAI {
  return trial.clientWith({ defaultHeaders: { 'x-sallyport-user': user } });
}

/** A provider that gives probabilities whether or not they are asked for. */
function generous(): string {
  return trial.upstream.plan(({ reply, text }) => {
    if ((JSON.parse(text) as { readonly stream?: boolean }).stream !== true) {
      return reply(completionBody([textChoice('Hi there', 0, { logprobs: TOKENS })]), JSON_TYPE);
    }
    const chunks = [
      deltaEvent({ role: 'assistant', content: '' }),
      chunkEvent({ index: 0, delta: { content: 'Hi there' }, logprobs: TOKENS, finish_reason: null }),
      finishEvent(),
    ];
    return reply(chunks.join('') + DONE_EVENT, { headers: 'content-type: text/event-stream\r\n' });
  });
}

const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Say hi' }];

describe('token probabilities that a client asks for', () => {
  it('are neither asked of the provider nor given to the client, which is told', async () => {
    const model = generous();
    const { data, response } = await trial.client.chat.completions
      .create({ model, messages, logprobs: true, top_logprobs: 5 })
      .withResponse();
    expect(data.choices[0]).toMatchObject({ message: { content: 'Hi there' }, logprobs: null });
    expect(response.headers.get('x-sallyport-removed')).toBe('logprobs, top_logprobs');
    expect(JSON.parse(trial.upstream.received(model)[0]?.text ?? '')).toEqual({ model, messages });
  });

  it('are gone from a stream, too', async () => {
    const model = generous();
    const stream = await trial.client.chat.completions.create({ model, messages, logprobs: true, stream: true });
    let text = '';
    for await (const { choices } of stream) {
      for (const { delta, logprobs } of choices) {
        text += delta.content ?? '';
        expect(logprobs ?? null).toBeNull();
      }
    }
    expect(text).toBe('Hi there');
    expect(JSON.parse(trial.upstream.received(model)[0]?.text ?? '')).toEqual({ model, messages, stream: true });
  });

  it('are taken out of the body byte by byte, whatever else is edited in it', async () => {
    const model = generous();
    const head = `{ "model":"${model}" ,\n "logprobs" : true,  "temperature":1.0e0`;
    const body = `${head}, "n_probs":"bo@example.org", "messages":[{"role":"user","content":"caf\\u00e9 4111 1111 1111 1111"}] ,"top_logprobs":3}`;
    expect((await trial.post(body)).status).toBe(200);
    expect(trial.upstream.received(model)[0]?.text).toBe(
      `{ "model":"${model}",  "temperature":1.0e0, "messages":[{"role":"user","content":"caf\\u00e9 <CREDIT_CARD>"}]}`,
    );
  });

  it('are named in the receipt of a debug key', async () => {
    const key = await trial.gateway.createKey({
      name: 'debug',
      scopes: ['chat'],
      identity: { kind: 'asserted', tenant: 'acme' },
      isDebug: true,
    });
    const { response } = await trial
      .clientWith({ apiKey: key })
      .chat.completions.create({ model: generous(), messages, logprobs: true })
      .withResponse();
    expect(response.headers.get('x-sallyport-coverage')).toContain('removed=logprobs');
  });

  it('that nobody asked for go without a word', async () => {
    const { data, response } = await trial.client.chat.completions
      .create({ model: generous(), messages })
      .withResponse();
    expect(data.choices[0]?.logprobs).toBeNull();
    expect(response.headers.get('x-sallyport-removed')).toBeNull();
  });
});

describe('a search through the vocabulary by biases', () => {
  it('is refused in the shape of the format, and told', async () => {
    const model = generous();
    const logit_bias = Object.fromEntries(Array.from({ length: 33 }, (_, token) => [token, 100]));
    const error = await apiErrorOf(trial.client.chat.completions.create({ model, messages, logit_bias }));
    expect(error).toMatchObject({ status: 400, code: 'invalid_request', param: 'logit_bias' });
    expect(trial.upstream.received(model)).toEqual([]);
    expect(await trial.gateway.eventsOf(error.requestID ?? '')).toMatchObject([
      { type: 'anomaly', severity: 'LOW', details: { control: 'extraction', reason: 'too-many-extreme-biases' } },
    ]);
  });

  it('is not what a few forbidden words are', async () => {
    const model = generous();
    await trial.client.chat.completions.create({ model, messages, logit_bias: { 7: -100, 8: -100 } });
    expect(JSON.parse(trial.upstream.received(model)[0]?.text ?? '')).toMatchObject({ logit_bias: { 7: -100 } });
  });
});

describe('the queries of a user', () => {
  it('that sweep through a template are told of once, and slowed down', async () => {
    const model = generous();
    const eve = clientOf('eve');
    let refused = 0;
    for (let i = 0; i < 200; i++) {
      const content = `Explain the word ${word(i)} in simple terms.`;
      const call = eve.chat.completions.create({ model, messages: [{ role: 'user', content }] });
      const error = await call.then(
        () => undefined,
        (thrown: InstanceType<typeof OpenAI.APIError>) => thrown,
      );
      if (error === undefined) continue;
      refused++;
      expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
      expect(Number(error.headers?.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(refused).toBeGreaterThan(20);
    expect(trial.upstream.received(model)).toHaveLength(200 - refused);
    const told = (await trial.gateway.events()).filter(
      ({ type, principal }) => type === 'anomaly' && principal.user === 'eve',
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      details: { control: 'extraction' },
      decision: { ruleIds: ['extraction/monitor'] },
    });
    expect(told[0]?.details['reasons']).toContain('single-slot-sweep');
    expect(JSON.stringify(told)).not.toContain('Explain');
    expect(await trial.gateway.metric('sallyport_extraction_total', { step: 'throttled' })).toBe(refused);
    // Nobody else is slowed down with it.
    await clientOf('bo').chat.completions.create({ model, messages });
  });

  it('that are a chat of sixty turns are not', async () => {
    const model = generous();
    const ann = clientOf('ann');
    const chat: OpenAI.ChatCompletionMessageParam[] = [];
    for (let turn = 0; turn < 60; turn++) {
      chat.push({
        role: 'user',
        content: TALK[turn % TALK.length]?.replace('#', `${Math.floor(turn / TALK.length)}`) ?? '',
      });
      const { choices } = await ann.chat.completions.create({ model, messages: chat });
      chat.push({ role: 'assistant', content: choices[0]?.message.content ?? '' });
    }
    const events = await trial.gateway.events();
    expect(events.filter(({ principal }) => principal.user === 'ann')).toEqual([]);
    expect(trial.upstream.received(model)).toHaveLength(60);
  });
});

/** A word that no other number has. */
function word(i: number): string {
  const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'pra', 'ste', 'tri', 'vol', 'zun'];
  return [i % 10, Math.floor(i / 10) % 10, Math.floor(i / 100), (i * 7) % 10].map((at) => syllables[at]).join('');
}

const TALK = [
  'We are moving house in # weeks and I do not know where to begin. Any ideas?',
  'thanks',
  'How many boxes will two people with many books need?',
  'And for the kitchen?',
  'shorter please',
  'My sister wants to help, but she is ill this week. What could she do from home?',
  'ok',
  'Write a short note to the neighbours about the noise on Saturday.',
  'Less formal, please.',
  'great, thank you!',
  'By the way, is the lift of our house number # large enough for a sofa of two metres?',
  'What if it does not fit?',
];
