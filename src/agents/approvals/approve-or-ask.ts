import type { Approval, ApprovalReason, Approvals, ConsumeRefusal, RequestRefusal } from '../../core/approvals.ts';
import type { JsonValue } from '../../core/json-value.ts';
import type { Principal } from '../../core/segment.ts';
import { canonicalArguments } from './canonical-arguments.ts';

/** A call for which the policy says `ask`. */
export interface AskedCall {
  readonly principal: Principal;
  readonly keyId?: string;
  readonly tool: string;
  /** As they were read, by a reader that refuses keys that are there twice: what is approved must be what the tool gets. */
  readonly arguments: JsonValue;
  readonly reasons: readonly ApprovalReason[];
  readonly sinkClass?: string;
  readonly ttlMs?: number;
  /** The approval that the caller presents, as the header `x-sallyport-approval` has it. */
  readonly approvalId?: string;
}

/** What becomes of the call. Only `approved` lets it be made, this once. */
export type AskOutcome =
  | { readonly state: 'approved'; readonly approval: Approval }
  | { readonly state: 'needs-approval'; readonly id: string; readonly expiresAtMs: number }
  | { readonly state: 'refused'; readonly code: Exclude<ConsumeRefusal, 'pending'> | RequestRefusal };

/**
 * Uses the approval that a caller presents, or asks for one where it presents none. What is presented and not good asks for no other:
 * a call that was denied would else stand before the approver again at once.
 *
 * @throws StoreError when the store is away: the call is not approved then. `InvalidOptionsError` for arguments that are no JSON.
 * @example
 * const outcome = await approveOrAsk(approvals, { ...call, approvalId: request.headers['x-sallyport-approval'] });
 * if (outcome.state === 'needs-approval') answer(`needs approval ${outcome.id}`);
 */
export async function approveOrAsk(approvals: Approvals, call: AskedCall): Promise<AskOutcome> {
  const { approvalId, arguments: value, ...request } = call;
  const { principal, tool } = request;
  const canonical = canonicalArguments(value);
  if (approvalId === undefined) {
    const asked = await approvals.request({ ...request, arguments: canonical });
    if (asked.state === 'refused') return { state: 'refused', code: asked.code };
    return { state: 'needs-approval', id: asked.approval.id, expiresAtMs: asked.approval.expiresAtMs };
  }
  const used = await approvals.consume(approvalId, { principal, tool, argumentsDigest: canonical.digest });
  if (used.state === 'done') return { state: 'approved', approval: used.approval };
  const { code, approval } = used;
  if (code !== 'pending') return { state: 'refused', code };
  return { state: 'needs-approval', id: approvalId, expiresAtMs: approval?.expiresAtMs ?? 0 };
}
