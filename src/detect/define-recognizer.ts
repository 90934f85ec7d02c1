import { InvalidRuleError } from '../core/errors.ts';
import type { Severity } from '../core/finding.ts';
import {
  checkDefinition,
  contextField,
  entityField,
  functionField,
  optional,
  patternField,
  readDefinition,
  scoreField,
  severityField,
  textsField,
  whileDefining,
} from './check-definition.ts';
import { defineRule } from './define-rule.ts';
import type { SpanRule } from './matching/rule.ts';

/** A kind of personal data of yours: a pattern or a list of words, and what says that a candidate is one. */
export interface RecognizerDefinition {
  /** `custom/…` in kebab-case, such as `custom/acme/employee-id`. */
  readonly id: string;
  /** The name that policies and placeholders use, such as `EMPLOYEE_ID`. */
  readonly entity: string;
  /** What a value looks like, as in {@link defineRule}. Either this or `words`. */
  readonly pattern?: RegExp;
  /** The values themselves, in any case, such as the names of your sites. */
  readonly words?: readonly string[];
  /** Confidence from 0 to 1 of a match that has no context word on its left. */
  readonly score: number;
  /** `MEDIUM` when missing. */
  readonly severity?: Severity;
  /** Lower-case words that raise the score when they stand within 64 units to the left of the match. */
  readonly context?: readonly string[];
  /** Says whether a candidate is one, by a checksum for example. Pure; an exception counts as a failed check. */
  readonly isValid?: (candidate: string) => boolean;
  /** Values, in any case, that are never reported: a public hotline, a sample from your documentation. */
  readonly allow?: readonly string[];
}

/**
 * Makes a recognizer of personal data of your own. What it finds has the category `pii`.
 *
 * @throws {@link InvalidRuleError} at once for a definition that cannot be used; see {@link defineRule}.
 * @example
 * defineRecognizer({
 *   id: 'custom/acme/employee-id',
 *   entity: 'EMPLOYEE_ID',
 *   pattern: /\bE-\d{6}\b/u,
 *   score: 0.6,
 *   context: ['employee', 'badge'],
 *   allow: ['E-000000'],
 * });
 */
export function defineRecognizer(definition: RecognizerDefinition): SpanRule {
  return whileDefining(() => recognizerOf(definition));
}

function recognizerOf(definition: RecognizerDefinition): SpanRule {
  const given = readDefinition(definition);
  const id = checkDefinition(given, FIELDS);
  const { entity, pattern, words, score, severity, context, isValid, allow } = given;
  if ((pattern === undefined) === (words === undefined)) {
    throw new InvalidRuleError(id, 'give either "pattern" or "words"');
  }
  const allowed = new Set(allow?.map(folded));
  const isAccepted = (candidate: string): boolean =>
    !allowed.has(folded(candidate)) && (isValid === undefined || isValid(candidate) === true);
  return defineRule({
    id,
    category: 'pii',
    entity,
    pattern: pattern ?? patternOfWords(words ?? []),
    score,
    severity: severity ?? 'MEDIUM',
    ...(context !== undefined && { context }),
    ...((allowed.size > 0 || isValid !== undefined) && {
      accept: (candidate: string) => (isAccepted(candidate) ? candidate.length : 0),
    }),
  });
}

const isValue = (text: string): boolean => text.trim() !== '' && text.length <= 256;

const FIELDS = {
  entity: entityField,
  pattern: optional(patternField),
  words: optional(textsField(100, 'each 1 to 256 UTF-16 units long', isValue)),
  score: scoreField,
  severity: optional(severityField),
  context: optional(contextField),
  isValid: optional(functionField),
  allow: optional(textsField(10_000, 'each 1 to 256 UTF-16 units long', isValue)),
};

/** As the canonical view shows a value, and without its case. */
function folded(value: string): string {
  return value
    .normalize('NFKC')
    .replaceAll(/\s{1,256}/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Any of the words as a whole, the longest one first; one space in a word is any white space in the text. */
function patternOfWords(words: readonly string[]): RegExp {
  const sources = [...new Set(words.map(folded))].sort((a, b) => b.length - a.length).map(sourceOfWord);
  return new RegExp(`(?:${sources.join('|')})`, 'iu');
}

function sourceOfWord(word: string): string {
  const source = word.replaceAll(/[$()*+./?[\\\]^{|}-]/gu, '\\$&').replaceAll(' ', '\\s{1,3}');
  const edge = (character: string | undefined): string => (/\w/u.test(character ?? '') ? '\\b' : '');
  return `${edge(word[0])}${source}${edge(word.at(-1))}`;
}
