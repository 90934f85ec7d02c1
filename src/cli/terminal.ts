/** Colours of the terminal, ECMA-48 SGR parameters. */
const SGR = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1, underline: 4, inverse: 7 } as const;

/** A colour or style by name. */
export type Paint = keyof typeof SGR;

/** Paints text on a terminal; elsewhere, and where `NO_COLOR` is set (no-color.org), the text stays as it is. */
export function paint(colour: Paint, text: string): string {
  return hasColours() ? `\u001B[${SGR[colour]}m${text}\u001B[0m` : text;
}

/** Whether standard output is a terminal that may be coloured. `FORCE_COLOR` asks for colours elsewhere. */
export function hasColours(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env as Readonly<Record<'NO_COLOR' | 'FORCE_COLOR', string | undefined>>;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return process.stdout.isTTY || (FORCE_COLOR !== undefined && FORCE_COLOR !== '0');
}

/** Text that cannot steer the terminal: control and invisible characters are spelled out. */
export function printable(text: string): string {
  return spelledOut(text, (character) => (character === '\n' || character === '\t' ? character : spelled(character)));
}

/** A value as JSON of one line that cannot steer the terminal and is still the same JSON: what {@link printable} spells out is escaped. */
export function printableJson(value: unknown): string {
  return spelledOut(JSON.stringify(value), escaped);
}

function spelledOut(text: string, spell: (character: string) => string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115F\u1160\u3164]/gu, spell);
}

/** JSON has escapes of UTF-16 code units only (RFC 8259, section 7). */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function spelled(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
