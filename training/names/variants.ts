import type { Inventor } from './invent.ts';
import type { NamedText, NameSpan } from './read.ts';

/** A copy of a text with other names in it; what is not written in Latin letters stays. */
export function swapped(from: NamedText, invent: Inventor, random: () => number): NamedText {
  const spans: NameSpan[] = [];
  let text = '';
  let at = 0;
  for (const span of from.spans) {
    text += from.text.slice(at, span.start);
    const old = from.text.slice(span.start, span.end);
    const start = text.length;
    text += LATIN.test(old) ? swappedName(old, span, invent, random) : old;
    spans.push({ ...span, start, end: text.length });
    at = span.end;
  }
  return { ...from, text: text + from.text.slice(at), spans, masked: [] };
}

const LATIN = /^[\p{sc=Latin}\p{sc=Common}]+$/u;

function swappedName(old: string, { entity }: NameSpan, invent: Inventor, random: () => number): string {
  if (entity === 'PERSON') return invent.person(old);
  if (entity === 'ORGANIZATION') return random() < 0.45 ? invent.organization() : old;
  if (entity !== 'LOCATION') return old;
  if (/\p{Nd}/u.test(old)) return random() < 0.8 ? invent.address() : old;
  if (old.split(' ').length > 2) return old;
  const r = random();
  return r < 0.55 ? invent.place(old) : r < 0.67 ? invent.address() : old;
}

/** A copy in another case; undefined where that would move its places. */
export function recased(from: NamedText, change: (text: string) => string): NamedText | undefined {
  const text = change(from.text);
  return text.length === from.text.length ? { ...from, text } : undefined;
}
