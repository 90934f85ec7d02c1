import type { z } from 'zod';
import { nearestWord } from './policy-file-hint.ts';

/** Where a value does not fit a schema, and what to do about it. */
export interface SchemaProblem {
  /** `rules[0].trust`; empty for the value as a whole. */
  readonly path: string;
  /** A sentence without its subject. */
  readonly problem: string;
}

/** What the words of a problem need to know besides the issues. */
export interface SchemaProblemContext {
  readonly value: unknown;
  /** The keys that a map may have at a place. */
  readonly knownKeysAt: (path: readonly PropertyKey[]) => readonly string[];
  /** Says what is wrong at places that need words of their own; undefined leaves it to the general ones. */
  readonly problemAt?: (path: readonly PropertyKey[], received: unknown) => string | undefined;
}

/**
 * Says in one problem where a value is wrong, what was expected there, and what may have been meant. Of several issues
 * the first is told and the others are counted; an unknown key comes before all others, since it is often the reason why a
 * known one is missing. Of the value's texts only misspelt keys are told, cut to 64 characters.
 */
export function schemaProblem(issues: readonly z.core.$ZodIssue[], context: SchemaProblemContext): SchemaProblem {
  const flat = issues.flatMap((issue) => flatten(issue, []));
  const own = flat.find(({ path }) => ownProblem(path, context) !== undefined);
  const issue = own ?? flat.find(({ code }) => code === 'unrecognized_keys') ?? flat[0];
  if (issue === undefined) return { path: '', problem: 'is not valid' };
  const others = flat.length > 1 ? ` (and ${flat.length - 1} more)` : '';
  const special = ownProblem(issue.path, context);
  if (special !== undefined) return { path: pathOf(issue.path), problem: `${special}${others}` };
  if (issue.code !== 'unrecognized_keys') {
    return { path: pathOf(issue.path), problem: `${problemOf(issue, valueAt(context.value, issue.path))}${others}` };
  }
  const key = issue.keys[0] ?? '';
  const known = context.knownKeysAt(issue.path);
  return {
    path: pathOf([...issue.path, key.slice(0, TOLD_LENGTH_MAX)]),
    problem: `is not a known key; ${meant(key, known)}known are ${known.join(', ')}${others}`,
  };
}

const TOLD_LENGTH_MAX = 64;

function ownProblem(path: readonly PropertyKey[], context: SchemaProblemContext): string | undefined {
  return context.problemAt?.(path, valueAt(context.value, path));
}

/** Of the arms of a union the one is told that takes values of this kind and came furthest; its paths start at the union. */
function flatten(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): readonly z.core.$ZodIssue[] {
  const path = [...before, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ ...issue, path }];
  const arms = issue.errors.filter(
    (arm) => !arm.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  );
  const [arm] = [...arms].sort((a, b) => depthOf(b) - depthOf(a) || a.length - b.length);
  if (arm === undefined) return [{ ...issue, path }];
  return arm.flatMap((inner) => flatten(inner, path));
}

/** An arm whose keys are known was meant rather than one whose keys are not. */
function depthOf(arm: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...arm.map(({ code, path }) => (code === 'unrecognized_keys' ? path.length : path.length + 1)));
}

function problemOf(issue: z.core.$ZodIssue, received: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      if (received === undefined) return 'is missing';
      return `${received === null ? 'is empty; it ' : ''}must be ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value': {
      if (received === undefined) return `is missing; it must be one of ${issue.values.join(', ')}`;
      const hint = typeof received === 'string' ? meant(received, issue.values.map(String)) : '';
      return `is not known; ${hint}it must be one of ${issue.values.join(', ')}`;
    }
    case 'too_small':
      return `must ${COUNTED[issue.origin] === undefined ? 'be' : 'have'} at least ${issue.minimum}${COUNTED[issue.origin] ?? ''}`;
    case 'too_big':
      return `must ${COUNTED[issue.origin] === undefined ? 'be' : 'have'} at most ${issue.maximum}${COUNTED[issue.origin] ?? ''}`;
    case 'invalid_union':
      if (received === undefined) return 'is missing';
      return `${received === null ? 'is empty; it ' : ''}must be ${kindsOf(issue)}`;
    case 'invalid_format':
    case 'custom':
      return issue.message;
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is not a valid name';
    default:
      return 'is not valid';
  }
}

/** What the arms of a union take, when the value is of no kind that any of them takes. */
function kindsOf(issue: z.core.$ZodIssueInvalidUnion): string {
  const kinds = issue.errors.flatMap((arm) =>
    arm.flatMap((inner) => (inner.code === 'invalid_type' ? [TYPE_NAMES[inner.expected] ?? inner.expected] : [])),
  );
  return [...new Set(kinds)].join(' or ');
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: 'a list, such as [a, b]',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

const COUNTED: Readonly<Record<string, string>> = { array: ' entries', string: ' characters' };

function meant(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? '' : `did you mean "${nearest}"? `;
}

/** `['rules', 0, 'trust']` reads `rules[0].trust`. Names that the value brought are cut. */
function pathOf(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    const name = String(part).slice(0, TOLD_LENGTH_MAX);
    return path === '' ? name : `${path}.${name}`;
  }, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Readonly<Record<PropertyKey, unknown>>)[part];
  }
  return found;
}
