import type { AgentHttpRequest } from './agent-http-request.ts';
import { AgentRequestError } from './agent-request-error.ts';
import type { RequestHeaders } from './request-headers.ts';

/** How much of a body is waited for, and for how long. */
export interface BodyBounds {
  readonly bodyBytesMax: number;
  readonly bodyTimeoutMs: number;
}

/**
 * Reads a body to its end: the bytes that were received, and no more than the bound. A length that was announced is looked at before
 * anything is read; a body in pieces is counted as it comes.
 *
 * @throws {@link AgentRequestError} `BODY_ALREADY_READ`, `BODY_ENCODED`, `BODY_TOO_LARGE`, `BODY_TIMEOUT`, `BODY_INCOMPLETE`.
 */
export async function readBody(
  body: AgentHttpRequest['body'],
  { contentEncoding = 'identity', contentLength }: Pick<RequestHeaders, 'contentEncoding' | 'contentLength'>,
  { bodyBytesMax, bodyTimeoutMs }: BodyBounds,
): Promise<Uint8Array> {
  if (body === 'already-read') throw new AgentRequestError('BODY_ALREADY_READ');
  if (body === 'none') return new Uint8Array(0);
  if (contentEncoding.toLowerCase() !== 'identity') throw new AgentRequestError('BODY_ENCODED');
  if (contentLength !== undefined && !(Number(contentLength) <= bodyBytesMax)) {
    throw new AgentRequestError('BODY_TOO_LARGE');
  }
  const deadline = deadlineAfter(bodyTimeoutMs);
  try {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = await Promise.race([nextOf(body), deadline.passed]);
      if (done === true || value === undefined) return Buffer.concat(pieces, length);
      length += value.length;
      if (length > bodyBytesMax) throw new AgentRequestError('BODY_TOO_LARGE');
      pieces.push(value);
    }
  } finally {
    deadline.clear();
  }
}

async function nextOf(body: Exclude<AgentHttpRequest['body'], string>): ReturnType<typeof body.next> {
  try {
    return await body.next();
  } catch (cause) {
    throw new AgentRequestError('BODY_INCOMPLETE', 'request', { cause });
  }
}

function deadlineAfter(ms: number): { readonly passed: Promise<never>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AgentRequestError('BODY_TIMEOUT')), ms);
  });
  return { passed, clear: () => clearTimeout(timer) };
}
