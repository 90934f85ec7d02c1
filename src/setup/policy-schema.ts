import { z } from 'zod';
import { type AskWhen, CLASSIFIER_ID_PATTERN } from '../core/classifier-panel.ts';
import { MODES, type Mode } from '../core/decision.ts';
import { POLICY_CATEGORIES } from '../core/finding.ts';
import { DIRECTIONS, TRUSTS } from '../core/segment.ts';
import {
  ENTITY_PATTERN,
  type FailureTreatment,
  LINK_HOST_PATTERN,
  POLICY_BOUNDS,
  POLICY_TREATMENTS,
  type PolicyRule,
  RESTORE_PLACES,
  type RestorePlace,
  RULE_ID_PATTERN,
} from '../decide/policy.ts';
import type { ProfileName } from '../decide/profiles.ts';
import { askWhenSchema } from './ask-when-schema.ts';

/** What a policy file says: a profile, and what differs from it. */
export interface PolicyFile {
  readonly $schema?: string | undefined;
  readonly name?: string | undefined;
  readonly profile?: ProfileName | undefined;
  readonly mode?: Mode | undefined;
  readonly rules?: readonly { readonly [Key in keyof PolicyRule]: PolicyRule[Key] | undefined }[] | undefined;
  readonly onError?:
    | {
        readonly default?: FailureTreatment | undefined;
        readonly checks?: Readonly<Record<string, FailureTreatment>> | undefined;
      }
    | undefined;
  readonly replyCharsMax?: number | undefined;
  readonly classifiers?: Readonly<Record<string, AskWhen>> | undefined;
  readonly restoreIn?: readonly RestorePlace[] | undefined;
  readonly allow?: readonly string[] | undefined;
  readonly linkHosts?: readonly string[] | undefined;
}

/** The one description of a policy file: {@link parsePolicy} checks with it, and {@link policyJsonSchema} is made of it. */
export function policyFileSchema(): z.ZodType<PolicyFile> {
  return z
    .strictObject({
      $schema: z.string().max(2_048).optional().describe('Where an editor finds the schema of this file; not read.'),
      name: z
        .string()
        .min(1)
        .max(POLICY_BOUNDS.nameLengthMax)
        .optional()
        .describe('How events and logs call this policy.'),
      profile: z
        .enum(['permissive', 'balanced', 'strict'])
        .optional()
        .describe('The built-in policy that this one changes; balanced when missing.'),
      mode: z.enum(MODES).optional().describe('shadow records what would have been done and lets messages pass.'),
      rules: z
        .array(ruleSchema())
        .max(FILE_RULES_MAX)
        .optional()
        .describe('Tried in this order before the rules of the profile; the first one that fits a finding decides.'),
      onError: onErrorSchema().optional(),
      replyCharsMax: z
        .int()
        .min(1)
        .max(POLICY_BOUNDS.replyCharsMax)
        .optional()
        .describe('Longest reply in UTF-16 code units; what is longer is cut there.'),
      classifiers: z
        .record(
          z.string().regex(CLASSIFIER_ID_PATTERN, 'must be the id of a classifier, in lower case'),
          askWhenSchema(),
        )
        .refine(
          (classifiers) => Object.keys(classifiers).length <= POLICY_BOUNDS.classifiersMax,
          `must have at most ${POLICY_BOUNDS.classifiersMax} entries`,
        )
        .optional()
        .describe('When a classifier is asked, by its id: always, never, or { from, to } for a range of scores.'),
      restoreIn: z
        .array(z.enum(RESTORE_PLACES))
        .max(RESTORE_PLACES.length)
        .optional()
        .describe(
          'Where, besides plain text, values are put back in the place of their placeholders: link, markup, code, tool.',
        ),
      allow: z
        .array(z.string().min(1).max(POLICY_BOUNDS.allowLengthMax))
        .max(POLICY_BOUNDS.allowMax)
        .optional()
        .describe("Values, in any case, that are nobody's personal data: a public hotline, the name of your company."),
      linkHosts: linkHostsSchema().optional(),
    })
    .describe('A Sallyport policy: a profile, and what differs from it.');
}

function linkHostsSchema(): z.ZodType<string[]> {
  const problem = 'must be a lower-case host without scheme, port or path, such as example.com or *.example.com';
  return z
    .array(z.string().regex(LINK_HOST_PATTERN, problem))
    .max(POLICY_BOUNDS.linkHostsMax)
    .describe('Hosts that replies may link to, in lower case: example.com, or *.example.com for all below it.');
}

/** The JSON Schema (draft 7, which editors know best) of a policy file. It accepts what {@link parsePolicy} accepts. */
export function policyJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(policyFileSchema(), { target: 'draft-7', io: 'input' }), title: 'Sallyport policy' };
}

/** Leaves room for the rules of the profile under {@link POLICY_BOUNDS}. */
const FILE_RULES_MAX = 500;

function ruleSchema(): z.ZodType<NonNullable<PolicyFile['rules']>[number]> {
  return z.strictObject({
    category: z.enum(['*', ...POLICY_CATEGORIES]).describe('The category of finding; * is every one.'),
    entity: z
      .string()
      .regex(ENTITY_PATTERN, 'must be upper case with underscores, such as EMAIL_ADDRESS')
      .optional()
      .describe('Exact name of an entity, such as EMAIL_ADDRESS.'),
    ruleId: z
      .string()
      .regex(
        RULE_ID_PATTERN,
        'must be a lower-case rule id such as pii/generic/credit-card, or a prefix of ids that ends in "/"',
      )
      .optional()
      .describe('Exact id of a rule, or a prefix of ids that ends in "/".'),
    trust: z
      .array(z.enum(TRUSTS))
      .min(1)
      .max(TRUSTS.length)
      .optional()
      .describe('Who wrote the text; anyone when missing.'),
    direction: z.enum(DIRECTIONS).optional().describe('Towards the model or away from it; both when missing.'),
    threshold: z.number().min(0).max(1).describe('The treatment is taken at and above this score.'),
    treatment: z.enum(POLICY_TREATMENTS).describe('What is done.'),
  });
}

function onErrorSchema(): z.ZodType<NonNullable<PolicyFile['onError']>> {
  const failure = z.enum(['block', 'report']);
  return z
    .strictObject({
      default: failure.optional().describe('When any check fails with an exception.'),
      checks: z.partialRecord(z.enum(POLICY_CATEGORIES), failure).optional().describe('The same by category.'),
    })
    .describe('What happens when a check fails. report lets text pass that was not checked.');
}
