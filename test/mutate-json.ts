import type { JsonValue } from '../src/core/json-value.ts';

/** Gives whole numbers from 0 up to, and without, a count. */
export type Below = (count: number) => number;

interface Place {
  readonly holder: { [key: string]: JsonValue };
  readonly key: string;
}

/** A copy of a value in which one thing differs: a value, its type, a member that is gone, new, or under a name that only looks the same. */
export function mutatedJson(value: JsonValue, below: Below): JsonValue {
  const root = { root: structuredClone(value) as JsonValue };
  const places = placesIn(root);
  const { holder, key } = places[below(places.length)] as Place;
  const old = holder[key] as JsonValue;
  const kind = below(6);
  if (kind === 0 && key !== 'root') delete holder[key];
  else if (kind === 1 && isMap(old)) {
    const name = ODD_NAMES[below(ODD_NAMES.length)] ?? 'x';
    holder[key] = { ...old, [name]: ODD_VALUES[below(ODD_VALUES.length)] ?? 1 };
  } else if (kind === 2 && key !== 'root' && !Array.isArray(holder)) {
    delete holder[key];
    holder[lookAlike(key, below)] = old;
  } else if (kind === 3) holder[key] = ODD_VALUES[below(ODD_VALUES.length)] ?? null;
  else if (kind === 4) {
    const other = places[below(places.length)] as Place;
    if (other.key !== 'root' && key !== 'root')
      [holder[key], other.holder[other.key]] = [other.holder[other.key] ?? null, old];
  } else holder[key] = nudged(old, below);
  return root.root;
}

const ODD_NAMES = ['__proto__', 'constructor', 'crit', 'jku', 'x5u', 'jwk', 'b64', 'permissions', 'exp', 'aud', 'x'];
const ODD_VALUES: readonly JsonValue[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  '*',
  '*:*',
  'files',
  [],
  {},
  ['*:*'],
  'none',
  'HS256',
];

function placesIn(value: JsonValue): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as { [key: string]: JsonValue };
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key] as JsonValue)]);
}

function isMap(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lookAlike(name: string, below: Below): string {
  const likes = [
    name.toUpperCase(),
    `${name}\u200b`,
    name.replace('a', '\u0430'),
    `${name} `,
    `${name.normalize('NFD')}\u0301`,
  ];
  return likes[below(likes.length)] ?? name;
}

function nudged(value: JsonValue, below: Below): JsonValue {
  if (typeof value === 'number') return value + ([1, -1, 0.5, 3_600, -value][below(5)] ?? 1);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') {
    const at = below(value.length + 1);
    return `${value.slice(0, at)}${['a', '*', ':', '\u0000', '\u202e', 'é'][below(6)]}${value.slice(at + below(2))}`;
  }
  if (Array.isArray(value)) return value.length > 1 ? value.toReversed() : [...value, 'x'];
  return value === null ? {} : { ...value, x: 1 };
}
