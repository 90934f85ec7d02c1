import { HtmlState } from './html-state.ts';
import { JsonState } from './json-state.ts';
import { MarkdownState } from './markdown-state.ts';

/** Where in a text something stands: what a reader sees, a string of a JSON text, or a place that is followed, run or both. */
export type Sink = 'text' | 'json' | 'link' | 'markup' | 'code';

/** Tells where the places of a growing text stand. */
export interface SinkTracker {
  /** The next units of the text. */
  write(chunk: string): void;
  /** Where what begins at `start` stands: a bracket, `&` or `\`, written not more than 4,096 units ago. The answer depends on the text before it only. */
  at(start: number): Sink;
}

/** What a placeholder may begin with, look-alikes that NFKC folds to `<` included. */
const BEGINNINGS = '<&\\＜﹤';

/** Units after which a place is forgotten. */
const KEPT_UNITS = 4_096;

/**
 * Follows links, images, HTML tags, code and JSON in a text that is Markdown, HTML, JSON or plain, and takes a place for one that matters
 * where in doubt: a restored value must not be followed or run. Linear in the text, in bounded memory.
 */
export function sinkTracker(): SinkTracker {
  const markdown = new MarkdownState();
  const html = new HtmlState();
  const json = new JsonState();
  let places: { readonly offset: number; readonly sink: Sink }[] = [];
  let offset = 0;

  function sinkHere(): Sink {
    const shown = html.isInside ? 'markup' : markdown.sink;
    if (shown !== 'text') return shown;
    return json.isInString ? 'json' : json.isJson ? 'code' : 'text';
  }

  return {
    write(chunk) {
      for (let i = 0; i < chunk.length; i++, offset++) {
        const unit = chunk.charAt(i);
        if (BEGINNINGS.includes(unit)) places.push({ offset, sink: sinkHere() });
        markdown.take(unit);
        html.take(unit);
        json.take(unit);
      }
      const first = places.findIndex((place) => place.offset >= offset - KEPT_UNITS);
      if (first > KEPT_UNITS / 8) places = places.slice(first);
    },
    at: (start) => places.find((place) => place.offset === start)?.sink ?? 'code',
  };
}
