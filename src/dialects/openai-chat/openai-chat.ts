import type { Dialect } from '../dialect.ts';
import { openAiProblemBody, openAiRefusalBody } from './problem-body.ts';
import { guardOpenAiReply } from './reply-body.ts';
import { readOpenAiRequest } from './request-reader.ts';
import { openOpenAiStream } from './stream-reply.ts';

/** Chat completions as OpenAI and compatible providers speak them. */
export const openAiChat: Dialect = {
  id: 'openai-chat',
  path: '/v1/chat/completions',
  readRequest: readOpenAiRequest,
  guardReply: guardOpenAiReply,
  openStream: openOpenAiStream,
  problemBody: openAiProblemBody,
  refusalBody: openAiRefusalBody,
};
