import type { Token } from '../../src/detect/matching/rule.ts';
import { tokenRun } from '../../src/detect/matching/token-run.ts';

/** The tokens of a text, as the tagger gets them. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const run = tokenRun({
    kind: 'token',
    id: 'training/tokens',
    category: 'pii',
    score: 0,
    severity: 'LOW',
    lookahead: 0,
    initial: undefined,
    tag: (state, token) => {
      tokens.push(token);
      return { tag: 'outside', state };
    },
  });
  run.advance({ text, base: 0 }, 'nothing', { match: () => undefined, open: () => undefined });
  return tokens;
}
