import type { Principal } from '../../core/segment.ts';
import { sessionsOf } from '../../crypto/owner-key.ts';
import { sessionName, userName } from '../../crypto/principal-names.ts';
import type { SessionIndexPorts } from '../../crypto/session-index.ts';
import { budgetOwner } from '../../limits/budget-scope.ts';

/**
 * Deletes the accounts of a user's budgets, and those of its sessions. To be called before the user's salts are deleted: which sessions there
 * are is known by them. The account of a session that has none stays, under a keyed hash, for 35 days after its month.
 *
 * @returns How many accounts there were: one for each day and month.
 * @throws StoreError
 */
export async function forgetUserBudgets(
  { records, ring }: SessionIndexPorts,
  user: Omit<Principal, 'session'>,
): Promise<number> {
  let deleted = await records.deleteOwner(budgetOwner({ kind: 'user', name: userName(ring.keys, user) }));
  for await (const session of sessionsOf({ records, ring }, user)) {
    deleted += await forgetSessionBudgets({ records, ring }, session);
  }
  return deleted;
}

/** Deletes the accounts of one session, as {@link forgetUserBudgets} does. */
export function forgetSessionBudgets({ records, ring }: SessionIndexPorts, session: Principal): Promise<number> {
  return records.deleteOwner(budgetOwner({ kind: 'session', name: sessionName(ring.keys, 'limits', session) }));
}
