import OpenAI from 'openai';
import { failureOf, type ModelTrial, startModelTrial } from './model-trial.ts';

/** The published client before a gateway process. */
export interface OpenAiTrial extends ModelTrial {
  readonly client: OpenAI;
  /** A client with further options. */
  clientWith(options: ConstructorParameters<typeof OpenAI>[0]): OpenAI;
  /** Posts text as it is. */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** Starts a {@link ModelTrial} in the dialect of this client. */
export async function startOpenAiTrial(config: Readonly<Record<string, unknown>> = {}): Promise<OpenAiTrial> {
  const trial = await startModelTrial('openai-chat', config);
  const { url, clientKey } = trial.gateway;
  const clientWith: OpenAiTrial['clientWith'] = (options) =>
    new OpenAI({ baseURL: `${url}/v1`, apiKey: clientKey, maxRetries: 0, timeout: 30_000, ...options });
  return {
    ...trial,
    client: clientWith({}),
    clientWith,
    post: (body, headers = {}) =>
      fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${clientKey}`, 'content-type': 'application/json', ...headers },
        body,
      }),
  };
}

/** What a call of the client fails with. */
export function apiErrorOf(call: Promise<unknown>): Promise<InstanceType<typeof OpenAI.APIError>> {
  return failureOf(call, OpenAI.APIError);
}
