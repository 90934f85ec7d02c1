import type { JsonValue } from '../../core/json-value.ts';
import type { ProvenanceBounds } from './provenance-bounds.ts';

/** A string or a number of a call's arguments, or a key of an object. */
export interface ArgumentLeaf {
  /** JSON pointer (RFC 6901). A key has that of its member. */
  readonly pointer: string;
  /** The name that it is given under; that of the list for an item of a list. */
  readonly name: string;
  readonly text: string;
  readonly form: 'string' | 'number' | 'key';
}

/** The leaves in order, as far as the bounds go, and whether there was more. Booleans and nulls prove nothing and are none. */
export function argumentLeaves(
  args: JsonValue,
  { leavesMax, argumentUnitsMax, depthMax }: ProvenanceBounds,
): { readonly leaves: readonly ArgumentLeaf[]; readonly isCut: boolean } {
  const leaves: ArgumentLeaf[] = [];
  let room = argumentUnitsMax;
  let isCut = false;
  const take = (leaf: ArgumentLeaf): void => {
    if (leaves.length === leavesMax || room === 0) isCut = true;
    else {
      const text = leaf.text.slice(0, room);
      isCut ||= text.length < leaf.text.length;
      room -= text.length;
      leaves.push({ ...leaf, text });
    }
  };
  const visit = (value: JsonValue, pointer: string, name: string, depth: number): void => {
    if (isCut) return;
    if (typeof value === 'string') take({ pointer, name, text: value, form: 'string' });
    else if (typeof value === 'number') take({ pointer, name, text: String(value), form: 'number' });
    if (typeof value !== 'object' || value === null) return;
    if (depth === depthMax) {
      isCut = true;
      return;
    }
    if (Array.isArray(value)) {
      const items: readonly JsonValue[] = value;
      for (let i = 0; i < items.length && !isCut; i++) visit(items[i] ?? null, `${pointer}/${i}`, name, depth + 1);
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      if (isCut) return;
      const place = `${pointer}/${key.slice(0, KEY_UNITS_MAX).replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (KEY_MAY_HOLD.test(key)) take({ pointer: place, name: '', text: key, form: 'key' });
      visit(member, place, key, depth + 1);
    }
  };
  visit(args, '', '', 0);
  return { leaves, isCut };
}

/** UTF-16 units of a key that stand in a pointer. */
const KEY_UNITS_MAX = 128;

/** A schema's own names have none of these; an address, a URL, a path or a number does. */
const KEY_MAY_HOLD = /[@./:\\]|\d{4}/u;
