import { isApprovalId } from '../../agents/approvals/approval-id.ts';
import type { Approval } from '../../core/approvals.ts';
import type { Passage } from '../passage.ts';
import { RefusedRequestError } from '../refused-request-error.ts';

/** The header in which a caller presents approvals. */
export const APPROVAL_HEADER = 'x-sallyport-approval';

/** Approvals that one request may present. */
const PRESENTED_MAX = 8;

/**
 * The approvals that a request presents, as they are in the store before the provider is asked.
 *
 * @throws RefusedRequestError for a header that names no approvals, and for an approval that is nobody's or somebody else's; StoreError
 * when the store is away.
 */
export async function presentedApprovals({
  gateway,
  request,
  principal,
}: Pick<Passage, 'gateway' | 'request' | 'principal'>): Promise<readonly Approval[]> {
  const header = request.headers[APPROVAL_HEADER];
  if (header === undefined) return [];
  const ids = [...new Set((typeof header === 'string' ? header : header.join(',')).split(',').map((id) => id.trim()))];
  if (ids.length > PRESENTED_MAX || !ids.every(isApprovalId)) {
    const problem = `the header ${APPROVAL_HEADER} must hold 1 to ${PRESENTED_MAX} ids of approvals, with commas between them`;
    throw new RefusedRequestError(400, 'invalid_approval', problem);
  }
  const found = await Promise.all(ids.map((id) => gateway.approvals.get(id)));
  return found.map((approval) => {
    const isOwn = approval?.principal.tenant === principal.tenant && approval.principal.user === principal.user;
    if (approval !== undefined && isOwn) return approval;
    const problem = `an approval in the header ${APPROVAL_HEADER} is not known; send the request without it to ask for a new one`;
    throw new RefusedRequestError(404, 'approval_not_found', problem);
  });
}
