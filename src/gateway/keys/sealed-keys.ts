import { namesOf } from '../../core/names-of.ts';
import type { SealedEntry, SealedEntryPorts } from '../../memory/sealed-entries.ts';
import { KEYS_OWNER, keyRecordSealer } from './sealed-key-record.ts';
import { sealedRevocations } from './shared-revocations.ts';

/** All that is sealed for virtual keys: their rows, and the list of those that a fleet has revoked. */
export async function* sealedKeys({ records, ring }: SealedEntryPorts): AsyncGenerator<SealedEntry> {
  const sealer = keyRecordSealer(ring);
  for await (const id of namesOf(records, KEYS_OWNER)) {
    yield {
      owner: KEYS_OWNER,
      name: id,
      reseal(value) {
        const record = sealer.open(id, value);
        return record && sealer.close(record);
      },
    };
  }
  yield sealedRevocations(ring);
}
