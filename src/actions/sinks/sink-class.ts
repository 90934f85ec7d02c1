/** Classes of tools whose effect leaves the conversation and is hard to take back. */
export const SINK_CLASSES = [
  'send',
  'pay',
  'publish',
  'delete',
  'execute',
  'share',
  'invite',
  'change-credentials',
] as const;

/** All classes of tools: the sinks, two that change something mildly, one that only reads, and `unknown` where nothing speaks. */
export const TOOL_CLASSES = [...SINK_CLASSES, 'book', 'write-local', 'read', 'unknown'] as const;

/** What a tool does. */
export type ToolClass = (typeof TOOL_CLASSES)[number];

/** All parts that an argument can play. */
export const ARGUMENT_PARTS = [
  'destination',
  'payload',
  'amount',
  'credential',
  'command',
  'selector',
  'option',
] as const;

/**
 * What an argument is for: `destination` says to whom or where, `payload` what is told there, `selector` which things are meant, `option` the
 * rest.
 */
export type ArgumentPart = (typeof ARGUMENT_PARTS)[number];
