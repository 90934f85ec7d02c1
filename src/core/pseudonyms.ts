import type { Finding } from './finding.ts';

/** The rule id of what looks like a placeholder of a vault, in plain text. */
export const PLACEHOLDER_RULE_ID = 'pii/placeholder';
/** As {@link PLACEHOLDER_RULE_ID}, inside of a string of a text that is JSON. */
export const JSON_PLACEHOLDER_RULE_ID = 'pii/placeholder/json';

/** Whether a finding is of something that looks like a placeholder. */
export function isPlaceholder({ ruleId }: Finding): boolean {
  return ruleId.startsWith(PLACEHOLDER_RULE_ID);
}

/** Placeholders of one session and what they stand for. */
export interface Pseudonyms {
  /**
   * The placeholder of a value, such as `<PERSON_1_K7QXM>`: the same for the same value of one entity. Undefined where the table is full or
   * the value is longer than {@link PSEUDONYM_BOUNDS}.valueLengthMax: then it must be redacted.
   */
  placeholderFor(entity: string, value: string): string | undefined;
  /** What a placeholder stands for; undefined for one that this session did not make. Its case, and escapes of its signs, do not matter. */
  valueOf(placeholder: string): string | undefined;
}

/** The bounds of a table of pseudonyms, in UTF-16 units: sealed, a table fits into one record of a store. */
export const PSEUDONYM_BOUNDS: { readonly valueLengthMax: number; readonly tableUnitsMax: number } = {
  valueLengthMax: 1_024,
  /** All values and their entities, and 16 more for each. */
  tableUnitsMax: 100_000,
};

const ENTRY_UNITS = 16;

/** One value and the number of its placeholder: entity, number, value. */
export type PseudonymEntry = readonly [entity: string, number: number, value: string];

/** A table that knows what was added. */
export interface PseudonymTable extends Pseudonyms {
  /** In the order in which they were added. */
  entries(): readonly PseudonymEntry[];
}

/** Characters of a session's tag, in Base32 (RFC 4648): 25 bits, so that nobody outside of the session guesses a placeholder of it. */
export const TAG_LENGTH = 5;

const TAG_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Makes the tag of a session of at least {@link TAG_LENGTH} random bytes. */
export function tagOf(random: Uint8Array): string {
  return Array.from({ length: TAG_LENGTH }, (_, i) => TAG_ALPHABET.charAt((random[i] as number) & 31)).join('');
}

/** What stands between the brackets of a placeholder, in upper case and without escapes. */
export function placeholderName(placeholder: string): string {
  const inner = placeholder
    .normalize('NFKC')
    .replace(/^(?:\\?<|&lt;|\\u003c)/iu, '')
    .replace(/(?:\\?>|&gt;|\\u003e)$/iu, '');
  return inner.replaceAll('\\', '').toUpperCase();
}

/** Makes a table of one session. */
export function pseudonymTable(tag: string, entries: readonly PseudonymEntry[] = []): PseudonymTable {
  const added: PseudonymEntry[] = [];
  let units = 0;
  const counts = new Map<string, number>();
  const placeholders = new Map<string, string>();
  const values = new Map<string, string>();
  for (const entry of entries) add(entry);

  return {
    placeholderFor(entity, value) {
      const known = placeholders.get(`${entity}\0${value}`);
      if (known !== undefined) return known;
      const { valueLengthMax, tableUnitsMax } = PSEUDONYM_BOUNDS;
      if (value.length > valueLengthMax || units + unitsOf(entity, value) > tableUnitsMax) return undefined;
      return add([entity, (counts.get(entity) ?? 0) + 1, value]);
    },
    valueOf: (placeholder) => values.get(placeholderName(placeholder)),
    entries: () => added,
  };

  function add([entity, number, value]: PseudonymEntry): string {
    const inner = `${entity}_${number}_${tag}`;
    added.push([entity, number, value]);
    units += unitsOf(entity, value);
    counts.set(entity, Math.max(number, counts.get(entity) ?? 0));
    placeholders.set(`${entity}\0${value}`, `<${inner}>`);
    values.set(inner, value);
    return `<${inner}>`;
  }
}

function unitsOf(entity: string, value: string): number {
  return entity.length + value.length + ENTRY_UNITS;
}
