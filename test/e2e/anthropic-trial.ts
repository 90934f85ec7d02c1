import Anthropic from '@anthropic-ai/sdk';
import { failureOf, type ModelTrial, startModelTrial } from './model-trial.ts';

/** The published client before a gateway process. */
export interface AnthropicTrial extends ModelTrial {
  readonly client: Anthropic;
}

/** Starts a {@link ModelTrial} in the dialect of this client. */
export async function startAnthropicTrial(config: Readonly<Record<string, unknown>> = {}): Promise<AnthropicTrial> {
  const trial = await startModelTrial('anthropic-messages', config);
  const { url, clientKey } = trial.gateway;
  return { ...trial, client: new Anthropic({ baseURL: url, apiKey: clientKey, maxRetries: 0, timeout: 30_000 }) };
}

/** What a call of the client fails with. */
export function failureOfCall(call: Promise<unknown>): Promise<InstanceType<typeof Anthropic.APIError>> {
  return failureOf(call, Anthropic.APIError);
}
