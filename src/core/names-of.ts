import type { Records } from './store-ports.ts';

/** Which names of an owner are read, and how. */
export interface NamesRead {
  /** Names that begin so; all when it is missing. */
  readonly prefix?: string;
  /** Those behind `prefix` + `behind` only. */
  readonly behind?: string;
  /** Names that are asked for at a time, 1 to 1,000; 200 when it is missing. */
  readonly pageLength?: number;
}

/**
 * The names of an owner's records in code-unit order, page by page, so that there may be any number. What is deleted meanwhile may still
 * be named, and what is put behind the place that was reached is. Rejects as `Records.list` does.
 *
 * @example
 * for await (const name of namesOf(records, owner, { prefix: 'a:' })) await records.delete(owner, name);
 */
export async function* namesOf(
  records: Pick<Records, 'list'>,
  owner: string,
  { prefix = '', behind = '', pageLength = PAGE_LENGTH }: NamesRead = {},
): AsyncGenerator<string> {
  for (let after = prefix + behind; ; ) {
    const names = await records.list(owner, { after, limit: pageLength });
    for (const name of names) {
      if (!name.startsWith(prefix)) return;
      yield name;
    }
    const last = names.at(-1);
    if (last === undefined || names.length < pageLength) return;
    after = last;
  }
}

const PAGE_LENGTH = 200;
