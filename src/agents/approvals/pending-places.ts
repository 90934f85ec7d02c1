import { APPROVAL_BOUNDS } from '../../core/approvals.ts';
import type { Random } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';
import type { Records } from '../../core/store-ports.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { userName } from '../../crypto/principal-names.ts';

/** A place among those that a user may have pending. */
export interface PendingPlace {
  readonly owner: string;
  readonly name: string;
}

/**
 * Takes one of the places of a user, each of which is a record that is put only where there is none: whoever asks, and in however many
 * processes, there are never more. A place leaves by itself when what it was taken for has expired.
 *
 * @returns Undefined where all are taken.
 */
export async function takePlace(
  { records, ring, random }: { readonly records: Records; readonly ring: KeyRing; readonly random: Random },
  principal: Principal,
  ttlMs: number,
): Promise<PendingPlace | undefined> {
  const owner = `approval-places:${userName(ring.keys, principal)}`;
  const taken = new Set(await records.list(owner, { limit: APPROVAL_BOUNDS.pendingMax }));
  const free = NAMES.filter((name) => !taken.has(name));
  // Those who ask at once begin at different places.
  const [chance = 0] = random.bytes(1);
  for (let at = 0; at < free.length; at++) {
    const name = free[(at + chance) % free.length] as string;
    if ((await records.put(owner, name, TAKEN, { ttlMs, ifVersion: 0 })) !== undefined) return { owner, name };
  }
  return undefined;
}

const TAKEN = Uint8Array.of(1);
const NAMES: readonly string[] = Array.from({ length: APPROVAL_BOUNDS.pendingMax }, (_, place) => `${place}`);
