import { APPROVAL_HEADER } from './presented-approvals.ts';

/** Stands in a reply where a call was refused. It repeats nothing of the call. */
export const REFUSED_NOTICE =
  '[sallyport] A tool call was refused by the action policy of this service. It was not made.';

/** Stands in a reply where the arguments of a call were no JSON, or had a key twice. */
export const UNREADABLE_NOTICE = '[sallyport] A tool call had arguments that cannot be read. It was not made.';

/** Stands in a reply where a call waits for somebody. */
export function pendingNotice(id: string, expiresAtMs: number): string {
  const until = new Date(expiresAtMs).toISOString();
  return `[sallyport] A tool call needs approval ${id} and was not made. Once it is approved, send the request again with the header ${APPROVAL_HEADER}: ${id} before ${until}.`;
}

/** Stands in a reply where the approval of a call was denied. */
export function deniedNotice(id: string): string {
  return `[sallyport] A tool call was denied: approval ${id}. It was not made.`;
}

/** Stands in a reply where an approval was used before or has expired. */
export function endedNotice(id: string): string {
  return `[sallyport] A tool call was not made: approval ${id} was used or has expired. Send the request without it to ask for a new one.`;
}
