import type { Approval } from '../../core/approvals.ts';

/**
 * What a receiver is told of a call that waits, as JSON. Of the arguments only the digest leaves, unless it is said otherwise; then they
 * are the text that approvers see everywhere, in which nothing is hidden.
 */
export function approvalMessage(approval: Approval, how: { readonly includeArguments: boolean }): string {
  const { id, principal, tool, sinkClass, reasons, expiresAtMs, argumentsDigest, argumentsText } = approval;
  return JSON.stringify({
    id,
    tenant: principal.tenant,
    user: principal.user,
    tool,
    ...(sinkClass !== undefined && { sinkClass }),
    reasons,
    expiresAt: new Date(expiresAtMs).toISOString(),
    argumentsDigest,
    ...(how.includeArguments && { argumentsText }),
  });
}
