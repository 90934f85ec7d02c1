import OpenAI from 'openai';
import type { FaultyUpstream } from './faulty-upstream.ts';
import { completionBody, textChoice } from './openai-wire.ts';
import type { TestGateway } from './start-test-gateway.ts';

/** What is said, and by whom. */
export interface Words {
  readonly key: string;
  readonly user: string;
  readonly session: string;
  readonly content: string;
}

/** What has become of it. */
export interface Echo {
  /** The body that the model was sent. */
  readonly sent: string;
  /** What the caller got back. */
  readonly heard: string;
}

/** A client of a gateway that tries nothing twice. */
export function clientOf({ url }: TestGateway, apiKey: string, headers: Readonly<Record<string, string>> = {}): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0, timeout: 30_000, defaultHeaders: headers });
}

/** Status of a call, and the code of what is refused: `200`, `429 rate_limit_exceeded`. */
export async function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => '200',
    (error: unknown) => (error instanceof OpenAI.APIError ? `${error.status} ${error.code}` : String(error)),
  );
}

/** The part of a gateway's configuration by which it asks the upstream for `case-…`, and the demo model for `demo`. */
export function modelsOf({ url }: FaultyUpstream): Readonly<Record<string, unknown>> {
  return {
    upstreams: [{ name: 'faulty', dialect: 'openai-chat', url, models: ['case-*'] }],
    demo: { enabled: true },
  };
}

/** Says something in a session to a model that repeats it. */
export async function sayToEcho(upstream: FaultyUpstream, gateway: TestGateway, words: Words): Promise<Echo> {
  const { key, user, session, content } = words;
  const model = upstream.plan(({ reply, text }) => {
    const { messages } = JSON.parse(text) as { readonly messages: { readonly content: string }[] };
    return reply(completionBody([textChoice(`You said: ${messages.at(-1)?.content}`)]));
  });
  const client = clientOf(gateway, key, { 'x-sallyport-user': user, 'x-sallyport-session': session });
  const { choices } = await client.chat.completions.create({ model, messages: [{ role: 'user', content }] });
  return { sent: upstream.received(model)[0]?.text ?? '', heard: choices[0]?.message.content ?? '' };
}
