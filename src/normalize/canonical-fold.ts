import { CLASS_TABLE_LENGTH, CODE_POINT_CLASS, classOfAstral, codePointClasses } from './unicode/code-point-classes.ts';
import { nfkc, nfkdLength } from './unicode/compatibility.ts';
import type { Fold, FoldSink } from './view.ts';

/** The most marks that stay on one base, counted in NFKD code points; the rest is left out of the view. */
export const CLUSTER_MARKS_MAX = 30;

/** The most units after one base that are dropped before a barrier stands there. */
const DROPPED_UNITS_MAX = 32;

/** The most units of white space in a row before a barrier stands there. */
const WHITE_UNITS_MAX = 8;

/** UTF-16 units that may wait in a fold: a base, its marks, what is dropped between them, and a high surrogate. */
export const FOLD_PENDING_MAX: number = 2 + 2 * CLUSTER_MARKS_MAX + DROPPED_UNITS_MAX + 1;

/**
 * The canonical reading of a text, as an incremental fold.
 *
 * - Invisible and format characters and controls are dropped; ESC and CSI stay, so that rules can see ANSI sequences.
 * - A base and the marks (or Hangul vowels and finals) after it form a cluster, which is emitted in NFKC
 *   (UAX #15). At most {@link CLUSTER_MARKS_MAX} marks stay, since normalizing an unbounded run is quadratic.
 * - A run of horizontal white space becomes one space, a run of line breaks one `\n`; mixed runs keep their order.
 * - A barrier stands where more than 32 units after one base were dropped, or where a run of white space is longer
 *   than 8 units. Marks that follow the first kind are dropped, too: their base is out of reach.
 * - A lone surrogate becomes U+FFFD. U+FDFA and U+FDFB, the only ones whose NFKC is longer than 6 units, stay.
 *
 * The emitted text is a fixpoint: folding it again changes nothing. Time is linear in the text; nothing throws.
 */
export function canonicalFold(): Fold {
  const state: FoldState = {
    offset: 0,
    highSurrogate: 0,
    cluster: '',
    clusterStart: 0,
    clusterEnd: 0,
    marks: 0,
    isBaseCounted: false,
    isAltered: false,
    isClosed: false,
    droppedUnits: 0,
    whiteUnits: 0,
    lastWhite: 0,
  };
  return {
    write: (chunk: string, sink: FoldSink): void => write(state, chunk, sink),
    finish(sink: FoldSink): void {
      if (state.highSurrogate !== 0) take(state, REPLACEMENT, '\ufffd', state.offset - 1, sink);
      state.highSurrogate = 0;
      emitCluster(state, sink);
    },
    pendingFrom(): number {
      if (state.cluster !== '') return state.clusterStart;
      return state.highSurrogate === 0 ? state.offset : state.offset - 1;
    },
  };
}

interface FoldState {
  /** Original units taken so far. */
  offset: number;
  /** A high surrogate that waits for its other half, or 0. */
  highSurrogate: number;
  /** A base with what belongs to it, until something comes that does not. */
  cluster: string;
  clusterStart: number;
  clusterEnd: number;
  /** NFKD code points after the first one of the cluster; those of the base are included once `isBaseCounted`. */
  marks: number;
  isBaseCounted: boolean;
  /** Whether NFKC may change the cluster. */
  isAltered: boolean;
  /** Whether the last cluster has been emitted although marks may follow it; those are dropped. */
  isClosed: boolean;
  /** Units dropped since the last base. */
  droppedUnits: number;
  /** Units of white space since the last visible character. */
  whiteUnits: number;
  lastWhite: number;
}

function write(state: FoldState, chunk: string, sink: FoldSink): void {
  const classes = codePointClasses();
  const base = state.offset;
  state.offset += chunk.length;
  const last = chunk.length - 1;
  let i = state.highSurrogate !== 0 && last >= 0 ? takeSecondHalf(state, chunk, base, sink) : 0;
  for (; i <= last; i++) {
    const runEnd = plainRunEnd(chunk, i, classes);
    if (runEnd > i) {
      emitRun(state, chunk.slice(i, runEnd), base + i, sink);
      i = runEnd - 1;
      continue;
    }
    const code = chunk.charCodeAt(i);
    const kind = classes[code] as number;
    if (code < 0xd800 || code > 0xdfff) takeKind(state, kind, chunk.charAt(i), base + i, sink);
    else if (code <= 0xdbff && i === last) state.highSurrogate = code;
    else {
      const codePoint = chunk.codePointAt(i) as number;
      if (codePoint < 0x10000) take(state, REPLACEMENT, '\ufffd', base + i, sink);
      else take(state, codePoint, chunk.slice(i, i + 2), base + i++, sink);
    }
  }
}

/**
 * Where a run ends that begins at `from` and stands for itself, which is most of all text: plain characters, and between
 * them single spaces and line feeds. Its last character is followed by one that cannot extend it.
 */
function plainRunEnd(chunk: string, from: number, classes: Uint8Array): number {
  if (classes[chunk.charCodeAt(from)] !== CODE_POINT_CLASS.plain) return from;
  const last = chunk.length - 1;
  for (let i = from; i < last; ) {
    const next = chunk.charCodeAt(i + 1);
    const kind = classes[next] as number;
    if (kind === CODE_POINT_CLASS.plain) i++;
    else if (!startsOnItsOwn(kind)) return i;
    else if ((next !== 0x20 && next !== 0x0a) || i + 1 === last) return i + 1;
    else if (classes[chunk.charCodeAt(i + 2)] !== CODE_POINT_CLASS.plain) return i + 1;
    else i += 2;
    if (i === last) return last;
  }
  return from;
}

function emitRun(state: FoldState, text: string, start: number, sink: FoldSink): void {
  if (state.cluster !== '') emitCluster(state, sink);
  state.isClosed = false;
  state.droppedUnits = 0;
  state.whiteUnits = 0;
  if (sink.run !== undefined) sink.run(text, start);
  else for (let i = 0; i < text.length; i++) sink.emit(text.charAt(i), start + i, start + i + 1);
}

function takeSecondHalf(state: FoldState, chunk: string, base: number, sink: FoldSink): number {
  const pair = String.fromCharCode(state.highSurrogate) + chunk.charAt(0);
  const codePoint = pair.codePointAt(0) as number;
  state.highSurrogate = 0;
  if (codePoint < 0x10000) {
    take(state, REPLACEMENT, '\ufffd', base - 1, sink);
    return 0;
  }
  take(state, codePoint, pair, base - 1, sink);
  return 1;
}

function take(state: FoldState, codePoint: number, text: string, start: number, sink: FoldSink): void {
  const kind = codePoint < CLASS_TABLE_LENGTH ? (codePointClasses()[codePoint] as number) : classOfAstral(codePoint);
  takeKind(state, kind, text, start, sink);
}

function takeKind(state: FoldState, kind: number, text: string, start: number, sink: FoldSink): void {
  switch (kind) {
    case CODE_POINT_CLASS.ignorable:
      drop(state, text.length, sink);
      break;
    case CODE_POINT_CLASS.mark:
      addMark(state, text, start, 1, sink);
      break;
    case CODE_POINT_CLASS.longMark:
      addMark(state, text, start, nfkdLength(text), sink);
      break;
    case CODE_POINT_CLASS.jamo:
      addJamo(state, text, start, sink);
      break;
    case CODE_POINT_CLASS.horizontalSpace:
    case CODE_POINT_CLASS.lineBreak:
      emitCluster(state, sink);
      state.isClosed = false;
      state.droppedUnits = 0;
      emitWhite(state, kind, start, start + 1, sink);
      break;
    default:
      emitCluster(state, sink);
      startCluster(state, text, start, kind === CODE_POINT_CLASS.changing);
  }
}

function startCluster(state: FoldState, text: string, start: number, isAltered: boolean): void {
  state.cluster = text;
  state.clusterStart = start;
  // Whatever starts a cluster stands for itself, but for U+FFFD in the place of one lone surrogate: one unit, too.
  state.clusterEnd = start + text.length;
  state.marks = 0;
  state.isBaseCounted = false;
  state.isAltered = isAltered;
  state.isClosed = false;
  state.droppedUnits = 0;
}

function addMark(state: FoldState, text: string, start: number, length: number, sink: FoldSink): void {
  if (LIGATURES_KEPT.includes(state.cluster)) emitCluster(state, sink);
  if (state.isClosed || (state.cluster !== '' && !hasRoom(state, length))) {
    emitCluster(state, sink);
    state.isClosed = true;
    drop(state, text.length, sink);
  } else if (state.cluster === '') startCluster(state, text, start, true);
  else {
    state.marks += length;
    state.cluster += text;
    state.clusterEnd = start + text.length;
    state.isAltered = true;
  }
}

function hasRoom(state: FoldState, length: number): boolean {
  if (!state.isBaseCounted && state.marks + length > CLUSTER_MARKS_MAX - NFKD_LENGTH_MAX) {
    state.marks = nfkdLength(state.cluster) - 1;
    state.isBaseCounted = true;
  }
  return state.marks + length <= CLUSTER_MARKS_MAX;
}

function addJamo(state: FoldState, text: string, start: number, sink: FoldSink): void {
  if (state.isClosed) drop(state, text.length, sink);
  else if (composesWithJamo(state.cluster, text)) addMark(state, text, start, 1, sink);
  else {
    emitCluster(state, sink);
    startCluster(state, text, start, true);
  }
}

function drop(state: FoldState, units: number, sink: FoldSink): void {
  const before = state.droppedUnits;
  state.droppedUnits += units;
  if (before > DROPPED_UNITS_MAX || state.droppedUnits <= DROPPED_UNITS_MAX) return;
  emitCluster(state, sink);
  state.isClosed = true;
  sink.barrier();
}

function emitCluster(state: FoldState, sink: FoldSink): void {
  if (state.cluster === '') return;
  const text = state.isAltered ? nfkc(state.cluster) : state.cluster;
  state.cluster = '';
  let from = 0;
  // White space in a cluster comes from NFKC alone, as in U+00A8.
  const firstSpace = state.isAltered ? text.indexOf(' ') : -1;
  for (let space = firstSpace; space !== -1; space = text.indexOf(' ', from)) {
    if (space > from) emitVisible(state, text.slice(from, space), sink);
    emitWhite(state, CODE_POINT_CLASS.horizontalSpace, state.clusterStart, state.clusterEnd, sink);
    from = space + 1;
  }
  if (from < text.length) emitVisible(state, from === 0 ? text : text.slice(from), sink);
}

function emitVisible(state: FoldState, text: string, sink: FoldSink): void {
  state.whiteUnits = 0;
  sink.emit(text, state.clusterStart, state.clusterEnd);
}

function emitWhite(state: FoldState, kind: number, start: number, end: number, sink: FoldSink): void {
  state.whiteUnits++;
  if (state.whiteUnits === WHITE_UNITS_MAX + 1) sink.barrier();
  if (state.whiteUnits > WHITE_UNITS_MAX || (state.whiteUnits > 1 && state.lastWhite === kind)) return;
  state.lastWhite = kind;
  sink.emit(kind === CODE_POINT_CLASS.horizontalSpace ? ' ' : '\n', start, end);
}

const REPLACEMENT = 0xfffd;

/** The longest NFKD of one code point that is folded. A cluster that leaves room for it need not be counted exactly. */
const NFKD_LENGTH_MAX = 8;

/** Whole Arabic phrases in one code point, whose NFKC is 18 and 8 units long: a text could grow by that much. */
const LIGATURES_KEPT: readonly string[] = ['\ufdfa', '\ufdfb'];

/** Whether a code point of this class leaves what is before it alone. Surrogates are looked at again: not here. */
function startsOnItsOwn(kind: number): boolean {
  return kind === CODE_POINT_CLASS.plain || kind >= CODE_POINT_CLASS.horizontalSpace;
}

/** Whether Hangul composition (The Unicode Standard, section 3.12) joins `jamo` to the last character of `cluster`. */
function composesWithJamo(cluster: string, jamo: string): boolean {
  // The longest cluster that takes another one is a consonant and a vowel; astral bases are not Hangul.
  if (cluster === '' || cluster.length > 2) return false;
  const base = nfkc(cluster.charAt(0));
  const last = base.charCodeAt(base.length - 1);
  const next = nfkc(jamo).charCodeAt(0);
  const isConsonant = last >= 0x1100 && last <= 0x1112;
  if (cluster.length === 2) return isConsonant && isVowel(nfkc(cluster.charAt(1)).charCodeAt(0)) && next >= 0x11a8;
  if (isConsonant) return isVowel(next);
  return last >= 0xac00 && last <= 0xd7a3 && (last - 0xac00) % 28 === 0 && next >= 0x11a8;
}

function isVowel(code: number): boolean {
  return code >= 0x1161 && code <= 0x1175;
}
