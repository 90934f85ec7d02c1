import { isAscii } from './read-units.ts';
import { CLASS_TABLE_LENGTH, CODE_POINT_CLASS, codePointClasses } from './unicode/code-point-classes.ts';
import { asciiLookAlike } from './unicode/look-alikes.ts';
import type { View } from './view.ts';
import { type ViewBuilder, viewBuilder } from './view-builder.ts';

/**
 * The canonical view with what is not ASCII folded to the ASCII that it looks like (UTS #39, and a supplement for the
 * letters which its table lacks), and without the marks of letters that read as ASCII then. ASCII never changes, so no
 * rule that reads it is put off by `I` and `l` or `rn` and `m`.
 *
 * @returns Undefined when the view's text would be the canonical one. Linear; never throws.
 * @example
 * skeletonView(canonicalView('Th℮ qu᎐ck brοwn fοx'))?.text;  // 'The quick brown fox'
 */
export function skeletonView(canonical: View): View | undefined {
  if (isAscii(canonical.text)) return undefined;
  const known = skeletons.get(canonical);
  if (known !== undefined) return known.view;
  const view = makeSkeleton(canonical);
  skeletons.set(canonical, { view });
  return view;
}

/** The ASCII text that a code point of the canonical view looks like; undefined for ASCII and for what looks like none. */
export function foldCodePoint(codePoint: number): string | undefined {
  return asciiLookAlike(codePoint);
}

/** The guard and the decoders ask for the same view's skeleton. */
const skeletons = new WeakMap<View, { readonly view: View | undefined }>();

function makeSkeleton(canonical: View): View | undefined {
  const { text, barriers } = canonical;
  const builder = viewBuilder(text.length);
  let passed = 0;
  let isChanged = false;
  // Whether the character before is ASCII, so that marks on it go.
  let isAscii = false;
  for (let i = 0; i < text.length; ) {
    for (; (barriers[passed] ?? Number.POSITIVE_INFINITY) <= i; passed++) builder.barrier();
    const asciiEnd = endOfAscii(text, i, barriers[passed] ?? text.length);
    if (asciiEnd > i) {
      builder.copy(canonical, i, asciiEnd);
      isAscii = true;
      i = asciiEnd;
      continue;
    }
    const codePoint = text.codePointAt(i) as number;
    const length = codePoint > 0xffff ? 2 : 1;
    const folded = foldCodePoint(codePoint);
    const isDropped = isAscii && folded === undefined && isMark(codePoint);
    if (!isDropped) {
      emitFrom(canonical, i, length, folded, builder);
      isAscii = folded !== undefined;
    }
    isChanged ||= isDropped || folded !== undefined;
    i += length;
  }
  if (!isChanged) return undefined;
  if (passed < barriers.length) builder.barrier();
  return builder.view('skeleton');
}

function endOfAscii(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && text.charCodeAt(i) < 0x80) i++;
  return i;
}

function isMark(codePoint: number): boolean {
  if (codePoint < 0x300 || codePoint >= CLASS_TABLE_LENGTH) return false;
  const kind = codePointClasses()[codePoint];
  return kind === CODE_POINT_CLASS.mark || kind === CODE_POINT_CLASS.longMark;
}

function emitFrom(canonical: View, at: number, length: number, folded: string | undefined, builder: ViewBuilder): void {
  const { starts, ends, text } = canonical;
  const start = starts?.[at] ?? at;
  const end = ends?.[at + length - 1] ?? at + length;
  builder.emit(folded ?? text.slice(at, at + length), start, end);
}
