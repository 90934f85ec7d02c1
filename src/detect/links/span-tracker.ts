/** Follows the code spans of a markdown text outside fenced blocks. */
interface SpanTracker {
  /** The next unit of the line and its offset; no line breaks. */
  take(unit: number, at: number, isHtml: boolean): void;
  /** The line is complete. `isText` is false for a line of a fence, whose backticks open no span. */
  endLine(isText: boolean): void;
  endParagraph(): void;
  /** Whether a match ends with the backticks that close a span which was opened at `start` or before. */
  isSpan(start: number, end: number, textEnd: number): boolean;
}

/**
 * Pairs runs of backticks of equal length on one line (CommonMark 0.31, section 6.1). A paragraph is given up until the
 * next blank line once something could pair them differently: a tag, a bracket, an escaped backtick, a cell's edge
 * inside a span, or a run that has found no partner on its line.
 */
export function spanTracker(): SpanTracker {
  const state: State = {
    spans: new Map(),
    runStart: 0,
    runLength: 0,
    isRunEscaped: false,
    backslashes: 0,
    last: 0,
    openLength: 0,
    openEnd: 0,
    isGivenUp: false,
  };
  return {
    take: (unit, at, isHtml) => takeUnit(state, unit, at, isHtml),
    endLine: (isText) => {
      endRun(state);
      if (isText && state.openLength > 0) state.isGivenUp = true;
      restartLine(state);
    },
    endParagraph: () => {
      restartLine(state);
      state.isGivenUp = false;
    },
    isSpan: (start, end, textEnd) => isSpan(state, start, end, textEnd),
  };
}

interface State {
  /** End of the opening backticks by end of the closing ones. */
  readonly spans: Map<number, number>;
  runStart: number;
  /** Backticks in a row up to here. */
  runLength: number;
  isRunEscaped: boolean;
  backslashes: number;
  /** The unit before. */
  last: number;
  /** Backticks that wait for as many on the same line, or 0. */
  openLength: number;
  openEnd: number;
  isGivenUp: boolean;
}

/** More than two backticks are not looked for: a rule's pattern ends with three at the most. */
const SPAN_TICKS_MAX = 2;

const BACKTICK = 0x60;
const BACKSLASH = 0x5c;
const PIPE = 0x7c;
const LESS_THAN = 0x3c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;

function takeUnit(state: State, unit: number, at: number, isHtml: boolean): void {
  if (isHtml) state.isGivenUp = true;
  if (unit === BACKTICK) {
    if (state.runLength === 0) {
      state.runStart = at;
      state.isRunEscaped = state.backslashes % 2 === 1;
    }
    state.runLength++;
  } else {
    if (state.runLength > 0) endRun(state);
    const isOther = state.openLength === 0 ? opensOther(state.last, unit) : unit === PIPE;
    if (isOther) state.isGivenUp = true;
  }
  state.backslashes = unit === BACKSLASH ? state.backslashes + 1 : 0;
  state.last = unit;
}

function endRun(state: State): void {
  const { runStart, runLength, openLength } = state;
  state.runLength = 0;
  if (runLength === 0) return;
  if (openLength === 0) {
    if (state.isRunEscaped) state.isGivenUp = true;
    state.openLength = runLength;
    state.openEnd = runStart + runLength;
  } else if (openLength === runLength) {
    if (!state.isGivenUp && runLength <= SPAN_TICKS_MAX) state.spans.set(runStart + runLength, state.openEnd);
    state.openLength = 0;
  }
}

function restartLine(state: State): void {
  state.runLength = 0;
  state.openLength = 0;
  state.backslashes = 0;
  state.last = 0;
}

function isSpan(state: State, start: number, end: number, textEnd: number): boolean {
  const opened = state.spans.get(end);
  if (opened !== undefined) return opened <= start;
  // The last run of the text so far: nothing has shown yet that it is complete.
  const { runStart, runLength, openLength, openEnd, isGivenUp } = state;
  const isLast = end === textEnd && runLength > 0 && runStart + runLength === end;
  return isLast && !isGivenUp && runLength <= SPAN_TICKS_MAX && openLength === runLength && openEnd <= start;
}

/**
 * Whether two units begin what may be read before code spans are: a tag, a link, or the second half of one. Behind a
 * bracket that nothing closes, one common parser also forgets pairs of backticks.
 */
function opensOther(last: number, unit: number): boolean {
  if (last === LESS_THAN) return isAsciiLetter(unit) || unit === 0x2f || unit === 0x21 || unit === 0x3f;
  return unit === OPENING_BRACKET || (last === CLOSING_BRACKET && (unit === 0x28 || unit === 0x3a));
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}
