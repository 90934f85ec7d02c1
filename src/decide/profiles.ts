import { IDENTIFIER_ENTITIES } from '../core/identifier-entities.ts';
import { NAME_ENTITIES } from '../core/name-entities.ts';
import type { Trust } from '../core/segment.ts';
import type { Policy, PolicyRule } from './policy.ts';

/** The names of the built-in policies. */
export type ProfileName = 'permissive' | 'balanced' | 'strict';

/** Redacts secrets and stops prompt leakage; everything else is only reported. */
export const permissivePolicy: Policy = {
  name: 'permissive',
  mode: 'enforce',
  rules: [
    ...replyBounds(),
    leakageBlocked(0.7),
    { category: 'secret', threshold: 0.4, treatment: 'redact' },
    ...taggedEntities('ignore'),
  ],
  onError: { default: 'block', checks: {} },
  linkHosts: [],
};

/** Stops attacks in user text, cuts them out of external text, redacts identifiers and keeps data out of links. */
export const balancedPolicy: Policy = {
  name: 'balanced',
  mode: 'enforce',
  rules: [
    ...replyBounds(),
    ...injectionRules(['user'], 0.5, 'block'),
    ...injectionRules(['external'], 0.5, 'remove-sentence'),
    leakageBlocked(0.7),
    { category: 'secret', threshold: 0.4, treatment: 'redact' },
    ...identifiers(),
    ...contactsPseudonymized(),
    ...taggedEntities('ignore'),
    ...activeContentRemoved(0.5),
  ],
  onError: { default: 'block', checks: {} },
  linkHosts: [],
};

/** Stops attacks at a lower score wherever they come from but the operator, and redacts all personal data that identifies. */
export const strictPolicy: Policy = {
  name: 'strict',
  mode: 'enforce',
  rules: [
    ...replyBounds(),
    ...injectionRules(['user', 'external'], 0.35, 'block'),
    leakageBlocked(0.4),
    { category: 'secret', threshold: 0.4, treatment: 'redact' },
    ...reported(['DATE_TIME', 'URL', 'LOCATION', 'NRP', 'ORGANIZATION']),
    { category: 'pii', threshold: 0.4, treatment: 'redact' },
    ...activeContentRemoved(0.5),
  ],
  onError: { default: 'block', checks: {} },
  linkHosts: [],
};

/** The built-in policies by name. */
export const PROFILES: Readonly<Record<ProfileName, Policy>> = {
  permissive: permissivePolicy,
  balanced: balancedPolicy,
  strict: strictPolicy,
};

/** What a reply must not exceed. That findings were too many to list says nothing about the text itself. */
function replyBounds(): readonly PolicyRule[] {
  return [
    { category: '*', ruleId: 'bounds/findings', threshold: 0, treatment: 'report' },
    { category: 'length', direction: 'reply', threshold: 0, treatment: 'truncate' },
    { category: 'schema', direction: 'reply', threshold: 0, treatment: 'block' },
  ];
}

/** Operator text is in no list: what the operator writes is reported at the most. */
function injectionRules(
  trust: readonly Trust[],
  threshold: number,
  treatment: 'block' | 'remove-sentence',
): readonly PolicyRule[] {
  return (['injection', 'obfuscation'] as const).map((category) => ({
    category,
    trust,
    direction: 'request',
    threshold,
    treatment,
  }));
}

/** Overlap with the prompt and canaries score above 0.7; phrases such as "my instructions are" score below it. */
function leakageBlocked(threshold: number): PolicyRule {
  return { category: 'leakage', direction: 'reply', threshold, treatment: 'block' };
}

function identifiers(): readonly PolicyRule[] {
  return IDENTIFIER_ENTITIES.map((entity) => ({ category: 'pii', entity, threshold: 0.4, treatment: 'redact' }));
}

/**
 * On replies these are only reported: what the vault put in place of a value is restored there last, so hiding what
 * the model itself wrote and restoring it again would change nothing.
 */
function contactsPseudonymized(): readonly PolicyRule[] {
  return ['EMAIL_ADDRESS', 'PHONE_NUMBER', 'IP_ADDRESS'].map((entity) => ({
    category: 'pii',
    entity,
    direction: 'request',
    threshold: 0.4,
    treatment: 'pseudonymize',
  }));
}

/** What only the name tagger finds, which the profile does not run; a caller that runs it all the same only looks. */
function taggedEntities(treatment: 'ignore'): readonly PolicyRule[] {
  return NAME_ENTITIES.map((entity) => ({
    category: 'pii',
    entity,
    threshold: 0,
    treatment,
  }));
}

function reported(entities: readonly string[]): readonly PolicyRule[] {
  return entities.map((entity) => ({ category: 'pii', entity, threshold: 0, treatment: 'report' }));
}

function activeContentRemoved(threshold: number): readonly PolicyRule[] {
  return (['link', 'markup'] as const).map((category) => ({
    category,
    direction: 'reply',
    threshold,
    treatment: 'remove',
  }));
}
