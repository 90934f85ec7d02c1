import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Rule } from '../detect/matching/rule.ts';
import type { GuardOptions } from './guard.ts';

/**
 * Checks the options of a guard as far as what takes them does not, and returns a copy. A name that is not known is
 * refused: a policy that was given under another name would not be followed. Throws {@link InvalidOptionsError}.
 */
export function checkGuardOptions(options: GuardOptions): GuardOptions {
  const copy = checkOptions(options, [
    'policy',
    'bounds',
    'sink',
    'keys',
    'clock',
    'random',
    'rules',
    'names',
    'classifiers',
    'actions',
  ]);
  const { bounds, sink, keys, clock, random, rules, actions, names } = copy;
  if (bounds !== undefined) checkOptions(bounds, Object.keys(BOUNDS_DEFAULT), 'bounds');
  checkPort('sink', sink, 'write');
  checkPort('keys', keys, 'mac');
  checkPort('clock', clock, 'now');
  checkPort('random', random, 'bytes');
  if (rules !== undefined) checkRules(rules);
  if (actions !== undefined && !Array.isArray(actions?.rules))
    throw new InvalidOptionsError('actions', 'must be a policy of actions; see parseActionPolicy');
  if (names !== undefined && typeof names !== 'boolean')
    throw new InvalidOptionsError('names', 'must be true or false');
  return copy;
}

/** Checks that options are an object with known names only, and returns a copy. Throws {@link InvalidOptionsError}. */
export function checkOptions<Options extends object>(
  options: Options,
  names: readonly string[],
  place = 'options',
): Options {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new InvalidOptionsError(place, 'must be an object');
  }
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    const shown = (place === 'options' ? name : `${place}.${name}`).slice(0, NAME_SHOWN_MAX);
    throw new InvalidOptionsError(shown, `is not known; known are ${names.join(', ')}`);
  }
  return { ...options };
}

/** Checks that a port, where it is given, has its method. Throws {@link InvalidOptionsError}. */
export function checkPort(option: string, port: unknown, method: string): void {
  if (port === undefined) return;
  const isObject = (typeof port === 'object' && port !== null) || typeof port === 'function';
  if (isObject && typeof (port as Readonly<Record<string, unknown>>)[method] === 'function') return;
  throw new InvalidOptionsError(option, `must be an object with a function "${method}"`);
}

/** Checks that rules are rules: one of an unknown kind would never run. Throws {@link InvalidOptionsError}. */
export function checkRules(rules: readonly Rule[]): void {
  if (!Array.isArray(rules)) throw new InvalidOptionsError('rules', 'must be a list');
  for (const [index, rule] of rules.entries()) {
    if (!KINDS.has((rule as Rule | null | undefined)?.kind)) {
      const problem = 'must be made by defineRule, defineRecognizer or defineDetector';
      throw new InvalidOptionsError(`rules[${index}]`, problem);
    }
  }
}

const NAME_SHOWN_MAX = 64;
const KINDS: ReadonlySet<unknown> = new Set(['span', 'region', 'token', 'meter']);
