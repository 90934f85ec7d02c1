import { isAtMost } from './amount.ts';
import { type Caveat, isCaveatList, VALUE_LENGTH_MAX, VALUES_MAX } from './caveat.ts';
import { isPlainPath } from './plain-path.ts';

/** Whether arguments keep to all caveats, or the first that they do not keep to. */
export type CaveatCheck =
  | { readonly isKept: true }
  /** `index` is the place in the list; -1 says that the list itself is none. */
  | { readonly isKept: false; readonly index: number };

/**
 * Holds the arguments of a call against caveats. An argument that is missing, of another type than the caveat speaks of, or readable in
 * two ways keeps to nothing; so does one beside which another has the same name in another spelling (letter case or Unicode form), since
 * the tool might read that one.
 *
 * @example
 * checkCaveats([{ kind: 'at-most', argument: '/amount', value: '100' }], { amount: 250 });  // { isKept: false, index: 0 }
 */
export function checkCaveats(caveats: readonly Caveat[], args: unknown): CaveatCheck {
  // A chain has several links' worth of them; each list was checked where it was read.
  if (!Array.isArray(caveats)) return { isKept: false, index: -1 };
  const index = caveats.findIndex((caveat) => !isCaveatList([caveat]) || !isKept(caveat, args));
  return index === -1 ? { isKept: true } : { isKept: false, index };
}

function isKept(caveat: Caveat, args: unknown): boolean {
  const argument = argumentAt(args, caveat.argument);
  switch (caveat.kind) {
    case 'at-most':
      return isAtMost(argument, caveat.value);
    case 'path-under':
      return isBelow(argument, caveat.value);
    case 'one-of':
      return isOneOf(argument, caveat.values);
    case 'equals':
      return argument === caveat.value;
    case 'prefix':
      return beginsWith(argument, caveat.value);
  }
}

/** Strictly below: the folder itself is not in itself. */
function isBelow(argument: unknown, folder: string): boolean {
  if (typeof argument !== 'string' || !argument.startsWith(folder) || argument.length === folder.length) return false;
  return isPlainPath(argument);
}

function isOneOf(argument: unknown, values: readonly string[]): boolean {
  if (typeof argument === 'string') return values.includes(argument);
  if (!Array.isArray(argument) || argument.length === 0 || argument.length > VALUES_MAX) return false;
  // `every` passes over holes.
  return Array.from(argument as readonly unknown[]).every((item) => typeof item === 'string' && values.includes(item));
}

/** Where the prefix ends amid a segment, what follows is judged together with it: `/a.` and `./b` make `..`. */
function beginsWith(argument: unknown, prefix: string): boolean {
  if (typeof argument !== 'string' || !argument.startsWith(prefix)) return false;
  const from = Math.max(0, prefix.lastIndexOf('/'));
  return argument.length <= prefix.length + VALUE_LENGTH_MAX && isPlainPath(argument.slice(from));
}

/** The argument that a pointer names: own members of objects only. Undefined where there is none, or where two could be meant. */
function argumentAt(args: unknown, pointer: string): unknown {
  let value = args;
  for (const step of pointer.slice(1).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) {
      return undefined;
    }
    const wanted = foldedName(name);
    const alike = Object.keys(value).filter((other) => foldedName(other) === wanted);
    if (alike.length > 1) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

function foldedName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\p{DI}\p{Cc}\s]/gu, '')
    .toLowerCase();
}
