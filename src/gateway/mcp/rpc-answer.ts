import type { RpcId } from './rpc-message.ts';

/** Codes of the errors that the guard answers with: those of JSON-RPC 2.0, and its own from the range for implementations. */
export const RPC_ERROR = {
  parse: -32_700,
  invalidRequest: -32_600,
  invalidParams: -32_602,
  /** The other side did not answer in time; the SDKs of MCP use the same number. */
  timeout: -32_001,
  /** By policy: of the texts, the tool's definition, or the action. */
  refused: -32_010,
  limited: -32_011,
  needsApproval: -32_012,
  tooLarge: -32_013,
  /** The server sent something that is no answer. */
  badAnswer: -32_014,
  serverGone: -32_015,
} as const;

/** Why a message is answered instead of passed on. `ruleIds` name rules and never quote a text. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
  readonly ruleIds?: readonly string[];
  readonly retryAfterMs?: number;
}

/** The line that answers a request with an error. */
export function errorLine(id: RpcId | null, { code, message, ruleIds, retryAfterMs }: Refusal): string {
  const data = {
    source: 'sallyport',
    ...(ruleIds !== undefined && { ruleIds }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message: `sallyport: ${message}`, data } });
}

/** The line that tells the other side that an answer is not waited for any more. */
export function cancelledLine(requestId: RpcId, reason: string): string {
  return JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId, reason } });
}
