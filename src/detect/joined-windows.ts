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
  if (hints.base64 || hints.hex || hints.percent || hints.html || hints.escape || hints.spaced) return true;
  return hints.leet && DIGIT_IN_WORD.test(around);
}

const DIGIT_IN_WORD = /[A-Za-z][0-9]|[0-9][A-Za-z]/u;
