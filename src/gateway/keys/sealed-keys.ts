import type { SealedEntry, SealedEntryPorts } from '../../memory/sealed-entries.ts';
import { KEYS_OWNER, keyRecordSealer } from './sealed-key-record.ts';
import { sealedRevocations } from './shared-revocations.ts';

/** All that is sealed for virtual keys: their rows, and the list of those that a fleet has revoked. */
export async function* sealedKeys({ records, ring }: SealedEntryPorts): AsyncGenerator<SealedEntry> {
  const sealer = keyRecordSealer(ring);
  for (let after: string | undefined; ; ) {
    const ids = await records.list(KEYS_OWNER, { limit: PAGE, ...(after !== undefined && { after }) });
    for (const id of ids) {
      yield {
        owner: KEYS_OWNER,
        name: id,
        reseal(value) {
          const record = sealer.open(id, value);
          return record && sealer.close(record);
        },
      };
    }
    if (ids.length < PAGE) break;
    after = ids.at(-1);
  }
  yield sealedRevocations(ring);
}

const PAGE = 200;
