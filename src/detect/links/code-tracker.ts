/** Tells which parts of a growing markdown text are shown as code and therefore are no links, images or markup. */
export interface CodeTracker {
  /** The next units of the text itself (not of a view: indentation and blank lines count). */
  write(chunk: string): void;
  /**
   * Whether a match is code: it starts in a fenced block, or it ends in the backticks that close a code span which was
   * opened before it on the same line. Offsets are UTF-16 units of the text. The answer depends on the text before
   * `end` only, provided that the unit at `end`, if any, is known not to be a backtick.
   */
  isCode(start: number, end: number): boolean;
}

/**
 * Follows fences and code spans (CommonMark 0.31, sections 4.5 and 6.1) and fails closed: what one reader may take for
 * code and another for live text is not code. So these are not: code in block quotes or directly behind a list
 * marker, fences in raw HTML, code spans over several lines or with more than two backticks, and everything fenced
 * behind a fence whose end is not certain. Linear in the text; memory grows with the number of fences and spans.
 */
export function codeTracker(): CodeTracker {
  const fences = fenceTracker();
  const spans = spanTracker();
  let offset = 0;
  let isAfterReturn = false;

  const endLine = (): void => {
    const line = fences.endLine(offset);
    if (line === 'blank') spans.endParagraph();
    else spans.endLine(line === 'text');
  };

  const takeUnit = (unit: number): void => {
    if (unit === LINE_FEED || unit === RETURN) {
      if (unit === LINE_FEED && isAfterReturn) fences.skipUnit(offset + 1);
      else {
        offset++;
        endLine();
        offset--;
      }
    } else {
      fences.take(unit, offset);
      if (!fences.isOpen()) spans.take(unit, offset, fences.isHtml());
    }
    isAfterReturn = unit === RETURN;
    offset++;
  };

  return {
    write(chunk): void {
      for (let i = 0; i < chunk.length; i++) takeUnit(chunk.charCodeAt(i));
    },
    isCode: (start, end) => fences.isFenced(start) || spans.isSpan(start, end, offset),
  };
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
const BACKTICK = 0x60;
const TILDE = 0x7e;
const LESS_THAN = 0x3c;
const BACKSLASH = 0x5c;
const PIPE = 0x7c;
const BRACKET = 0x5d;

type LineKind = 'blank' | 'fence' | 'text';

interface OpenFence {
  readonly mark: number;
  readonly length: number;
  readonly indent: number;
}

/** What is known of the line so far. */
interface Line {
  part: 'indent' | 'markers' | 'run' | 'tail';
  indent: number;
  /** Whether list or quote markers stand before the run. */
  hasMarkers: boolean;
  mark: number;
  run: number;
  isTailBlank: boolean;
  hasTailBacktick: boolean;
  /** The first units behind `<` at the line's beginning, in lower case, while they may open an HTML block. */
  html: string | undefined;
}

function emptyLine(): Line {
  return { part: 'indent', indent: 0, hasMarkers: false, mark: 0, run: 0, isTailBlank: true, hasTailBacktick: false, html: undefined };
}

function fenceTracker() {
  const starts: number[] = [];
  const ends: number[] = [];
  let open: OpenFence | undefined;
  let line = emptyLine();
  let lineStart = 0;
  let isAfterBlank = true;
  /** Where a fence ends is no longer certain: nothing behind is taken for fenced. */
  let isUncertain = false;
  let isHtmlParagraph = false;
  let isHtmlForGood = false;

  function leaveFence(at: number): void {
    if (open !== undefined) ends.push(at);
    open = undefined;
  }

  function takeFirst(unit: number): void {
    if (open !== undefined && line.indent < open.indent) {
      leaveFence(lineStart);
      isUncertain = true;
    }
    if (unit === BACKTICK || unit === TILDE) {
      line.part = 'run';
      line.mark = unit;
      line.run = 1;
    } else if (open === undefined && isMarker(unit)) {
      line.part = 'markers';
      line.hasMarkers = true;
    } else {
      line.part = 'tail';
      line.isTailBlank = false;
      if (unit === LESS_THAN && open === undefined) line.html = '';
    }
  }

  function takeTail(unit: number): void {
    if (unit === BACKTICK) line.hasTailBacktick = true;
    if (unit !== SPACE && unit !== TAB) line.isTailBlank = false;
    if (line.html === undefined) return;
    line.html += String.fromCharCode(unit).toLowerCase();
    if (line.html.length === 1 && !/[a-z/!?]/u.test(line.html)) line.html = undefined;
    else {
      isHtmlParagraph = true;
      // HTML blocks that blank lines do not end (CommonMark, section 4.6, kinds 1 to 5).
      if (/^(?:[!?]|script|style|pre|textarea)/u.test(line.html)) isHtmlForGood = true;
      if (line.html.length > 8) line.html = undefined;
    }
  }

  function closes(fence: OpenFence): boolean {
    return line.part !== 'indent' && line.mark === fence.mark && line.run >= fence.length && line.isTailBlank;
  }

  function endFenceLine(fence: OpenFence, next: number): void {
    if (!closes(fence)) return;
    if (fence.indent === 0 ? line.indent <= 3 : line.indent === fence.indent) leaveFence(next);
    else if (fence.indent > 0) {
      leaveFence(lineStart);
      isUncertain = true;
    }
  }

  function endTextLine(next: number): LineKind {
    const isFence = line.run >= 3 && !(line.mark === BACKTICK && line.hasTailBacktick);
    if (!isFence || isUncertain) return isFence ? 'fence' : 'text';
    const isCertain = !line.hasMarkers && !isHtmlParagraph && !isHtmlForGood && (line.indent <= 3 || isAfterBlank);
    if (isCertain) {
      open = { mark: line.mark, length: line.run, indent: line.indent };
      starts.push(next);
    } else isUncertain = true;
    return 'fence';
  }

  return {
    take(unit: number, at: number): void {
      if (line.part === 'tail') takeTail(unit);
      else if (line.part === 'run') {
        if (unit === line.mark) line.run++;
        else {
          line.part = 'tail';
          takeTail(unit);
        }
      } else if (unit === SPACE || unit === TAB) {
        if (line.part === 'indent') line.indent += unit === TAB ? 4 - (line.indent % 4) : 1;
      } else if (line.part === 'indent' || !isMarker(unit)) takeFirst(unit);
      if (at < lineStart) lineStart = at;
    },
    /** Ends the line; the next one begins at `next`. */
    endLine(next: number): LineKind {
      const isBlank = line.part === 'indent';
      let kind: LineKind = 'blank';
      if (!isBlank) {
        if (open === undefined) kind = endTextLine(next);
        else {
          endFenceLine(open, next);
          kind = 'fence';
        }
      } else isHtmlParagraph = false;
      isAfterBlank = isBlank;
      line = emptyLine();
      lineStart = next;
      return kind;
    },
    /** The second unit of a line break. */
    skipUnit(next: number): void {
      lineStart = next;
    },
    isOpen: (): boolean => open !== undefined,
    isHtml: (): boolean => isHtmlParagraph || isHtmlForGood,
    isFenced(at: number): boolean {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((starts[middle] as number) <= at) low = middle + 1;
        else high = middle;
      }
      return low > 0 && at < (ends[low - 1] ?? Number.POSITIVE_INFINITY);
    },
  };
}

/** Units of list and quote markers. */
function isMarker(unit: number): boolean {
  return unit === 0x3e || (unit >= 0x2a && unit <= 0x2e && unit !== 0x2c) || unit === 0x29 || (unit >= 0x30 && unit <= 0x39);
}

function spanTracker() {
  /** End of the opening backticks by end of the closing ones. */
  const spans = new Map<number, number>();
  let runStart = -1;
  let runLength = 0;
  let isRunEscaped = false;
  let backslashes = 0;
  let last = 0;
  /** The backticks that wait for their equals on this line. */
  let openLength = 0;
  let openEnd = 0;
  /** Something in this paragraph may be read so that backticks pair differently. */
  let isTainted = false;

  function endRun(): void {
    if (runLength === 0) return;
    if (openLength === 0) {
      if (isRunEscaped) isTainted = true;
      openLength = runLength;
      openEnd = runStart + runLength;
    } else if (openLength === runLength) {
      if (!isTainted && runLength <= SPAN_TICKS_MAX) spans.set(runStart + runLength, openEnd);
      openLength = 0;
    }
    runLength = 0;
  }

  return {
    take(unit: number, at: number, isHtml: boolean): void {
      if (isHtml) isTainted = true;
      if (unit === BACKTICK) {
        if (runLength === 0) {
          runStart = at;
          isRunEscaped = backslashes % 2 === 1;
        }
        runLength++;
      } else {
        endRun();
        if (openLength === 0 ? opensOther(last, unit) : unit === PIPE) isTainted = true;
      }
      backslashes = unit === BACKSLASH ? backslashes + 1 : 0;
      last = unit;
    },
    /** Backticks that are not closed on their line may be closed on the next one: the paragraph is not certain. */
    endLine(isText: boolean): void {
      endRun();
      if (isText && openLength > 0) isTainted = true;
      openLength = 0;
      backslashes = 0;
      last = 0;
    },
    endParagraph(): void {
      endRun();
      openLength = 0;
      isTainted = false;
      last = 0;
    },
    isSpan(start: number, end: number, textEnd: number): boolean {
      const opened = spans.get(end);
      if (opened !== undefined) return opened <= start;
      const isLast = runLength > 0 && end === textEnd && runStart + runLength === end;
      return isLast && !isTainted && runLength <= SPAN_TICKS_MAX && openLength === runLength && openEnd <= start;
    },
  };
}

const SPAN_TICKS_MAX = 2;

/** Whether two units begin what binds as tightly as a code span: a tag, or the second half of a link. */
function opensOther(last: number, unit: number): boolean {
  if (last === LESS_THAN) return isAsciiLetter(unit) || unit === 0x2f || unit === 0x21 || unit === 0x3f;
  return last === BRACKET && (unit === 0x28 || unit === 0x5b || unit === 0x3a);
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}
