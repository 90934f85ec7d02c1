export type { InjectionFamily, InjectionRule } from './detect/injection/injection-rule.ts';
export { injectionRules } from './detect/injection/rules/index.ts';
export type { RuleCases } from './detect/matching/rule.ts';
export type { Recognizer } from './detect/pii/recognizer.ts';
export { recognizers } from './detect/pii/recognizers/index.ts';
export { secretRules } from './detect/secrets/rules/index.ts';
export type { SecretFacts, SecretRegion, SecretRule, SecretSpan } from './detect/secrets/secret-rule.ts';
