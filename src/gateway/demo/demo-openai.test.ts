import OpenAI, { BadRequestError, NotFoundError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoModel, startDemoModel } from './demo-server.ts';

let demo: DemoModel;
let client: OpenAI;

beforeAll(async () => {
  demo = await startDemoModel();
  client = new OpenAI({ baseURL: `${demo.url}/v1`, apiKey: 'any', maxRetries: 0 });
});

afterAll(() => demo.close());

const question = [{ role: 'user', content: 'What is a sally port?' }] as const;
const base = { model: 'demo', messages: [...question] };

const weather: OpenAI.Chat.ChatCompletionTool = {
  type: 'function',
  function: { name: 'get_weather', parameters: { type: 'object', properties: { location: { type: 'string' } } } },
};

describe('the openai client', () => {
  it('gets a completion', async () => {
    const completion = await client.chat.completions.create(base);
    const [choice] = completion.choices;
    expect(completion).toMatchObject({ object: 'chat.completion', model: 'demo' });
    expect(completion.id).toMatch(/^chatcmpl-[a-z0-9]{24}$/u);
    expect(choice).toMatchObject({ index: 0, finish_reason: 'stop', logprobs: null });
    expect(choice?.message.content).toMatch(/^A sally port is/u);
    const { prompt_tokens, completion_tokens, total_tokens } = completion.usage ?? {};
    expect([prompt_tokens, completion_tokens]).toEqual([9, Math.ceil((choice?.message.content?.length ?? 0) / 4)]);
    expect(total_tokens).toBe((prompt_tokens ?? 0) + (completion_tokens ?? 0));
  });

  it('gets the same text streamed, in many pieces, the usage last', async () => {
    const whole = await client.chat.completions.create(base);
    const stream = await client.chat.completions.create({
      ...base,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks: OpenAI.Chat.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const choices = chunks.flatMap((chunk) => chunk.choices);
    expect(choices[0]?.delta).toEqual({ role: 'assistant', content: '', refusal: null });
    expect(choices.map(({ delta }) => delta.content ?? '').join('')).toBe(whole.choices[0]?.message.content);
    expect(choices.length).toBeGreaterThan(40);
    expect(choices.at(-1)).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: whole.usage });
    expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
  });

  it('calls a tool, plain and streamed, and tells its result', async () => {
    const request = {
      model: 'demo',
      tools: [weather],
      messages: [{ role: 'user', content: 'Weather in Oslo?' }],
    } as const;
    const plain = await client.chat.completions.create({
      ...request,
      tools: [weather],
      messages: [...request.messages],
    });
    const streamed = await client.chat.completions
      .stream({ ...request, tools: [weather], messages: [...request.messages] })
      .finalChatCompletion();
    for (const { choices } of [plain, streamed]) {
      const [call] = choices[0]?.message.tool_calls ?? [];
      expect(choices[0]).toMatchObject({ finish_reason: 'tool_calls', message: { content: null } });
      expect(call).toMatchObject({ type: 'function', function: { name: 'get_weather' } });
      expect(JSON.parse(call?.type === 'function' ? call.function.arguments : '')).toEqual({ location: 'Oslo' });
    }
    const message = plain.choices[0]?.message;
    const [call] = message?.tool_calls ?? [];
    const result = { role: 'tool', tool_call_id: call?.id ?? '', content: '{"celsius":-3}' } as const;
    const after = await client.chat.completions.create({
      model: 'demo',
      tools: [weather],
      messages: [...request.messages, ...(message === undefined ? [] : [message]), result],
    });
    expect(after.choices[0]?.message.content).toBe('Here is what I found: {"celsius":-3}');
  });

  it('gets several choices, plain and streamed', async () => {
    const { choices } = await client.chat.completions.create({ ...base, n: 3 });
    expect(choices.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(new Set(choices.map(({ message }) => message.content)).size).toBe(3);
    const streamed = await client.chat.completions.stream({ ...base, n: 3 }).finalChatCompletion();
    expect(streamed.choices.map(({ message }) => message.content)).toEqual(
      choices.map(({ message }) => message.content),
    );
  });

  it('gets structured output, log probabilities, a cut and a stop where it asks for them', async () => {
    const schema = { name: 'out', schema: { type: 'object', properties: { said: { type: 'string' } } } };
    const parsed = await client.chat.completions.parse({
      ...base,
      response_format: { type: 'json_schema', json_schema: schema },
    });
    expect(parsed.choices[0]?.message.parsed).toEqual({ said: expect.stringMatching(/^A sally port/u) });
    const probable = await client.chat.completions.create({ ...base, logprobs: true });
    const tokens = probable.choices[0]?.logprobs?.content?.map(({ token }) => token);
    expect(tokens?.join('')).toBe(probable.choices[0]?.message.content);
    const cut = await client.chat.completions.create({ ...base, max_completion_tokens: 3 });
    expect(cut.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'A sally port' } });
    const stopped = await client.chat.completions.create({ ...base, stop: ['gates', ' is a'] });
    expect(stopped.choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: 'A sally port' } });
  });

  it('lists the model', async () => {
    const list = await client.models.list();
    expect(list.data).toMatchObject([{ id: 'demo', object: 'model', owned_by: 'Sallyport demo model' }]);
    expect(await client.models.retrieve('demo')).toMatchObject({ id: 'demo' });
    await expect(client.models.retrieve('other')).rejects.toThrow(NotFoundError);
  });

  it('gets errors that it understands', async () => {
    const unknown = client.chat.completions.create({ ...base, model: 'gpt-4o' });
    await expect(unknown).rejects.toThrow(NotFoundError);
    await expect(unknown).rejects.toMatchObject({
      code: 'model_not_found',
      param: 'model',
      type: 'invalid_request_error',
    });
    const empty = client.chat.completions.create({ model: 'demo', messages: [] });
    await expect(empty).rejects.toThrow(BadRequestError);
    await expect(empty).rejects.toMatchObject({ param: 'messages', requestID: expect.stringMatching(/^req_/u) });
  });
});
