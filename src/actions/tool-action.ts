import type { JsonValue } from '../core/json-value.ts';
import type { Role, Trust } from '../core/segment.ts';

/** A tool as the model was shown it. */
export interface ToolDefinition {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema of the arguments. */
  readonly parameters?: JsonValue;
}

/** A call that a model wants made. */
export interface ActionCall {
  readonly name: string;
  readonly arguments: JsonValue;
}

/** One message of the conversation before the call, in order: what is provenance's material. */
export interface ConversationSegment {
  readonly pointer: string;
  readonly trust: Trust;
  readonly role: Role;
  readonly text: string;
  /** Name of the tool whose result it is. */
  readonly source?: string;
  /** Arguments of the call whose result it is: what they name of the user's words, the user has pointed to. */
  readonly request?: JsonValue;
}
