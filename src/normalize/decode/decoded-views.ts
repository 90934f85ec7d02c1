import type { Bounds } from '../../core/bounds.ts';
import type { ViewName } from '../../core/finding.ts';
import { skeletonView } from '../skeleton.ts';
import type { View } from '../view.ts';
import { appliedLength, applySpans } from './apply-spans.ts';
import { base32Spans } from './base32.ts';
import { base64Spans } from './base64.ts';
import { binarySpans } from './binary.ts';
import type { DecodedSpan } from './decoded-span.ts';
import { encodingHints } from './encoding-hints.ts';
import { escapeSpans } from './escape.ts';
import { hexSpans } from './hex.ts';
import { htmlSpans } from './html.ts';
import { leetSpans } from './leet.ts';
import { morseSpans } from './morse.ts';
import { percentSpans } from './percent.ts';
import { reversedReadings } from './reversed.ts';
import { rot13Spans } from './rot13.ts';
import { spacedSpans } from './spaced.ts';
import { tagSpans } from './tags.ts';
import { variationSelectorSpans } from './variation-selectors.ts';

/** The bounds that {@link decodedViews} keeps. */
export type DecodeBounds = Pick<Bounds, 'viewsMax' | 'decodeDepthMax' | 'decodeGrowthMax'>;

/**
 * The readings of a text in which an encoding is undone, each with the decoded text in the place of the encoded one,
 * in canonical and skeleton form, mapped to the original. Encodings inside of encodings are undone up to
 * `decodeDepthMax`; there are at most `viewsMax` views, together at most `decodeGrowthMax` times as long as the text
 * (and 4,096 units for short ones). A view is named after the encoding that was undone last. Never throws.
 *
 * @param canonical - The canonical view of `original`.
 * @example
 * decodedViews(canonicalView(text), text, BOUNDS_DEFAULT);  // text 'aWdub3JlIGFsbA==': [{ name: 'base64', text: 'ignore all', … }]
 */
export function decodedViews(canonical: View, original: string, bounds: DecodeBounds): readonly View[] {
  const views: View[] = [];
  const depths: number[] = [];
  const seen = new Set<string>([canonical.text]);
  let room = Math.max(GROWTH_ROOM_MIN, original.length * bounds.decodeGrowthMax);
  const add = (source: View, readings: readonly Reading[], depth: number): void => {
    for (const { name, lengthMin = 0, find } of readings) {
      if (views.length >= bounds.viewsMax || lengthMin > room) continue;
      const spans = find();
      if (spans.length === 0) continue;
      const length = appliedLength(source, spans);
      if (length > room) continue;
      const view = applySpans(source, spans, name);
      if (seen.has(view.text)) continue;
      seen.add(view.text);
      room -= length;
      views.push(view);
      depths.push(depth);
    }
  };
  const first = skeletonView(canonical) ?? canonical;
  if (canonical.starts !== undefined)
    add({ name: 'canonical', text: original, barriers: [] }, hiddenReadings(original), 1);
  add(first, readingsOf(first), 1);
  // Views are read again while they are together no longer than twice the text.
  let toRead = Math.max(GROWTH_ROOM_MIN, original.length * 2);
  for (let i = 0; i < views.length; i++) {
    const depth = depths[i] as number;
    const view = views[i] as View;
    toRead -= view.text.length;
    if (depth >= bounds.decodeDepthMax || view.name === 'leet' || toRead < 0) continue;
    add(view, readingsOf(view), depth + 1);
  }
  return views;
}

interface Reading {
  readonly name: ViewName;
  /** The view will be at least so long; what has no room is not looked for. */
  readonly lengthMin?: number;
  readonly find: () => readonly DecodedSpan[];
}

/** So much may always be decoded. */
const GROWTH_ROOM_MIN = 4_096;

/** Readings of invisible characters, which the canonical view does not have. */
function hiddenReadings(original: string): readonly Reading[] {
  return [
    { name: 'tags', find: () => tagSpans(original) },
    { name: 'variation-selectors', find: () => variationSelectorSpans(original) },
  ];
}

function readingsOf(view: View): readonly Reading[] {
  const { text } = view;
  const hints = encodingHints(text);
  const readings: Reading[] = [];
  if (hints.base64) readings.push({ name: 'base64', find: () => base64Spans(text) });
  if (hints.base32) readings.push({ name: 'base32', find: () => base32Spans(text) });
  if (hints.hex) readings.push({ name: 'hex', find: () => hexSpans(text) });
  if (hints.binary) readings.push({ name: 'binary', find: () => binarySpans(text) });
  if (hints.morse) readings.push({ name: 'morse', find: () => morseSpans(view) });
  if (hints.percent || hints.html || hints.escape) readings.push(characterReading(text));
  if (hints.spaced) readings.push({ name: 'spaced', find: () => spacedSpans(view) });
  if (hints.leet) {
    readings.push(
      { name: 'leet', find: () => leetSpans(text, 'i') },
      { name: 'leet', find: () => leetSpans(text, 'l') },
    );
  }
  if (hints.rot13.telling || hints.rot13.frequent)
    readings.push({ name: 'rot13', lengthMin: text.length, find: () => rot13Spans(text, hints.rot13) });
  if (hints.reversed.telling || hints.reversed.frequent) {
    for (const find of reversedReadings(text, hints.reversed))
      readings.push({ name: 'reversed', lengthMin: text.length, find });
  }
  return readings;
}

/**
 * Encodings of single characters, undone together, since pages and logs mix them. The reading has the name of the one
 * that there is most of.
 */
function characterReading(text: string): Reading {
  const percent = percentSpans(text);
  const html = htmlSpans(text);
  const escaped = escapeSpans(text);
  const most = Math.max(percent.length, html.length, escaped.length);
  const name = most === percent.length ? 'percent' : most === html.length ? 'html' : 'escape';
  // No two kinds begin with the same character, and none holds the first character of another.
  return { name, find: () => [...percent, ...html, ...escaped].sort((a, b) => a.start - b.start) };
}
