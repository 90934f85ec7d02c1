/**
 * The value of a variable in a file of `NAME=value` lines: the last line that sets it, without quotes around it.
 *
 * @returns Undefined where no line does.
 */
export function readEnvText(text: string, name: string): string | undefined {
  const line = text.split(/\r?\n/u).findLast((candidate) => candidate.startsWith(`${name}=`));
  const value = line?.slice(name.length + 1).trim();
  return value !== undefined && value.length >= 2 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1)
    : value;
}

/** The text with these variables set, each once and at its first place or at the end; every other line stays. */
export function envText(text: string, variables: Readonly<Record<string, string>>): string {
  const open = new Map(Object.entries(variables));
  const lines = text === '' ? [] : text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  const kept = lines.flatMap((line) => {
    const name = line.slice(0, Math.max(0, line.indexOf('=')));
    if (!Object.hasOwn(variables, name)) return [line];
    const value = open.get(name);
    open.delete(name);
    return value === undefined ? [] : [`${name}=${value}`];
  });
  return `${[...kept, ...[...open].map(([name, value]) => `${name}=${value}`)].join('\n')}\n`;
}
