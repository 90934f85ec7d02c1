import type { MeterRule, MeterRun } from '../matching/rule.ts';
import { base64Decoder, hexDecoder } from './byte-decoders.ts';
import { ByteLane, type ByteReading, unitsReader } from './byte-lane.ts';
import { type FoldCodePoint, foldedReader, foldText } from './folded-units.ts';
import { GramReading, type TakeFound, type Wanted } from './gram-reading.ts';
import { type GramSet, gramSet } from './gram-set.ts';
import { IDLE_RUN, LiveMeterRun } from './live-meter-run.ts';
import { overlapThreshold } from './prompt-overlap.ts';
import { AUTOMATON_LENGTH_MAX } from './suffix-automaton.ts';

/**
 * Watches a reply for parts of `systemPrompt` that are reversed, or written in ROT13, leetspeak, hexadecimal or Base64 at any alignment:
 * the reply is read in each of these ways at once, and a run of units all of whose grams of eight are the prompt's is a quotation.
 * Lengths, what is withheld and what may stand between are as for quotations as they are; see `promptOverlapMeter`.
 *
 * Building takes some 0.3 ms per 1,000 units of the prompt, and 20 to 60 KB.
 */
export function promptEncodedMeter(systemPrompt: string, { fold }: { readonly fold: FoldCodePoint }): MeterRule {
  const folded = foldText(systemPrompt, fold, AUTOMATON_LENGTH_MAX);
  const prompt = folded.map(plain);
  const overlapMin = overlapThreshold(prompt.length);
  const rot13 = folded.map((unit) => plain(rotated(unit)));
  const watched = overlapMin !== undefined && {
    grams: gramSet([prompt, prompt.toReversed(), rot13]),
    fold,
    unitsOf: unitsReader(fold, plain),
    isAscii: prompt.every((unit) => unit < 0x80),
    overlapMin,
  };
  return {
    kind: 'meter',
    id: 'leakage/prompt-encoded',
    category: 'leakage',
    score: 0.95,
    severity: 'CRITICAL',
    open: () => (watched === false ? IDLE_RUN : encodedRun(watched)),
  };
}

/** The texts whose grams are looked for. Only digits within words tell leetspeak from a quotation as it is. */
const LEET: Wanted = { bit: 1, needsTelling: true };
const REVERSED: Wanted = { bit: 2, needsTelling: false };
const ROT13: Wanted = { bit: 4, needsTelling: false };
const DECODED: Wanted = { bit: 1, needsTelling: false };

interface Watched {
  readonly grams: GramSet;
  readonly fold: FoldCodePoint;
  readonly unitsOf: (codePoint: number) => string;
  readonly isAscii: boolean;
  readonly overlapMin: number;
}

function encodedRun({ grams, fold, unitsOf, isAscii, overlapMin }: Watched): MeterRun {
  const reader = foldedReader(fold);
  const letters = new GramReading(grams, overlapMin, [LEET, REVERSED, ROT13]);
  const bytes: ByteReading = { open: () => new GramReading(grams, overlapMin, [DECODED]), unitsOf, isAscii };
  const lanes = Array.from({ length: 6 }, () => new ByteLane(bytes));
  const base64 = base64Decoder(lanes.slice(0, 4), isAscii);
  const hex = hexDecoder(lanes.slice(4));
  let found: { readonly start: number; readonly end: number }[] = [];
  const take: TakeFound = (range) => found.push(range);

  /** Where the last letter ended: a digit behind it stands inside of a word. */
  let letterEnd = -1;
  const takeUnit = (unit: number, start: number, end: number): void => {
    const isTelling = isDigit(unit) && start === letterEnd;
    letterEnd = isDigit(unit) ? -1 : end;
    letters.take(plain(unit), { start, end, isTelling }, take);
  };

  const write: MeterRun['write'] = (text, offset) => {
    found = [];
    reader.write(text, offset, takeUnit);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      base64.take(unit, offset + i, take);
      hex.take(unit, offset + i, take);
    }
    return found;
  };
  return new LiveMeterRun(write, () => {
    const readTo = reader.readTo();
    let hold = letters.holdFrom(readTo) ?? Number.POSITIVE_INFINITY;
    for (const { reading } of lanes) hold = Math.min(hold, reading?.holdFrom(readTo) ?? hold);
    return Number.isFinite(hold) ? hold : undefined;
  });
}

const ZERO = 0x30;
const NINE = 0x39;
/** What the digits stand for in leetspeak; `l` and `i` are one, since `1` stands for both. */
const LETTERS = 'oizeasgtbg';
const L = 0x6c;
const I = 0x69;

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

/** A unit with digits as the letters for which leetspeak writes them. */
function plain(unit: number): number {
  if (isDigit(unit)) return LETTERS.charCodeAt(unit - ZERO);
  return unit === L ? I : unit;
}

function rotated(unit: number): number {
  return unit >= 0x61 && unit <= 0x7a ? 0x61 + ((unit - 0x61 + 13) % 26) : unit;
}
