import type { RequestReading, RequestTrusts } from '../dialect.ts';
import { type RequestFormat, readRequest } from '../walk/read-request.ts';
import { anthropicRequestShape } from './request-shape.ts';

/**
 * Reads the body of `POST /v1/messages`.
 *
 * @throws {@link MalformedRequestError} for what is no such body.
 */
export function readAnthropicRequest(body: string, trusts: RequestTrusts): RequestReading {
  return readRequest(body, FORMAT, trusts);
}

const FORMAT: RequestFormat = {
  shape: anthropicRequestShape,
  userPaths: [['metadata', 'user_id']],
  demand: {
    tokens: ['max_tokens'],
    // With thinking between tools its budget may be larger than that of the reply.
    moreTokens: [
      ['thinking', 'budget_tokens'],
      ['fallbacks', '*', 'max_tokens'],
      ['fallbacks', '*', 'thinking', 'budget_tokens'],
    ],
    // `fallbacks` may be the word "default", which leaves the choice to the provider.
    otherModels: [['fallbacks'], ['fallbacks', '*', 'model'], ['tools', '*', 'model']],
  },
};
