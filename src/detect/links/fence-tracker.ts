/** What a line was: `fence` for the lines of a fenced block, its first and last included. */
type LineKind = 'blank' | 'fence' | 'text';

/** Follows the fenced blocks of a markdown text, line by line. */
interface FenceTracker {
  /** The next unit of the line; no line breaks. */
  take(unit: number): void;
  /** The line is complete; the next one starts at `next`. */
  endLine(next: number): LineKind;
  /** Corrects where the line starts, behind the second unit of a line break. */
  startLine(at: number): void;
  isOpen(): boolean;
  /** Whether the line may belong to an HTML block, in which backticks mean nothing. */
  isHtml(): boolean;
  /** Whether an offset lies in a fenced block, behind its first line. */
  isFenced(at: number): boolean;
}

/**
 * Recognizes a fence where all readings of the text agree (CommonMark 0.31, sections 4.5, 4.6 and 5): a fence indented
 * by up to three columns, or by more behind a blank line, holds its lines as long as they are indented as far as
 * itself. What it cannot tell from the line alone (an item of a list may have ended, an HTML block may be open) makes
 * everything behind uncertain, and then nothing is fenced any more.
 */
export function fenceTracker(): FenceTracker {
  const state: State = {
    starts: [],
    ends: [],
    open: undefined,
    line: emptyLine(),
    lineStart: 0,
    isAfterBlank: true,
    isUncertain: false,
    isHtmlParagraph: false,
    isHtmlForGood: false,
  };
  return {
    take: (unit) => takeUnit(state, unit),
    endLine: (next) => endLine(state, next),
    startLine: (at) => {
      state.lineStart = at;
    },
    isOpen: () => state.open !== undefined,
    isHtml: () => state.isHtmlParagraph || state.isHtmlForGood,
    isFenced: (at) => isFenced(state, at),
  };
}

interface State {
  /** First offset of each fenced block, and the offset behind it, which an open block does not have yet. */
  readonly starts: number[];
  readonly ends: number[];
  open: { readonly mark: number; readonly length: number; readonly indent: number } | undefined;
  line: Line;
  lineStart: number;
  isAfterBlank: boolean;
  /** Where a fence begins or ends is no longer certain. */
  isUncertain: boolean;
  /** An HTML block that a blank line ends may be open. */
  isHtmlParagraph: boolean;
  /** An HTML block that a blank line does not end may be open. */
  isHtmlForGood: boolean;
}

/** What is known of the line so far. */
interface Line {
  part: 'indent' | 'markers' | 'run' | 'tail';
  /** Columns of white space; a tab goes to the next multiple of four. */
  indent: number;
  /** Whether list or quote markers stand before the first other character. */
  hasMarkers: boolean;
  /** The repeated backtick or tilde at the beginning. */
  mark: number;
  run: number;
  isTailBlank: boolean;
  hasTailBacktick: boolean;
  /** With a pipe the line may be the head of a table. */
  hasPipe: boolean;
  /** The first units behind `<` at the line's beginning, while they may open an HTML block. */
  html: string | undefined;
}

const TAB = 0x09;
const SPACE = 0x20;
const BACKTICK = 0x60;
const TILDE = 0x7e;
const LESS_THAN = 0x3c;
const PIPE = 0x7c;

function emptyLine(): Line {
  return {
    part: 'indent',
    indent: 0,
    hasMarkers: false,
    mark: 0,
    run: 0,
    isTailBlank: true,
    hasTailBacktick: false,
    hasPipe: false,
    html: undefined,
  };
}

function takeUnit(state: State, unit: number): void {
  const { line } = state;
  const isWhite = unit === SPACE || unit === TAB;
  if (line.part === 'run' && unit === line.mark) line.run++;
  else if (line.part === 'tail' || line.part === 'run') takeTail(state, unit, isWhite);
  else if (!isWhite) takeFirst(state, unit);
  else if (line.part === 'indent') line.indent += unit === TAB ? 4 - (line.indent % 4) : 1;
}

/** A unit at the line's beginning, behind white space or markers. */
function takeFirst(state: State, unit: number): void {
  const { line, open } = state;
  if (open !== undefined && line.indent < open.indent) {
    // The fence may have stood in an item of a list that ends here, and then this line is live.
    leaveFence(state, state.lineStart);
    state.isUncertain = true;
  }
  if (unit === BACKTICK || unit === TILDE) {
    line.part = 'run';
    line.mark = unit;
    line.run = 1;
  } else if (state.open === undefined && isMarker(unit)) {
    line.part = 'markers';
    line.hasMarkers = true;
  } else {
    line.part = 'tail';
    line.isTailBlank = false;
    if (unit === LESS_THAN && state.open === undefined) line.html = '';
  }
}

function takeTail(state: State, unit: number, isWhite: boolean): void {
  const { line } = state;
  line.part = 'tail';
  if (unit === BACKTICK) line.hasTailBacktick = true;
  if (unit === PIPE) line.hasPipe = true;
  if (!isWhite) line.isTailBlank = false;
  if (line.html === undefined) return;
  line.html += String.fromCharCode(unit).toLowerCase();
  if (!/^[a-z/!?]/u.test(line.html)) line.html = undefined;
  else {
    state.isHtmlParagraph = true;
    // CommonMark, section 4.6, kinds 1 to 5.
    if (/^(?:[!?]|script|style|pre|textarea)/u.test(line.html)) state.isHtmlForGood = true;
    if (line.html.length >= 8) line.html = undefined;
  }
}

function endLine(state: State, next: number): LineKind {
  const { line, open } = state;
  const isBlank = line.part === 'indent';
  let kind: LineKind = 'fence';
  if (isBlank) {
    kind = 'blank';
    state.isHtmlParagraph = false;
  } else if (open === undefined) kind = openFence(state, next) ? 'fence' : 'text';
  else if (line.mark === open.mark && line.run >= open.length && line.isTailBlank) closeFence(state, open.indent, next);
  state.isAfterBlank = isBlank;
  state.line = emptyLine();
  state.lineStart = next;
  return kind;
}

/** Returns whether the line opens a fence for certain. */
function openFence(state: State, next: number): boolean {
  const { line } = state;
  const isFence = line.run >= 3 && !(line.mark === BACKTICK && line.hasTailBacktick);
  if (!isFence || state.isUncertain) return false;
  const isInHtml = state.isHtmlParagraph || state.isHtmlForGood;
  if (line.hasMarkers || line.hasPipe || isInHtml || (line.indent > 3 && !state.isAfterBlank)) {
    state.isUncertain = true;
    return false;
  }
  state.open = { mark: line.mark, length: line.run, indent: line.indent };
  state.starts.push(next);
  return true;
}

/** The line looks like the end of the open fence. */
function closeFence(state: State, indent: number, next: number): void {
  const isSame = indent === 0 ? state.line.indent <= 3 : state.line.indent === indent;
  if (isSame) leaveFence(state, next);
  else if (indent > 0) {
    leaveFence(state, state.lineStart);
    state.isUncertain = true;
  }
}

function leaveFence(state: State, end: number): void {
  state.ends.push(end);
  state.open = undefined;
}

function isFenced({ starts, ends }: State, at: number): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && at < (ends[low - 1] ?? Number.POSITIVE_INFINITY);
}

/** Digits, `.`, `)`, `>`, `*`, `+` and `-`: what list and quote markers are made of. */
function isMarker(unit: number): boolean {
  return (unit >= 0x29 && unit <= 0x2e && unit !== 0x2c) || (unit >= 0x30 && unit <= 0x39) || unit === 0x3e;
}
