import type { ActionPolicy } from '../actions/policy/action-policy.ts';

/** What is done with decisions on tool calls. `shadow`: they are recorded, and every call leaves. */
export type ActionsMode = 'enforce' | 'shadow' | 'off';

/** The section `actions` of a configuration file. */
export interface ActionsFile {
  readonly mode: ActionsMode;
  readonly policy: 'default' | { readonly file: string };
}

/** How tool calls in replies are decided. */
export interface ActionsConfig {
  readonly mode: ActionsMode;
  readonly policy: ActionPolicy;
  /** The text of the file that the policy was read from; missing for the shipped one. */
  readonly source?: string;
}
