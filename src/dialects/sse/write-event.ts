/** A comment line that says nothing: it keeps an idle connection open. */
export const EMPTY_COMMENT = ':\n\n';

/** One event as text of an event stream. `name` is left out where it is empty; it must hold no line break. */
export function writeEvent(name: string, data: string): string {
  // A carriage return ends a line, too; in JSON text both stand between values only, so that one may stand for the other.
  const lines = data.includes('\n') || data.includes('\r') ? data.split(/\r\n|\r|\n/u).join('\ndata: ') : data;
  return name === '' ? `data: ${lines}\n\n` : `event: ${name}\ndata: ${lines}\n\n`;
}
