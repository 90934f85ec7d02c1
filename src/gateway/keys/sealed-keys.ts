import type { SealedEntry, SealedEntryPorts } from '../../memory/sealed-entries.ts';
import { KEYS_OWNER, keyRecordSealer } from './sealed-key-record.ts';

/** Rows of virtual keys, as {@link SealedEntry}. */
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
    if (ids.length < PAGE) return;
    after = ids.at(-1);
  }
}

const PAGE = 200;
