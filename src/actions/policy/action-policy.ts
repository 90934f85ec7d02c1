import type { JsonValue } from '../../core/json-value.ts';
import type { SchemaCheck } from '../../core/ports.ts';
import type { ArgumentPart, ToolClass } from '../sinks/sink-class.ts';

/** What can be done about a call, the milder first: of all rules that match, the strictest decides. */
export const ACTION_EFFECTS = ['allow', 'rewrite', 'ask', 'block'] as const;

/** What is done about a call. */
export type ActionEffect = (typeof ACTION_EFFECTS)[number];

/** How a value of a call can stand in the conversation. */
export const STANDINGS = ['given', 'related', 'found', 'ordered', 'hijacked', 'made'] as const;

/**
 * How a value of a call stands in the conversation: `given` by user or operator; `related`, found outside, with words of the user in it; `found`
 * in data from outside only; `ordered`, only where a text from outside tells its reader to do something; `hijacked`, only in a passage that
 * speaks to the assistant; `made` by the model.
 */
export type Standing = (typeof STANDINGS)[number];

/** Limits of policies. */
export const ACTION_POLICY_BOUNDS = { rulesMax: 500, namesMax: 256, nameLengthMax: 256 } as const;

/** What a value must be for a rule. All that is given must hold of one value. */
export interface ValueCondition {
  readonly parts?: readonly ArgumentPart[];
  readonly standings?: readonly Standing[];
  /** The value stands in a passage that speaks to the assistant, perhaps beside other places. */
  readonly inHijack?: boolean;
  /** The value's source is a tool, and another tool's result stands in the payload of the same call. */
  readonly carriesOtherTools?: boolean;
}

/** What must hold for a rule. All that is given must hold; in a list one entry is enough. */
export interface ActionCondition {
  /** Names of tools; `*` stands for any run of characters. */
  readonly tools?: readonly string[];
  readonly classes?: readonly ToolClass[];
  /** The arguments fit this JSON Schema. */
  readonly arguments?: SchemaCheck;
  readonly tenants?: readonly string[];
  readonly users?: readonly string[];
  /** The principal lacks one of these permissions. */
  readonly lacks?: readonly string[];
  /** An argument that is an amount is above this. */
  readonly amountAbove?: number;
  /** Hours of the day in UTC, from `from` until before `to`; over midnight where `to` is the smaller. */
  readonly hours?: { readonly from: number; readonly to: number };
  /** At least `count` earlier actions of one of the call's classes in the last `windowMs` milliseconds. */
  readonly rate?: { readonly count: number; readonly windowMs: number };
  /** One of these tools ran earlier in the session. */
  readonly after?: readonly string[];
  /** Whether the user asked for actions of the class, or left it to a text to say. */
  readonly asked?: boolean;
  /** Whether the user left it to a text to say what is to be done. */
  readonly delegated?: boolean;
  /** Whether a text from outside orders an action of the class: any, or one that speaks to the assistant. */
  readonly urged?: 'ordered' | 'hijacked';
  /** Whether the words of the tool stand in a passage that speaks to the assistant and not in the user's texts. */
  readonly namedByHijack?: boolean;
  /** Whether the user has given a destination of their own: an address, a URL or an IBAN. */
  readonly hasOwnDestination?: boolean;
  /** Whether the conversation or the arguments were too large to be looked at as a whole: where a value comes from is not known for certain. */
  readonly partial?: boolean;
  readonly value?: ValueCondition;
}

/** A change to an argument. `pointer` is a JSON pointer (RFC 6901) in the arguments. */
export type ArgumentEdit =
  | { readonly set: string; readonly value: JsonValue }
  | { readonly remove: string }
  | { readonly clamp: string; readonly min?: number; readonly max?: number };

/** A rule about calls. */
export interface ActionRule {
  readonly id: string;
  readonly when: ActionCondition;
  /** The rule does not match where this holds. */
  readonly unless?: ActionCondition;
  readonly effect: ActionEffect;
  /** For `rewrite`. */
  readonly edits?: readonly ArgumentEdit[];
}

/** What an agent may do. Every rule that matches counts; the strictest decides. */
export interface ActionPolicy {
  readonly name: string;
  readonly rules: readonly ActionRule[];
  /** Where no rule matches. */
  readonly fallback: 'allow' | 'ask' | 'block';
}
