import type { RequestReading, RequestTrusts } from '../dialect.ts';
import { type RequestFormat, readRequest } from '../walk/read-request.ts';
import { openAiRequestShape } from './request-shape.ts';

/**
 * Reads the body of `POST /v1/chat/completions`.
 *
 * @throws {@link MalformedRequestError} for what is no such body.
 */
export function readOpenAiRequest(body: string, trusts: RequestTrusts): RequestReading {
  return readRequest(body, FORMAT, trusts);
}

const FORMAT: RequestFormat = {
  shape: openAiRequestShape,
  userPaths: [['safety_identifier'], ['user']],
  demand: {
    choices: 'n',
    tokens: ['max_tokens', 'max_completion_tokens'],
    moreTokens: [
      ['thinking', 'budget_tokens'],
      ['reasoning', 'max_tokens'],
    ],
  },
  usageMember: { name: 'stream_options', value: '{"include_usage":true}' },
};
