/** One turn of a conversation as the demo model sees it, whatever wire format brought it. */
export interface DemoTurn {
  /** `document`: results of tools and attached documents. The demo model believes them as it believes its user. */
  readonly from: 'user' | 'assistant' | 'document';
  readonly text: string;
}

/** A tool on offer. */
export interface DemoTool {
  readonly name: string;
  /** JSON Schema of the arguments; anything else counts as an empty object. */
  readonly schema: unknown;
}

/** Everything that the demo model thinks about. */
export interface DemoConversation {
  /** System and developer prompts, joined by line breaks; empty where there is none. */
  readonly system: string;
  readonly turns: readonly DemoTurn[];
  readonly tools: readonly DemoTool[];
  /** `required`: some tool has to be called. */
  readonly toolChoice: 'auto' | 'none' | 'required' | { readonly name: string };
  /** More than one tool may be called in one reply. */
  readonly isParallel: boolean;
  /** The form of the answer: plain text, any JSON object, or JSON that fits a schema. */
  readonly answer: 'text' | 'json' | { readonly schema: unknown };
}

/** A tool call, its arguments not yet written as JSON text. */
export interface DemoToolCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the demo model says. `text` is empty when it only calls tools. */
export interface DemoReply {
  readonly text: string;
  readonly toolCalls: readonly DemoToolCall[];
}
