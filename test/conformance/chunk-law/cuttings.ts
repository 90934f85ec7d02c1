import fc from 'fast-check';

/** A way to cut a text into chunks that together are the text again. */
export interface Cutting {
  readonly name: string;
  readonly chunks: (text: string) => readonly string[];
  /** What fast-check prints of it. */
  readonly [fc.toStringMethod]?: () => string;
}

/** The text as one chunk. */
export const wholeText: Cutting = { name: 'whole', chunks: (text) => [text] };

/** One UTF-16 unit a chunk: inside surrogate pairs, clusters and escapes, too. */
export const singleUnits: Cutting = { name: 'units', chunks: (text) => text.split('') };

/** Chunks of the same size, but for the last one. */
export function evenChunks(size: number): Cutting {
  return {
    name: `${size} units`,
    chunks: (text) =>
      Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size)),
  };
}

/** Cuts inside every surrogate pair and cluster, behind every backslash and inside runs of white space only. */
export const awkwardPlaces: Cutting = {
  name: 'awkward places',
  chunks: (text) =>
    text.split(
      /(?<=[\ud800-\udbff])(?=[\udc00-\udfff])|(?=[\u0300-\u036f\u3099\u309a\uff9e\uff9f\u200b-\u200f\ufe0f])|(?<=\\)|(?<=\s)(?=\s)/,
    ),
};

/** Chunks of these sizes, over and over; a size of 0 is an empty chunk. */
function sizedChunks(sizes: readonly number[]): Cutting {
  const name = `sizes ${sizes.join(' ')}`;
  return {
    name,
    [fc.toStringMethod]: () => name,
    chunks: (text) => {
      const chunks: string[] = [];
      for (let i = 0, at = 0; at < text.length; i++) {
        const size = sizes[i % sizes.length] ?? 1;
        chunks.push(text.slice(at, at + size));
        at += size;
      }
      return chunks;
    },
  };
}

/** Cuttings into chunks of 0 to 12 units, with at least one that is not empty. */
export const anyCutting: fc.Arbitrary<Cutting> = fc
  .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 24 })
  .map((sizes) => sizedChunks(sizes.some((size) => size > 0) ? sizes : [...sizes, 1]));
