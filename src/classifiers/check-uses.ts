import { checkWholeNumber } from '../core/check-whole-number.ts';
import {
  type AskWhen,
  CLASSIFIER_ID_PATTERN,
  type ClassifierUse,
  type FailMode,
  isAskWhen,
} from '../core/classifier-panel.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Classifier } from '../core/ports.ts';
import { TRUSTS, type Trust } from '../core/segment.ts';

/** The terms of a classifier with nothing left out. */
export type ClassifierTerms = Required<ClassifierUse>;

/** What holds where the terms say nothing. */
export const TERMS_DEFAULT: Omit<ClassifierTerms, 'classifier'> = {
  when: 'always',
  trusts: ['user', 'external'],
  onFailure: 'closed',
  timeoutMs: 2_000,
  callsPerMinute: 600,
  concurrentMax: 8,
};

/** The greatest values of the terms, and of their number; the least is 1. */
export const TERMS_MAX: Readonly<Record<'timeoutMs' | 'callsPerMinute' | 'concurrentMax' | 'classifiers', number>> = {
  timeoutMs: 60_000,
  callsPerMinute: 1_000_000,
  concurrentMax: 1_000,
  classifiers: 16,
};

/**
 * Checks the classifiers of a guard and fills in what their terms leave out.
 *
 * @throws {@link InvalidOptionsError} that names the option.
 */
export function checkUses(uses: readonly ClassifierUse[]): readonly ClassifierTerms[] {
  if (!Array.isArray(uses) || uses.length > TERMS_MAX.classifiers) {
    throw new InvalidOptionsError('classifiers', `must be a list of at most ${TERMS_MAX.classifiers}`);
  }
  const seen = new Set<string>();
  return uses.map((use: ClassifierUse, index) => {
    const place = `classifiers[${index}]`;
    const terms = checkUse(use, place);
    const { id } = terms.classifier;
    if (seen.has(id)) throw new InvalidOptionsError(`${place}.classifier.id`, 'is that of another classifier, too');
    seen.add(id);
    return terms;
  });
}

function checkUse(use: ClassifierUse, place: string): ClassifierTerms {
  if (typeof use !== 'object' || use === null) throw new InvalidOptionsError(place, 'must be an object');
  const known = ['classifier', ...Object.keys(TERMS_DEFAULT)];
  for (const name of Object.keys(use)) {
    if (!known.includes(name)) {
      throw new InvalidOptionsError(`${place}.${name.slice(0, 64)}`, `is not known; known are ${known.join(', ')}`);
    }
  }
  checkClassifier(use.classifier, `${place}.classifier`);
  const { when, trusts, onFailure, ...numbers } = { ...TERMS_DEFAULT, ...withoutUndefined(use) };
  if (!isAskWhen(when)) {
    throw new InvalidOptionsError(`${place}.when`, 'must be always, never, or { from, to } with scores from 0 to 1');
  }
  checkTrusts(trusts, `${place}.trusts`);
  if (!FAIL_MODES.includes(onFailure)) {
    throw new InvalidOptionsError(`${place}.onFailure`, `must be one of ${FAIL_MODES.join(', ')}`);
  }
  for (const name of ['timeoutMs', 'callsPerMinute', 'concurrentMax'] as const) {
    checkWholeNumber(`${place}.${name}`, numbers[name], { max: TERMS_MAX[name] });
  }
  return { ...numbers, when: copyOf(when), trusts: [...trusts], onFailure };
}

const FAIL_MODES: readonly FailMode[] = ['closed', 'open'];

function withoutUndefined(use: ClassifierUse): ClassifierUse {
  return Object.fromEntries(Object.entries(use).filter(([, value]) => value !== undefined)) as unknown as ClassifierUse;
}

function copyOf(when: AskWhen): AskWhen {
  return typeof when === 'string' ? when : { from: when.from, to: when.to };
}

function checkClassifier(classifier: Classifier | undefined, place: string): void {
  if (typeof classifier !== 'object' || classifier === null || typeof classifier.classify !== 'function') {
    throw new InvalidOptionsError(place, 'must be an object with "id" and a function "classify"');
  }
  if (typeof classifier.id !== 'string' || !CLASSIFIER_ID_PATTERN.test(classifier.id)) {
    throw new InvalidOptionsError(`${place}.id`, 'must be 1 to 64 lower-case letters, digits, ".", "_" and "-"');
  }
}

function checkTrusts(trusts: readonly Trust[], place: string): void {
  if (Array.isArray(trusts) && trusts.length > 0 && trusts.every((trust) => TRUSTS.includes(trust))) return;
  throw new InvalidOptionsError(place, `must be a list of ${TRUSTS.join(', ')}`);
}
