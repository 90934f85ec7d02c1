import { InvalidOptionsError } from '../../core/errors.ts';
import { isPermission } from '../tokens/permission.ts';
import type { AgentCall } from './agent-call.ts';
import type { AgentHttpRequest, AgentRequestHead } from './agent-http-request.ts';
import { refusalOf } from './agent-request-error.ts';
import { readBodyJson } from './body-json.ts';
import { type DecidesCall, decidesCall } from './decide-call.ts';
import { type AgentGateOptions, type CheckedGateOptions, checkGateOptions } from './gate-options.ts';
import { judgeMessage } from './judge-message.ts';
import { judgeToken } from './judge-token.ts';
import { readBody } from './read-body.ts';
import { type RefusalResponse, refusalResponse } from './refusal-response.ts';
import { readRequestHeaders } from './request-headers.ts';

/** What comes of a request. */
export type AgentOutcome =
  /** `bytes` are those that were received and verified. */
  | { readonly isAccepted: true; readonly call: AgentCall; readonly bytes: Uint8Array }
  | { readonly isAccepted: false; readonly response: RefusalResponse };

/** Judges a request. It never rejects: what nobody meant to happen refuses, too. */
export type AgentGate = (request: AgentHttpRequest) => Promise<AgentOutcome>;

/**
 * Makes a gate for HTTP requests of agents, over no framework: headers → body → token and chain, or message → action policy. The middleware of
 * Express, Fastify and Hono is this with their requests and answers.
 *
 * @throws `InvalidOptionsError` for options that are none.
 */
export function createAgentGate(options: AgentGateOptions): AgentGate {
  const checked = checkGateOptions(options);
  const decide = decidesCall(checked);
  return async (request) => {
    try {
      return { isAccepted: true, ...(await judge(request, checked, decide)) };
    } catch (error) {
      const refused = refusalOf(error);
      // It is refused whatever whoever is told of it does, now or later.
      void Promise.resolve(refused)
        .then(checked.onRefused)
        .catch(() => undefined);
      return { isAccepted: false, response: refusalResponse(refused, checked.agent) };
    }
  };
}

async function judge(
  request: AgentHttpRequest,
  options: CheckedGateOptions,
  decide: DecidesCall,
): Promise<{ readonly call: AgentCall; readonly bytes: Uint8Array }> {
  const headers = readRequestHeaders(request);
  const head: AgentRequestHead = { method: request.method.toUpperCase(), target: request.target };
  const permission = permissionOf(head, options);
  const bytes = await readBody(request.body, headers, options);
  const json = readBodyJson(bytes, headers.contentType);
  if (headers.token === undefined) {
    return { call: Object.freeze(await judgeMessage({ permission, json }, options, decide)), bytes };
  }
  const call = Object.freeze(await judgeToken({ head, headers, permission, bytes, json }, options));
  await decide(call);
  return { call, bytes };
}

function permissionOf(head: AgentRequestHead, { permission }: CheckedGateOptions): string {
  const wanted: unknown = typeof permission === 'function' ? permission(head) : permission;
  if (!isPermission(wanted)) throw new InvalidOptionsError('permission', 'must give one of the form resource:action');
  return wanted;
}
