import { InvalidRuleError, SallyportError } from '../core/errors.ts';
import { RULE_CATEGORIES, SEVERITIES } from '../core/finding.ts';
import { TRUSTS } from '../core/segment.ts';
import { CONTEXT_CHARS } from './matching/rule.ts';

/** A field of a definition: its name, whether it must be there, and what is wrong with a value, if anything. */
export interface FieldCheck {
  readonly isRequired: boolean;
  readonly problemOf: (value: unknown) => string | undefined;
}

/**
 * Reads a caller's definition once: what follows works on a copy, which no getter can change between check and use.
 *
 * @throws {@link InvalidRuleError} for something that is no object, or that throws when it is read.
 */
export function readDefinition<Definition>(definition: Definition): Definition {
  try {
    if (typeof definition === 'object' && definition !== null) return { ...definition };
  } catch (error) {
    throw new InvalidRuleError('', 'the definition cannot be read', { cause: error });
  }
  throw new InvalidRuleError('', 'a definition must be an object');
}

/**
 * Checks a definition that {@link readDefinition} has read, whatever its TypeScript type says. A field that is not
 * known is refused: a misspelled option must not be lost.
 *
 * @returns The definition's id.
 * @throws {@link InvalidRuleError} that names the field and says what it must be.
 */
export function checkDefinition(definition: object, fields: Readonly<Record<string, FieldCheck>>): string {
  const given = new Map<string, unknown>(Object.entries(definition));
  const id = given.get('id');
  if (typeof id !== 'string' || id.length > ID_LENGTH_MAX || !ID.test(id)) {
    refuse('', '"id" must be like custom/acme/project-name: "custom/", then 1 to 4 parts in kebab-case');
  }
  for (const name of given.keys()) {
    if (name !== 'id' && !Object.hasOwn(fields, name)) {
      refuse(id, `"${name.slice(0, ID_LENGTH_MAX)}" is not known; there are id, ${Object.keys(fields).join(', ')}`);
    }
  }
  for (const [name, check] of Object.entries(fields)) {
    const value = given.get(name);
    if (value === undefined && !check.isRequired) continue;
    const problem = problemOf(check, value);
    if (problem !== undefined) refuse(id, `"${name}" ${problem}`);
  }
  return id;
}

function problemOf(check: FieldCheck, value: unknown): string | undefined {
  try {
    return check.problemOf(value);
  } catch {
    return 'cannot be read';
  }
}

/**
 * Runs what reads a definition. An exception that is not ours, such as that of a getter, becomes an
 * {@link InvalidRuleError} with the exception as its cause.
 */
export function whileDefining<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SallyportError) throw error;
    throw new InvalidRuleError('', 'the definition cannot be read', { cause: error });
  }
}

function refuse(id: string, problem: string): never {
  throw new InvalidRuleError(id, problem);
}

const ID = /^custom(?:\/[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){0,8}){1,4}$/u;
const ID_LENGTH_MAX = 128;

/** The same field, which may be left out. */
export function optional(check: FieldCheck): FieldCheck {
  return { ...check, isRequired: false };
}

function required(problem: string, isRight: (value: unknown) => boolean): FieldCheck {
  return { isRequired: true, problemOf: (value) => (isRight(value) ? undefined : problem) };
}

function oneOf(values: readonly unknown[]): FieldCheck {
  return required(`must be one of ${values.join(', ')}`, (value) => values.includes(value));
}

/** What a rule may say it finds; `error`, `length` and `schema` are findings of the guard itself. */
export const categoryField: FieldCheck = oneOf(RULE_CATEGORIES);

/** LOW to CRITICAL. */
export const severityField: FieldCheck = oneOf(SEVERITIES);

/** A confidence; NaN is none. */
export const scoreField: FieldCheck = required(
  'must be a number from 0 to 1',
  (value) => typeof value === 'number' && value >= 0 && value <= 1,
);

const ENTITY = /^[A-Z][A-Z0-9]{0,31}(?:_[A-Z0-9]{1,32}){0,7}$/u;

/** A name as policies and placeholders use it. */
export const entityField: FieldCheck = required(
  'must be in upper case with underscores, such as EMPLOYEE_ID',
  (value) => typeof value === 'string' && ENTITY.test(value),
);

/** Authors; an empty list would switch the rule off without saying so. */
export const trustsField: FieldCheck = required(
  `must be a list of ${TRUSTS.join(', ')}, with at least one of them`,
  (value) => Array.isArray(value) && value.length > 0 && value.every((trust) => TRUSTS.includes(trust)),
);

/** Any expression; whether it can run is found out by compiling it. */
export const patternField: FieldCheck = required(
  'must be a regular expression, such as /\\bACME-\\d{6}\\b/u',
  (value) => value instanceof RegExp,
);

/** A function of the caller; what it answers is checked when it is called. */
export const functionField: FieldCheck = required('must be a function', (value) => typeof value === 'function');

/** A list of texts; each is one that `isRight` accepts. */
export function textsField(lengthMax: number, problem: string, isRight: (text: string) => boolean): FieldCheck {
  return required(
    `must be a list of 1 to ${lengthMax} texts, ${problem}`,
    (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.length <= lengthMax &&
      value.every((text) => typeof text === 'string' && isRight(text)),
  );
}

/** Words to the left of a match. One in upper case would never be found. */
export const contextField: FieldCheck = textsField(
  100,
  `each in lower case and 1 to ${CONTEXT_CHARS} UTF-16 units long`,
  (word) => word.length > 0 && word.length <= CONTEXT_CHARS && word === word.toLowerCase(),
);

/** A whole number from `min` to `max`. */
export function wholeNumberField(range: { readonly min: number; readonly max: number }): FieldCheck {
  return required(
    `must be a whole number from ${range.min} to ${range.max}`,
    (value) => Number.isInteger(value) && (value as number) >= range.min && (value as number) <= range.max,
  );
}

/** A value that may be shared by all texts: it is frozen, and what cannot be frozen is refused. */
export const sharedStateField: FieldCheck = {
  isRequired: true,
  problemOf: (value) =>
    isPlainData(value, SHARED_STATE_DEPTH_MAX)
      ? undefined
      : `must be plain data, at most ${SHARED_STATE_DEPTH_MAX} levels deep: it is shared by all texts, so it is frozen`,
};

const SHARED_STATE_DEPTH_MAX = 8;

function isPlainData(value: unknown, depthLeft: number): boolean {
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = Array.isArray(value) || prototype === Object.prototype || prototype === null;
  return isPlain && depthLeft > 0 && Object.values(value).every((part) => isPlainData(part, depthLeft - 1));
}

/** Freezes plain data with all its parts. */
export function freezePlainData<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) freezePlainData(part);
  return Object.freeze(value);
}
