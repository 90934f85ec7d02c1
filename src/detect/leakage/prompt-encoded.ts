import type { MeterRule, MeterRun } from '../matching/rule.ts';
import { base64Decoder, hexDecoder } from './byte-decoders.ts';
import { ByteLane, unitsReader } from './byte-lane.ts';
import { type FoldCodePoint, foldedReader, foldText } from './folded-units.ts';
import { GramLane } from './gram-lane.ts';
import { type GramSet, gramSet } from './gram-set.ts';
import { LiveMeterRun } from './live-meter-run.ts';
import { overlapThreshold } from './prompt-overlap.ts';
import { AUTOMATON_LENGTH_MAX } from './suffix-automaton.ts';

/**
 * Watches a reply for parts of `systemPrompt` that are reversed, or written in ROT13, leetspeak, hexadecimal or Base64 at any alignment:
 * the reply is read in each of these ways at once, and a run of units all of whose grams of eight are the prompt's is a quotation.
 * Lengths, what is withheld and what may stand between are as for quotations as they are; see `promptOverlapMeter`.
 *
 * Building takes some 0.3 ms per 1,000 units of the prompt.
 */
export function promptEncodedMeter(systemPrompt: string, { fold }: { readonly fold: FoldCodePoint }): MeterRule {
  const prompt = foldText(systemPrompt, fold, AUTOMATON_LENGTH_MAX).map(plain);
  const overlapMin = overlapThreshold(prompt.length);
  const unitsOf = unitsReader(fold, plain);
  const isAscii = prompt.every((unit) => unit < 0x80);
  const forward = gramSet(overlapMin === undefined ? new Uint16Array(0) : prompt);
  const backward = gramSet(overlapMin === undefined ? new Uint16Array(0) : prompt.toReversed());
  return {
    kind: 'meter',
    id: 'leakage/prompt-encoded',
    category: 'leakage',
    score: 0.95,
    severity: 'CRITICAL',
    open: () => encodedRun({ forward, backward, fold, unitsOf, isAscii }, overlapMin),
  };
}

interface Watched {
  readonly forward: GramSet;
  readonly backward: GramSet;
  readonly fold: FoldCodePoint;
  readonly unitsOf: (codePoint: number) => string;
  readonly isAscii: boolean;
}

const NOTHING: MeterRun = { write: () => [], holdFrom: undefined };

function encodedRun({ forward, backward, fold, unitsOf, isAscii }: Watched, overlapMin: number | undefined): MeterRun {
  if (overlapMin === undefined) return NOTHING;
  const reader = foldedReader(fold);
  const bytes = Array.from({ length: 6 }, () => new ByteLane(new GramLane(forward, overlapMin), unitsOf, isAscii));
  const base64 = base64Decoder(bytes.slice(0, 4));
  const hex = hexDecoder(bytes.slice(4));
  const leet = new GramLane(forward, overlapMin);
  const rot13 = new GramLane(forward, overlapMin);
  const reversed = new GramLane(backward, overlapMin);
  const lanes = [leet, rot13, reversed, ...bytes.map(({ lane }) => lane)];
  let found: { readonly start: number; readonly end: number }[] = [];
  const take: Parameters<typeof base64.take>[2] = (range) => {
    if (range !== undefined) found.push(range);
  };

  /** Where the last letter ended: a digit behind it stands inside of a word. */
  let letterEnd = -1;

  const write: MeterRun['write'] = (text, offset) => {
    found = [];
    reader.write(text, offset, (unit, start, end) => {
      const letter = plain(unit);
      take(leet.take(letter, start, end, isDigit(unit) && start === letterEnd));
      letterEnd = isDigit(unit) ? -1 : end;
      take(rot13.take(plain(rotated(unit)), start, end));
      take(reversed.take(letter, start, end));
    });
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      base64.take(unit, offset + i, take);
      hex.take(unit, offset + i, take);
    }
    return found;
  };
  return new LiveMeterRun(write, () => {
    let hold: number | undefined;
    for (const lane of lanes) {
      const from = lane.holdFrom(reader.readTo());
      if (from !== undefined) hold = Math.min(hold ?? from, from);
    }
    return hold;
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
