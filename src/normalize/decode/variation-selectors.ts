import { textOfBytes } from './byte-text.ts';
import type { DecodedSpan } from './decoded-span.ts';

/** Honest text has one variation selector after a character; bytes come in runs. */
export const SELECTOR_RUN_MIN = 4;

/**
 * Bytes smuggled in runs of variation selectors (VS1 to VS16 are 0 to 15, VS17 to VS256 are 16 to 255) that are text.
 * Linear in the text.
 *
 * @param text - The original text; the canonical view has no variation selectors.
 */
export function variationSelectorSpans(text: string): readonly DecodedSpan[] {
  const spans: DecodedSpan[] = [];
  for (const run of variationSelectorRuns(text)) {
    const decoded = run.bytes.length < SELECTOR_RUN_MIN ? undefined : textOfBytes(Uint8Array.from(run.bytes));
    if (decoded !== undefined) spans.push({ start: run.start, end: run.end, text: decoded });
  }
  return spans;
}

interface SelectorRun {
  readonly start: number;
  readonly end: number;
  readonly bytes: readonly number[];
}

function variationSelectorRuns(text: string): readonly SelectorRun[] {
  const runs: SelectorRun[] = [];
  for (let i = 0; i < text.length; ) {
    const start = i;
    const bytes: number[] = [];
    for (let byte = selectorByte(text, i); byte >= 0; byte = selectorByte(text, i)) {
      bytes.push(byte);
      i += byte < 16 ? 1 : 2;
    }
    if (bytes.length > 0) runs.push({ start, end: i, bytes });
    else i++;
  }
  return runs;
}

function selectorByte(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0xfe00 && code <= 0xfe0f) return code - 0xfe00;
  if (code !== 0xdb40) return -1;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdd00 && low <= 0xddef ? low - 0xdd00 + 16 : -1;
}
