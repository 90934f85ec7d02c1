import type { View } from '../view.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { wordEnds } from './word-ends.ts';

/** The fewest letters that make a spaced-out word. */
const LETTERS_MIN = 4;

/**
 * Letters with one separator between each two (`i g n o r e`, `i-g-n-o-r-e`, `i.g.n.o.r.e`) read as words: the spans are
 * the separators, which go, or become a space where a word ends. Words end where the original has wider white space,
 * at spaces when the separator is another character, and where known words end. Digits may stand for letters, but not
 * for all of them. Linear in the text.
 */
export function spacedSpans(view: View): readonly DecodedSpan[] {
  const { text } = view;
  const spans: DecodedSpan[] = [];
  for (let i = 0; i < text.length; ) {
    const letters = isLone(text, i) ? lettersFrom(text, i) : [];
    if (letters.filter((at) => text.charCodeAt(at) > 0x40).length >= LETTERS_MIN)
      spans.push(...separatorsOf(view, letters));
    i = (letters.at(-1) ?? i) + 1;
  }
  return spans;
}

/** Offsets of lone letters, each two of them divided by the same separator, or by white space. */
function lettersFrom(text: string, first: number): readonly number[] {
  const separator = text.charAt(first + 1);
  const letters = [first];
  for (let at = first; ; ) {
    const between = text.charAt(at + 1);
    if (!SEPARATORS.includes(between || 'x') || (between !== separator && !' \n'.includes(between))) return letters;
    at += 2;
    if (!isLone(text, at)) return letters;
    letters.push(at);
  }
}

const SEPARATORS = ' \n-._*+~/|,:;=•·';

function separatorsOf(view: View, letters: readonly number[]): readonly DecodedSpan[] {
  const { text, starts, ends } = view;
  const separator = text.charAt((letters[0] ?? 0) + 1);
  const spans: DecodedSpan[] = [];
  // Letters since the last certain end of a word; known words are looked for in them.
  let joined = '';
  let pending: number[] = [];
  const settle = (): void => {
    const known = wordEnds(joined);
    for (const [i, at] of pending.entries()) spans.push({ start: at, end: at + 1, text: known.has(i + 1) ? ' ' : '' });
    joined = '';
    pending = [];
  };
  for (const [i, letter] of letters.entries()) {
    joined += text.charAt(letter);
    const at = letter + 1;
    if (i === letters.length - 1) break;
    const isWide = (starts?.[at + 1] ?? at + 1) > (ends?.[at] ?? at + 1);
    const isOtherSpace = text.charAt(at) !== separator;
    if (!isWide && !isOtherSpace && text.charAt(at) !== '\n') pending.push(at);
    else settle();
  }
  settle();
  return spans.sort((a, b) => a.start - b.start);
}

function isLone(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at)) && !isLetter(text.charCodeAt(at - 1)) && !isLetter(text.charCodeAt(at + 1));
}

function isLetter(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x40 ||
    code === 0x24
  );
}
