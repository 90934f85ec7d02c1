import { type Finding, type Severity, severer } from '../core/finding.ts';
import { hasColours, type Paint, paint, printable } from './terminal.ts';

const COLOURS: Readonly<Record<Severity, Paint>> = { LOW: 'cyan', MEDIUM: 'yellow', HIGH: 'red', CRITICAL: 'inverse' };

/** A text with its findings marked in place: coloured on a terminal, in `[[…]]` elsewhere. */
export function markedText(text: string, findings: readonly Finding[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, severity } of marks(findings)) {
    out += printable(text.slice(at, start)) + mark(printable(text.slice(start, end)), severity);
    at = end;
  }
  return out + printable(text.slice(at));
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
}

/** Findings that overlap are marked as one, in the colour of the most severe. */
function marks(findings: readonly Finding[]): readonly Mark[] {
  const joined: Mark[] = [];
  for (const { start, end, severity } of [...findings].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (end === start) continue;
    if (last === undefined || start >= last.end) joined.push({ start, end, severity });
    else
      joined[joined.length - 1] = {
        start: last.start,
        end: Math.max(last.end, end),
        severity: severer(last.severity, severity),
      };
  }
  return joined;
}

function mark(text: string, severity: Severity): string {
  return hasColours() ? paint(COLOURS[severity], text) : `[[${text}]]`;
}
