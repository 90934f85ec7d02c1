import { hexOf } from '../../core/hex-of.ts';
import type { Keys, Random } from '../../core/ports.ts';

/**
 * A new id: a mark of the tenant, the time, and 128 random bits, in hexadecimal digits. So ids of a tenant stand together in the store,
 * the oldest first, and nobody guesses one.
 */
export function newApprovalId(
  { keys, random }: { readonly keys: Keys; readonly random: Random },
  { tenant, nowMs }: { readonly tenant: string; readonly nowMs: number },
): string {
  const time = nowMs.toString(16).padStart(TIME_DIGITS, '0');
  return `${approvalPrefix(keys, tenant)}${time}${hexOf(random.bytes(RANDOM_BYTES))}`;
}

/** How the ids of a tenant begin. Two tenants may have one beginning by chance: it finds entries, and proves nothing. */
export function approvalPrefix(keys: Keys, tenant: string): string {
  const mark = keys.mac('approval/tenant', new TextEncoder().encode(tenant)).subarray(0, MARK_BYTES);
  return `apr_${hexOf(mark)}`;
}

/** Whether a text could be the id of an approval. */
export function isApprovalId(text: string): boolean {
  return FORM.test(text);
}

const MARK_BYTES = 4;
const TIME_DIGITS = 11;
const RANDOM_BYTES = 16;
const FORM = /^apr_[0-9a-f]{51}$/u;
