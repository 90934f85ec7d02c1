import type { AgentRequestError } from './agent-request-error.ts';

/** An answer over HTTP. */
export interface RefusalResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON: `{"error":{"code","step","message"}}`, with `reason` and `pendingId` where there is one. */
  readonly body: string;
}

const RETRY_AFTER_S = 1;

/** What an agent is told of a refusal: codes of closed sets, and nothing of what it sent or of what failed here. */
export function refusalResponse(refused: AgentRequestError, agent: string): RefusalResponse {
  const { code, step, status, message, reason, pendingId } = refused;
  const error = { code, step, message, ...(reason !== undefined && { reason }), ...(pendingId && { pendingId }) };
  const challenge = challengeOf(refused);
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...(challenge !== undefined && { 'www-authenticate': `Bearer realm="${agent}"${challenge}` }),
      ...(status === 503 && { 'retry-after': String(RETRY_AFTER_S) }),
      // What is left of the body is not read.
      ...(isUnread(refused) && { connection: 'close' }),
    },
    body: JSON.stringify({ error }),
  };
}

/** RFC 6750, section 3: who shows nothing is told no error, since there is none yet. */
function challengeOf({ code, status }: AgentRequestError): string | undefined {
  if (code === 'CREDENTIALS_MISSING') return '';
  if (status === 401) return ', error="invalid_token"';
  return code === 'PERMISSION_MISSING' ? ', error="insufficient_scope"' : undefined;
}

function isUnread({ code, status }: AgentRequestError): boolean {
  return status === 413 || status === 408 || status === 415 || status === 431 || code.startsWith('HEADER_');
}
