import type { FoldCodePoint } from './folded-units.ts';
import type { GramReading, TakeFound } from './gram-reading.ts';

/** What bytes are read with. */
export interface ByteReading {
  /** Makes the reading of one alignment: most are never asked for one. */
  readonly open: () => GramReading;
  readonly unitsOf: (codePoint: number) => string;
  /** Whether the prompt has no other characters, so that others need not be read. */
  readonly isAscii: boolean;
}

/** Reads the UTF-8 (RFC 3629) bytes of one alignment of an encoded text. What no text holds ends a quotation. */
export class ByteLane {
  /** Missing as long as there was no byte that a text may hold. */
  reading: GramReading | undefined;
  private readonly from: ByteReading;
  private codePoint = 0;
  private missing = 0;

  constructor(from: ByteReading) {
    this.from = from;
  }

  /** Takes a byte that the view's unit before `end` has completed: what came before that unit may have left. */
  take(byte: number, end: number, found: TakeFound): void {
    if (byte < 0x80) {
      this.missing = 0;
      if (byte < 0x20 && !isWhite(byte)) this.restart();
      else this.give(byte, end, found);
    } else if (this.from.isAscii || (byte < 0xc0 && this.missing === 0)) {
      this.restart();
    } else if (byte < 0xc0) {
      this.codePoint = (this.codePoint << 6) | (byte & 0x3f);
      this.missing--;
      if (this.missing === 0) this.give(this.codePoint, end, found);
    } else {
      this.missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
      this.codePoint = byte & (0x3f >> this.missing);
    }
  }

  /** What comes next belongs to no quotation before it. */
  restart(): void {
    this.reading?.restart();
  }

  private give(codePoint: number, end: number, found: TakeFound): void {
    this.reading ??= this.from.open();
    const units = codePoint > 0x10ffff ? '' : this.from.unitsOf(codePoint);
    if (units === '') this.reading.skip(end);
    for (let i = 0; i < units.length; i++) {
      this.reading.take(units.charCodeAt(i), { start: end - 1, end, isTelling: true }, found);
    }
  }
}

function isWhite(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Code points whose units are remembered at a time, besides ASCII. */
const MEMO_SIZE_MAX = 4_096;

/** The units of code points as prompts are read. */
export function unitsReader(fold: FoldCodePoint, changed: (unit: number) => number): (codePoint: number) => string {
  const read = (codePoint: number): string => {
    const units = fold(codePoint)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
    return Array.from({ length: units.length }, (_, i) => String.fromCharCode(changed(units.charCodeAt(i)))).join('');
  };
  const ascii = Array.from({ length: 0x80 }, (_, codePoint) => read(codePoint));
  const others = new Map<number, string>();
  return (codePoint) => {
    const known = ascii[codePoint] ?? others.get(codePoint);
    if (known !== undefined) return known;
    const units = read(codePoint);
    if (others.size >= MEMO_SIZE_MAX) others.clear();
    others.set(codePoint, units);
    return units;
  };
}
