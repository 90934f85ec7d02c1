import { fnv1a } from '../../src/core/fnv1a.ts';
import type { Inventor } from './invent.ts';
import type { NamedText } from './read.ts';
import { recased, swapped } from './variants.ts';

/** Copies with other names of each text that was written for this, and of one of the public sets. */
const OWN_COPIES = 3;
const LOWER_SHARE = 0.12;
const UPPER_SHARE = 0.03;

/** A text and its copies with other names and in other cases. */
export function withCopies(text: NamedText, invent: Inventor, random: () => number): readonly NamedText[] {
  const copies = text.source.startsWith('own-')
    ? OWN_COPIES
    : text.masked.length === 0 && text.spans.length > 0
      ? 1
      : 0;
  const texts = [text, ...Array.from({ length: copies }, () => swapped(text, invent, random))];
  return texts.flatMap((each) => {
    const draw = random();
    const change = draw < LOWER_SHARE ? lower : draw < LOWER_SHARE + UPPER_SHARE ? upper : undefined;
    const other = change === undefined ? undefined : recased(each, change);
    return other === undefined ? [each] : [each, other];
  });
}

const lower = (text: string): string => text.toLowerCase();
const upper = (text: string): string => text.toUpperCase();

/** Words of four letters or more that are nationalities and the like in sources that mark them: others may have them unmarked. */
export function groupWords(texts: readonly NamedText[]): ReadonlySet<number> {
  const words = new Set<number>();
  for (const { text, spans } of texts) {
    for (const { start, end, entity } of spans) {
      if (entity !== 'NRP') continue;
      for (const word of text
        .slice(start, end)
        .toLowerCase()
        .split(/[^\p{L}\p{M}'’-]+/u))
        if (word.length > 3) words.add(fnv1a(word));
    }
  }
  return words;
}
