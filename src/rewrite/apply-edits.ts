import type { Edit } from '../core/edit.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import { widenToClusters } from './clusters.ts';

/**
 * The text with every edit made. Ranges are widened so that no surrogate pair and no letter is parted from its
 * combining marks; where two ranges meet by that, each replacement still stands once. Linear in text and edits.
 *
 * @param edits - Of this text, in text order, not overlapping; two may touch.
 * @throws {@link InvalidOptionsError} for edits out of order, overlapping or outside of the text: a text that was edited
 * in the wrong place must not go on.
 */
export function applyEdits(text: string, edits: readonly Pick<Edit, 'start' | 'end' | 'replacement'>[]): string {
  let result = '';
  let position = 0;
  let previousEnd = 0;
  for (const [index, { start, end, replacement }] of edits.entries()) {
    checkRange({ index, start, end, previousEnd, length: text.length });
    const widened = start === end ? { start, end } : widenToClusters(text, start, end);
    result += text.slice(position, Math.max(position, widened.start)) + replacement;
    position = Math.max(position, widened.end);
    previousEnd = end;
  }
  return result + text.slice(position);
}

interface CheckedRange {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly previousEnd: number;
  readonly length: number;
}

function checkRange({ index, start, end, previousEnd, length }: CheckedRange): void {
  const isRange =
    Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end && end <= length;
  if (!isRange) throw new InvalidOptionsError(`edits[${index}]`, 'must have a range inside of the text');
  if (start < previousEnd) throw new InvalidOptionsError(`edits[${index}]`, 'must begin after the edit before it ends');
}
