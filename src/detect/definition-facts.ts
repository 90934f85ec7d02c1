import type { Category } from '../core/finding.ts';
import {
  categoryField,
  entityField,
  type FieldCheck,
  optional,
  scoreField,
  severityField,
  trustsField,
} from './check-definition.ts';
import type { RuleFacts } from './matching/rule.ts';

/** What every definition of a rule or a detector says of what it finds. */
export interface DefinitionFacts extends RuleFacts {
  /** `custom/…` in kebab-case, such as `custom/acme/project-name`: it cannot take the place of a shipped rule. */
  readonly id: string;
  /** What a policy decides by; `error`, `length` and `schema` are not for rules. */
  readonly category: Category;
  /** For personal data and secrets: the name that policies and placeholders use, such as `EMPLOYEE_ID`. */
  readonly entity?: string;
}

/** The checks of all of them but the id, which is checked first. */
export const FACT_FIELDS: Readonly<Record<Exclude<keyof DefinitionFacts, 'id'>, FieldCheck>> = {
  category: categoryField,
  entity: optional(entityField),
  score: scoreField,
  severity: severityField,
  trusts: optional(trustsField),
};

/** The facts alone, in a copy that the caller's list of authors does not reach. */
export function factsOf(id: string, definition: DefinitionFacts): DefinitionFacts {
  const { category, entity, score, severity, trusts } = definition;
  return {
    id,
    category,
    score,
    severity,
    ...(entity !== undefined && { entity }),
    ...(trusts !== undefined && { trusts: Object.freeze([...trusts]) }),
  };
}
