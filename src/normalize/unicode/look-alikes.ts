import { LOOK_ALIKE_GAPS } from './confusables.generated.ts';

/** No look-alike of ASCII that NFKC leaves alone stands at or above this code point. */
const TABLE_LENGTH = 0x20000;

/**
 * The ASCII text that a code point of the canonical view looks like, in its case; one to four characters. Undefined for
 * ASCII itself and for what looks like none of it. Source: UTS #39 confusables and a supplement. The table (128 KiB) is
 * decoded at first use.
 */
export function asciiLookAlike(codePoint: number): string | undefined {
  if (codePoint < 0x80 || codePoint >= TABLE_LENGTH) return undefined;
  table ??= decodeTable();
  const number = table[codePoint] as number;
  return number === 0 ? undefined : LOOK_ALIKE_GAPS[number - 1]?.[0];
}

let table: Uint8Array | undefined;

function decodeTable(): Uint8Array {
  const numbers = new Uint8Array(TABLE_LENGTH);
  LOOK_ALIKE_GAPS.forEach(([, gaps], i) => {
    let codePoint = 0;
    for (const gap of gaps.split(' ')) {
      codePoint += Number.parseInt(gap, 36);
      numbers[codePoint] = i + 1;
    }
  });
  return numbers;
}
