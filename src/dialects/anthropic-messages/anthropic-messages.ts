import type { Dialect } from '../dialect.ts';
import { anthropicProblemBody, anthropicRefusalBody } from './problem-body.ts';
import { guardAnthropicReply } from './reply-body.ts';
import { readAnthropicRequest } from './request-reader.ts';
import { openAnthropicStream } from './stream-reply.ts';

/** Messages as Anthropic's API speaks them. */
export const anthropicMessages: Dialect = {
  id: 'anthropic-messages',
  path: '/v1/messages',
  readRequest: readAnthropicRequest,
  guardReply: guardAnthropicReply,
  openStream: openAnthropicStream,
  problemBody: anthropicProblemBody,
  refusalBody: anthropicRefusalBody,
};
