import { callEvents, completionBody, DONE_EVENT, deltaEvent, finishEvent, textEvents } from './openai-wire.ts';
import type { TestGateway } from './start-test-gateway.ts';

/** A call as a model writes it. */
export interface Call {
  readonly name: string;
  readonly input: string;
}

/** A call that nobody asks for who says good evening. */
export const PAYMENT: Call = {
  name: 'send_payment',
  input: '{"payee":"harbour-books","amount":95}',
};

/** The id of an approval, in a text. */
export const APPROVAL_ID: RegExp = /apr_[0-9a-f]{51}/u;

/** All that is pending, as the admin API tells it. */
export async function pendingIn(gateway: TestGateway): Promise<string> {
  return (await gateway.admin('/admin/approvals')).text();
}

/** Approves a call as somebody who did not ask for it. Throws where that is refused. */
export async function approve(gateway: TestGateway, id: string): Promise<void> {
  const response = await gateway.admin(`/admin/approvals/${id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ verdict: 'approve', approver: 'boss' }),
  });
  if (response.status !== 200) throw new Error(await response.text());
}

/** The body of a chat completion with calls. */
export function completion(calls: readonly Call[], content: string | null = null): string {
  const toolCalls = calls.map(({ name, input }, at) => ({
    id: `call_0${at}`,
    type: 'function',
    function: { name, arguments: input },
  }));
  const message = { role: 'assistant', content, refusal: null, tool_calls: toolCalls };
  return completionBody([{ index: 0, message, logprobs: null, finish_reason: 'tool_calls' }]);
}

/** The same as a stream. */
export function completionStream(calls: readonly Call[], content = ''): string {
  const events = calls.map((call, at) => callEvents(call, at)).join('');
  const start = deltaEvent({ role: 'assistant', content: '' });
  return `${start}${textEvents(content)}${events}${finishEvent('tool_calls')}${DONE_EVENT}`;
}
