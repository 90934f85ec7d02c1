import { z } from 'zod';
import {
  ACTION_EFFECTS,
  ACTION_POLICY_BOUNDS,
  type ActionCondition,
  type ActionPolicy,
  type ActionRule,
  STANDINGS,
} from '../actions/policy/action-policy.ts';
import { DEFAULT_ACTION_POLICY } from '../actions/policy/default-policy.ts';
import { ARGUMENT_PARTS, TOOL_CLASSES } from '../actions/sinks/sink-class.ts';
import { InvalidPolicyError } from '../core/errors.ts';
import type { JsonValue } from '../core/json-value.ts';
import { ajvSchemaCheck } from './ajv-schema-check.ts';
import { readPolicySource } from './policy-file-source.ts';
import { schemaProblem } from './schema-problem.ts';

/**
 * Makes an action policy of the text of its file, YAML or JSON: its own rules and those of the shipped policy, but for the ones that it names
 * in `without`, or none of them with `base: none`.
 *
 * @param source - At most 262,144 UTF-16 code units.
 * @throws `InvalidPolicyError` whose `path` says where and whose message says what was expected there.
 * @example
 * parseActionPolicy('rules: [{ id: large, when: { classes: [pay], amountAbove: 500 }, effect: ask }]');
 */
export function parseActionPolicy(source: string): ActionPolicy {
  const value = readPolicySource(source);
  const result = actionPolicyFileSchema().safeParse(value);
  if (!result.success) {
    const { path, problem } = schemaProblem(result.error.issues, { value, knownKeysAt });
    throw new InvalidPolicyError(path, problem);
  }
  const { name = 'custom', base = 'default', without = [], rules = [], fallback = 'allow' } = result.data;
  const shipped = base === 'default' ? DEFAULT_ACTION_POLICY.rules : [];
  const shippedIds = new Set(shipped.map(({ id }) => id));
  const unknown = without.findIndex((id) => !shippedIds.has(id));
  if (unknown !== -1) throw new InvalidPolicyError(`without[${unknown}]`, 'is no rule of the shipped policy');
  const kept = shipped.filter(({ id }) => !without.includes(id));
  return { name, fallback, rules: [...kept, ...rules.map((rule, i) => ruleOf(rule, i))] };
}

/** The JSON Schema (draft 7) of a file that {@link parseActionPolicy} reads. */
export function actionPolicyJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(actionPolicyFileSchema(), { target: 'draft-7', io: 'input' }),
    title: 'Sallyport action policy',
  };
}

type FileCondition = z.infer<ReturnType<typeof conditionSchema>>;
type FileRule = z.infer<ReturnType<typeof ruleSchema>>;

function ruleOf(rule: FileRule, index: number): ActionRule {
  const { when, unless, ...rest } = rule;
  const read = (condition: FileCondition, key: string): ActionCondition =>
    conditionOf(condition, `rules[${index}].${key}.arguments`);
  return {
    ...rest,
    when: read(when, 'when'),
    ...(unless !== undefined && { unless: read(unless, 'unless') }),
  } as ActionRule;
}

function conditionOf({ arguments: schema, ...rest }: FileCondition, path: string): ActionCondition {
  if (schema === undefined) return rest as ActionCondition;
  try {
    return { ...rest, arguments: ajvSchemaCheck(schema) } as ActionCondition;
  } catch (error) {
    throw new InvalidPolicyError(path, 'is not a JSON Schema that can be compiled', { cause: error });
  }
}

const { rulesMax, namesMax, nameLengthMax } = ACTION_POLICY_BOUNDS;
const RULE_KEYS = ['id', 'when', 'unless', 'effect', 'edits'];
const FILE_KEYS = ['$schema', 'name', 'base', 'without', 'rules', 'fallback'];

function knownKeysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return FILE_KEYS;
  if (path.length === 2) return RULE_KEYS;
  return path.at(-1) === 'value' ? Object.keys(valueSchema().shape) : Object.keys(conditionSchema().shape);
}

const names = () => z.array(z.string().min(1).max(nameLengthMax)).min(1).max(namesMax);

function actionPolicyFileSchema() {
  return z
    .strictObject({
      $schema: z.string().max(2_048).optional().describe('Where an editor finds the schema of this file; not read.'),
      name: z.string().min(1).max(nameLengthMax).optional().describe('How events call this policy.'),
      base: z
        .enum(['default', 'none'])
        .optional()
        .describe('Whether the shipped rules hold, too; default when missing.'),
      without: names().optional().describe('Ids of shipped rules that do not hold.'),
      rules: z
        .array(ruleSchema())
        .max(rulesMax)
        .optional()
        .describe('Every rule that matches counts; the strictest decides.'),
      fallback: z.enum(['allow', 'ask', 'block']).optional().describe('Where no rule matches; allow when missing.'),
    })
    .describe('A Sallyport action policy: what agents may do.');
}

function ruleSchema() {
  return z
    .strictObject({
      id: z.string().min(1).max(nameLengthMax).describe('How reasons name the rule.'),
      when: conditionSchema().describe('What must hold, all of it.'),
      unless: conditionSchema().optional().describe('The rule does not match where all of this holds.'),
      effect: z.enum(ACTION_EFFECTS).describe('What is done.'),
      edits: z.array(editSchema()).min(1).max(64).optional().describe('Changes to the arguments, for rewrite.'),
    })
    .refine(
      ({ effect, edits }) => (effect === 'rewrite') === (edits !== undefined),
      'must have edits for rewrite, and only there',
    );
}

function editSchema() {
  const pointer = () => z.string().regex(/^\/.{1,1024}$/u, 'must be a JSON pointer such as /amount');
  return z.union([
    z.strictObject({ set: pointer(), value: z.json() as z.ZodType<JsonValue> }),
    z.strictObject({ remove: pointer() }),
    z.strictObject({ clamp: pointer(), min: z.number().optional(), max: z.number().optional() }),
  ]);
}

function conditionSchema() {
  const hour = () => z.int().min(0).max(24);
  return z.strictObject({
    tools: names().optional().describe('Names of tools; * stands for any run of characters.'),
    classes: z.array(z.enum(TOOL_CLASSES)).min(1).optional().describe('What the tool does.'),
    arguments: z.record(z.string(), z.unknown()).optional().describe('A JSON Schema (2020-12) that the arguments fit.'),
    tenants: names().optional().describe('Tenants of the principal.'),
    users: names().optional().describe('Users of the principal.'),
    lacks: names().optional().describe('Permissions, of which the principal lacks one.'),
    amountAbove: z.number().optional().describe('An amount among the arguments is above this.'),
    hours: z.strictObject({ from: hour(), to: hour() }).optional().describe('Hours of the day in UTC.'),
    rate: z
      .strictObject({ count: z.int().min(1), windowMs: z.int().min(1) })
      .optional()
      .describe('At least so many earlier actions of a class of the call in the window.'),
    after: names().optional().describe('One of these tools ran earlier in the session.'),
    asked: z.boolean().optional().describe('Whether the user asked for actions of the class.'),
    delegated: z.boolean().optional().describe('Whether the user left it to a text to say what is to be done.'),
    urged: z.enum(['ordered', 'hijacked']).optional().describe('A text from outside orders an action of the class.'),
    namedByHijack: z.boolean().optional().describe('A passage that speaks to the assistant names the tool.'),
    hasOwnDestination: z.boolean().optional().describe('The user has given an address, a URL or an IBAN.'),
    partial: z
      .boolean()
      .optional()
      .describe('The conversation or the arguments were too large to be looked at as a whole.'),
    value: valueSchema().optional().describe('What must hold of one value.'),
  });
}

function valueSchema() {
  return z.strictObject({
    parts: z.array(z.enum(ARGUMENT_PARTS)).min(1).optional().describe('What the argument is for.'),
    standings: z.array(z.enum(STANDINGS)).min(1).optional().describe('Where the value stands in the conversation.'),
    inHijack: z.boolean().optional().describe('The value stands in a passage that speaks to the assistant, too.'),
    carriesOtherTools: z.boolean().optional().describe("Another tool's result stands in the payload of the call."),
  });
}
