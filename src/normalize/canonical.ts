import { canonicalFold } from './canonical-fold.ts';
import { READ_UNITS_MAX, readUnits } from './read-units.ts';
import { CODE_POINT_CLASS, codePointClasses } from './unicode/code-point-classes.ts';
import type { View } from './view.ts';
import { type ViewBuilder, viewBuilder } from './view-builder.ts';

/**
 * The canonical view of a whole text: what {@link canonicalFold} makes of it. A text of plain characters with single
 * spaces and line breaks is its own view, without offset arrays. Linear in the text; never throws.
 *
 * @example
 * canonicalView('ｉｇ\u200bnore  all').text;  // 'ignore all'
 */
export function canonicalView(text: string): View {
  if (!mayFold(text)) return { name: 'canonical', text, barriers: [] };
  const builder = viewBuilder(text.length);
  let position = 0;
  while (position < text.length) {
    const plainEnd = copyPlain(text, position, builder);
    const foldEnd = endOfChanges(text, plainEnd);
    fold(text, plainEnd, foldEnd, builder);
    position = foldEnd;
  }
  return builder.view('canonical');
}

/** Characters that the fold leaves as they are wherever they stand: most of all text in any script. */
function isPlain(unit: number): boolean {
  if (unit < 0x80) return unit > 0x20 && unit < 0x7f;
  return (unit < 0xd800 || unit > 0xdfff) && codePointClasses()[unit] === CODE_POINT_CLASS.plain;
}

/** Whether there is anything that the fold would change or put a barrier into. */
function mayFold(text: string): boolean {
  let last = PLAIN;
  let white = 0;
  for (let from = 0; from < text.length; from += READ_UNITS_MAX) {
    const to = Math.min(text.length, from + READ_UNITS_MAX);
    readUnits(text, from, to, units);
    for (let i = 0; i < to - from; i++) {
      const unit = units[i] as number;
      const kind = isPlain(unit) ? PLAIN : unit;
      if (kind === PLAIN) white = 0;
      else if ((kind !== SPACE && kind !== BREAK) || kind === last || ++white > WHITE_RUN_MAX) return true;
      last = kind;
    }
  }
  return false;
}

const PLAIN = 0x21;
const SPACE = 0x20;
const BREAK = 0x0a;
const units: Uint16Array = new Uint16Array(READ_UNITS_MAX);

/** So many plain characters in a row are worth leaving the fold for. */
const PLAIN_RUN_MIN = 16;

/**
 * Copies the characters from `from` on that the fold would copy, too, with short runs of white space between them.
 * The last base before anything else is left to the fold, since what follows may belong to it. Returns where it stopped.
 */
function copyPlain(text: string, from: number, builder: ViewBuilder): number {
  const classes = codePointClasses();
  let copied = from;
  let lastPlain = -2;
  for (let i = from; i < text.length; i++) {
    if (classes[text.charCodeAt(i)] === CODE_POINT_CLASS.plain) {
      lastPlain = i;
      continue;
    }
    const white = lastPlain === i - 1 ? asciiWhiteLength(text, i) : 0;
    if (white < 1 || white > WHITE_RUN_MAX || classes[text.charCodeAt(i + white)] !== CODE_POINT_CLASS.plain) break;
    if (white > 1 || !' \n'.includes(text.charAt(i))) {
      builder.copy({ text }, copied, i);
      emitWhiteRun(text, i, i + white, builder);
      copied = i + white;
    }
    i += white - 1;
    lastPlain = i;
  }
  const end = lastPlain === text.length - 1 ? text.length : Math.max(from, lastPlain);
  builder.copy({ text }, copied, end);
  return end;
}

/** Short enough that the fold puts no barrier into it. */
const WHITE_RUN_MAX = 8;

function asciiWhiteLength(text: string, from: number): number {
  let end = from;
  while (end - from <= WHITE_RUN_MAX && ' \n\t\r'.includes(text.charAt(end))) {
    if (end === text.length) return 0;
    end++;
  }
  return end - from;
}

function emitWhiteRun(text: string, start: number, end: number, builder: ViewBuilder): void {
  let before = '';
  for (let i = start; i < end; i++) {
    const kind = text.charAt(i) === ' ' || text.charAt(i) === '\t' ? ' ' : '\n';
    if (kind !== before) builder.emit(kind, i, i + 1);
    before = kind;
  }
}

/** Where a run of plain characters begins after `from`: the fold has nothing pending before it, and starts afresh there. */
function endOfChanges(text: string, from: number): number {
  const classes = codePointClasses();
  let run = 0;
  for (let i = from; i < text.length; i++) {
    run = classes[text.charCodeAt(i)] === CODE_POINT_CLASS.plain ? run + 1 : 0;
    if (run === PLAIN_RUN_MIN && i - run + 1 > from) return i - run + 1;
  }
  return text.length;
}

function fold(text: string, start: number, end: number, builder: ViewBuilder): void {
  if (start === end) return;
  const incremental = canonicalFold();
  builder.shift(start);
  incremental.write(text.slice(start, end), builder);
  incremental.finish(builder);
  builder.shift(0);
}
