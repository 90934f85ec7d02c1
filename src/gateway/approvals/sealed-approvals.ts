import { APPROVALS_OWNER, approvalSealer } from '../../agents/approvals/approval-seal.ts';
import { namesOf } from '../../core/names-of.ts';
import type { SealedEntry, SealedEntryPorts } from '../../memory/sealed-entries.ts';

/** All approvals that are kept, so that they can be sealed anew when keys are rotated. */
export async function* sealedApprovals({ records, ring }: SealedEntryPorts): AsyncGenerator<SealedEntry> {
  const sealer = approvalSealer<unknown>(ring);
  for await (const name of namesOf(records, APPROVALS_OWNER)) {
    yield {
      owner: APPROVALS_OWNER,
      name,
      reseal(value) {
        const entry = sealer.open(name, value);
        return entry === undefined ? undefined : sealer.close(name, entry);
      },
    };
  }
}
