import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/**
 * How a pattern repeats. With `none` it ends after as many steps as it has atoms; with `bounded` every match and every
 * failure sees a window of the text only; `unbounded` has `*`, `+`, `{n,}` or a back-reference.
 */
export type Repetition = 'none' | 'bounded' | 'unbounded';

/** Reads the pattern's tree; knows the flag `v`, which recheck does not. */
export function repetitionOf({ source, flags }: Pick<RegExp, 'source' | 'flags'>): Repetition {
  const found = new Set<Repetition>();
  const modes = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') };
  visitRegExpAST(new RegExpParser().parsePattern(source, 0, source.length, modes), {
    onQuantifierEnter: ({ max }) => {
      found.add(max === Number.POSITIVE_INFINITY ? 'unbounded' : 'bounded');
    },
    onBackreferenceEnter: () => {
      found.add('unbounded');
    },
  });
  if (found.has('unbounded')) return 'unbounded';
  return found.has('bounded') ? 'bounded' : 'none';
}
