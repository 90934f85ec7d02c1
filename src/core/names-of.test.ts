import { beforeEach, describe, expect, it } from 'vitest';
import { inProcessRecords } from '../store/in-process-records.ts';
import { type NamesRead, namesOf } from './names-of.ts';
import type { Records } from './store-ports.ts';

let records: Records;
beforeEach(async () => {
  records = inProcessRecords({ clock: { now: () => 1 } });
  for (const name of ['a:1', 'a:2', 'a:3', 'a:4', 'b:1', 'b:2']) await records.put('one', name, Uint8Array.of(1));
  await records.put('other', 'a:9', Uint8Array.of(1));
});

async function read(how: NamesRead, owner = 'one'): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const name of namesOf(records, owner, how)) names.push(name);
  return names;
}

describe('names of an owner', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 1_000])('are the same in pages of %i', async (pageLength) => {
    expect(await read({ pageLength })).toEqual(['a:1', 'a:2', 'a:3', 'a:4', 'b:1', 'b:2']);
    expect(await read({ pageLength, prefix: 'a:' })).toEqual(['a:1', 'a:2', 'a:3', 'a:4']);
    expect(await read({ pageLength, prefix: 'a:', behind: '2' })).toEqual(['a:3', 'a:4']);
    expect(await read({ pageLength, prefix: 'b:' })).toEqual(['b:1', 'b:2']);
    expect(await read({ pageLength, prefix: 'c:' })).toEqual([]);
    expect(await read({ pageLength }, 'nobody')).toEqual([]);
  });

  it('are all there where each is deleted as it comes', async () => {
    const deleted: string[] = [];
    for await (const name of namesOf(records, 'one', { pageLength: 2 })) {
      if (await records.delete('one', name)) deleted.push(name);
    }
    expect(deleted).toHaveLength(6);
    expect(await read({})).toEqual([]);
  });

  it('are asked for no further than they are wanted', async () => {
    const asked: (string | undefined)[] = [];
    const counted: Pick<Records, 'list'> = {
      list(owner, page) {
        asked.push(page.after);
        return records.list(owner, page);
      },
    };
    for await (const name of namesOf(counted, 'one', { pageLength: 2 })) if (name === 'a:3') break;
    expect(asked).toEqual(['', 'a:2']);
  });
});
