/** Names with one spelling: in ASCII and lower case, none looks like another or is equal to another under some folding. */
const AGENT_NAME = /^[a-z0-9][a-z0-9._:/@-]{0,127}$/u;

/** Whether a value is the name of an agent or an application: 1 to 128 of `a-z 0-9 . _ : / @ -`, the first a letter or a digit. */
export function isAgentName(value: unknown): value is string {
  return typeof value === 'string' && AGENT_NAME.test(value);
}
