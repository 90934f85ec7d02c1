import type { JsonValue } from '../../core/json-value.ts';
import { isMap } from '../sinks/argument-parts.ts';
import type { ArgumentEdit } from './action-policy.ts';

/** The arguments with the edits made, in order; what an edit finds nothing to do at stays as it is. The given ones are not changed. */
export function editArguments(args: JsonValue, edits: readonly ArgumentEdit[]): JsonValue {
  return edits.reduce<JsonValue>((value, edit) => {
    if ('set' in edit) return changedAt(value, pathOf(edit.set), () => edit.value);
    if ('remove' in edit) return changedAt(value, pathOf(edit.remove), () => undefined);
    return changedAt(value, pathOf(edit.clamp), (found) => clamped(found, edit));
  }, args);
}

function clamped(
  found: JsonValue | undefined,
  { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number },
): JsonValue | undefined {
  // An amount in digits is an amount: a bound that a string escapes is none.
  const amount = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  if (typeof amount !== 'number' || Number.isNaN(amount)) return found;
  const bounded = Math.min(Math.max(amount, min), max);
  if (bounded === amount) return found;
  return typeof found === 'string' ? String(bounded) : bounded;
}

function pathOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function changedAt(
  value: JsonValue | undefined,
  [key, ...rest]: readonly string[],
  change: (found: JsonValue | undefined) => JsonValue | undefined,
): JsonValue {
  if (key === undefined) return change(value) ?? null;
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    return items.flatMap((item, i) => {
      if (String(i) !== key) return [item];
      const next = rest.length === 0 ? change(item) : changedAt(item, rest, change);
      return next === undefined ? [] : [next];
    });
  }
  if (!isMap(value)) return value ?? null;
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  if (rest.length > 0) return found === undefined ? value : { ...value, [key]: changedAt(found, rest, change) };
  const next = change(found);
  if (next !== undefined) return { ...value, [key]: next };
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}
