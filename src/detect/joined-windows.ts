import { encodingHints } from '../normalize/decode/encoding-hints.ts';
import type { Chain } from './joined-chain.ts';

/** Units on either side of a boundary in which encodings are undone. */
const WINDOW_REACH = 512;

/** Units on either side of a boundary that are looked at for signs of an encoding. */
const HINT_REACH = 48;

/** A part so short may be a splinter of a word that only the whole shows to be encoded. */
const SPLINTER_LENGTH_MAX = 12;

/**
 * The stretches of a chain in which an encoding may go over a boundary: around each boundary beside a part in which one was
 * undone, beside a splinter, or with the signs of one. Windows that meet are one, so that no unit is in two of them.
 */
export function decodeWindows(
  chain: Chain,
  isDecoded: readonly boolean[],
): readonly { readonly start: number; readonly end: number }[] {
  const { text, starts } = chain;
  const windows: { start: number; end: number }[] = [];
  for (let part = 0; part + 1 < starts.length; part++) {
    const boundary = starts[part + 1] as number;
    if (!(isDecoded[part] || isDecoded[part + 1] || hasSplinter(chain, part) || hasSigns(text, boundary))) continue;
    const start = Math.max(0, boundary - WINDOW_REACH);
    const end = Math.min(text.length, boundary + WINDOW_REACH);
    const last = windows.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else windows.push({ start, end });
  }
  return windows;
}

function hasSplinter({ readings }: Chain, part: number): boolean {
  return isSplinter(readings[part]?.view.text ?? '') || isSplinter(readings[part + 1]?.view.text ?? '');
}

function isSplinter(text: string): boolean {
  return text.length <= SPLINTER_LENGTH_MAX;
}

function hasSigns(text: string, boundary: number): boolean {
  const around = text.slice(Math.max(0, boundary - HINT_REACH), boundary + HINT_REACH);
  const hints = encodingHints(around);
  if (hints.hex || hints.percent || hints.html || hints.escape || hints.spaced) return true;
  if (hints.base32 || hints.binary || hints.morse) return true;
  if (hints.leet && DIGIT_IN_WORD.test(around)) return true;
  return hints.base64 && isMixedRun(text, boundary);
}

const DIGIT_IN_WORD = /[A-Za-z][0-9]|[0-9][A-Za-z]/u;

/** Changes between small letters, capitals and digits that words do not have: `thanksPlease` has two. */
const CHANGES_MIN = 3;

/**
 * Whether what goes over a boundary, or over the white space there, reads like base64 rather than like words: so many
 * letters in a row have many words of some languages.
 */
function isMixedRun(text: string, boundary: number): boolean {
  let start = boundary;
  while (start > 0 && isWhite(text.charCodeAt(start - 1))) start--;
  let end = boundary;
  while (end < text.length && isWhite(text.charCodeAt(end))) end++;
  let changes = 0;
  let kind = 0;
  const least = Math.max(0, start - HINT_REACH);
  for (let at = start - 1, before = 0; at >= least; at--, before = kind) {
    kind = kindOf(text.charCodeAt(at));
    if (kind === 0) break;
    if (before !== 0 && kind !== before) changes++;
  }
  const most = Math.min(text.length, end + HINT_REACH);
  for (let at = end, before = 0; at < most; at++, before = kind) {
    kind = kindOf(text.charCodeAt(at));
    if (kind === 0) break;
    if (before !== 0 && kind !== before) changes++;
  }
  return changes >= CHANGES_MIN;
}

function isWhite(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a;
}

/** 0 for what is not of base64; all signs of it count as digits. */
function kindOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1;
  if (unit >= 0x41 && unit <= 0x5a) return 2;
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2b || unit === 0x2f || unit === 0x5f || unit === 0x2d ? 3 : 0;
}
