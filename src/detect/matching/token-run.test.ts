import { describe, expect, it } from 'vitest';
import type { Match } from './match.ts';
import type { Token, TokenRule } from './rule.ts';
import { tokenRun } from './token-run.ts';
import { TOKEN_LENGTH_MAX } from './tokens.ts';

type Tag = 'outside' | 'begin' | 'inside';

function tagger(tag: (token: Token, next: readonly Token[]) => Tag, lookahead = 0): TokenRule<number> {
  const facts = { id: 'test/names', category: 'pii', score: 0.5, severity: 'LOW' } as const;
  return {
    kind: 'token',
    ...facts,
    lookahead,
    initial: 0,
    tag: (state, token, next) => ({ tag: tag(token, next), state: state + 1 }),
  };
}

/** A tagger that finds nothing and looks on. */
function watcher(see: (token: Token, next: readonly Token[]) => void, lookahead = 0): TokenRule<number> {
  return tagger((token, next) => {
    see(token, next);
    return 'outside';
  }, lookahead);
}

const capitals = tagger(({ text }) => (/^\p{Lu}/u.test(text) ? 'inside' : 'outside'));

/** Pushes pieces and ends; matches as `start-end`, and the holds. */
function push(
  rule: TokenRule<number>,
  pieces: readonly string[],
): { readonly found: readonly string[]; readonly holds: readonly number[] } {
  const run = tokenRun(rule);
  const found: string[] = [];
  const sink = {
    match: ({ start, end, rule: { id } }: Match) =>
      void found.push(`${id === 'test/names' ? '' : `${id} `}${start}-${end}`),
    open: () => undefined,
  };
  let text = '';
  const holds = pieces.map((piece) => {
    text += piece;
    return run.advance({ text, base: 0 }, 'more', sink);
  });
  holds.push(run.advance({ text, base: 0 }, 'nothing', sink));
  return { found, holds };
}

/** The tokens that a tagger sees. */
function tokensOf(text: string): readonly string[] {
  const seen: string[] = [];
  push(
    watcher((token) => seen.push(token.text)),
    [text],
  );
  return seen;
}

describe('tokens', () => {
  it.each<[string, readonly string[]]>([
    ['Ann O’Neil-Ray is here.', ['Ann', 'O’Neil-Ray', 'is', 'here', '.']],
    ['a,b  c\nd', ['a', ',', 'b', 'c', 'd']],
    ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
    ['x😀y', ['x', '😀', 'y']],
    ['𐐀𐐁 1st', ['𐐀𐐁', '1st']],
    ['', []],
    [
      "Ana's and James' 'own' -x- 's S’S",
      ['Ana', "'s", 'and', 'James', "'", "'", 'own', "'", '-', 'x', '-', "'s", 'S', '’S'],
    ],
    ['김민수는 東京-1', ['김', '민', '수', '는', '東', '京', '-', '1']],
    ['a'.repeat(TOKEN_LENGTH_MAX + 1), ['a'.repeat(TOKEN_LENGTH_MAX), 'a']],
  ])('of %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it('are the same for every cutting', () => {
    const seen: string[] = [];
    push(
      watcher((token) => seen.push(`${token.start}${token.text}`)),
      'Ann O’Neil, 😀.'.match(/./gsu) ?? [],
    );
    expect(seen).toEqual(['0Ann', '4O’Neil', '10,', '12😀', '14.']);
  });
});

describe('tokenRun', () => {
  it('joins a begin and what goes on inside', () => {
    expect(push(capitals, ['see Ann Ray there']).found).toEqual(['4-11']);
  });

  it('withholds the token that may grow, and an entity that may go on', () => {
    expect(push(capitals, ['see A', 'nn', ' R', 'ay th', 'e', 're '])).toEqual({
      found: ['4-11'],
      holds: [4, 4, 4, 4, 4, 17, 18],
    });
  });

  it('begins anew at a second begin', () => {
    const rule = tagger(({ text }) => (/^\p{Lu}/u.test(text) ? 'begin' : 'outside'));
    expect(push(rule, ['Ann Ray']).found).toEqual(['0-3', '4-7']);
  });

  it('shows as many tokens ahead as the rule asks for, fewer at the end', () => {
    const seen: string[] = [];
    push(
      watcher(({ text }, next) => seen.push([text, ...next.map((each) => each.text)].join('+')), 2),
      ['a b', ' c d'],
    );
    expect(seen).toEqual(['a+b+c', 'b+c+d', 'c+d', 'd']);
  });

  it('cuts an entity of more than 768 units', () => {
    expect(push(capitals, ['A '.repeat(386)]).found).toEqual(['0-767', '768-771']);
  });

  it('reports what begins as what the tagger says that it is', () => {
    const place = { id: 'test/places', category: 'pii', entity: 'LOCATION', score: 0.7, severity: 'LOW' } as const;
    const rule: TokenRule<number> = {
      ...capitals,
      tag: (state, { text }) => ({
        tag: /^\p{Lu}/u.test(text) ? 'begin' : 'outside',
        state,
        ...(text === 'Rome' && { found: place }),
      }),
    };
    expect(push(rule, ['Ann in Rome']).found).toEqual(['0-3', 'test/places 7-11']);
  });

  it('reports a tagger that throws, at the token, and goes on', () => {
    const rule = tagger(({ text }) => {
      if (text === 'Bad') throw new Error(text);
      return /^\p{Lu}/u.test(text) ? 'inside' : 'outside';
    });
    expect(push(rule, ['Ann Bad Ray']).found).toEqual(['error/pii 4-7', '0-3', '8-11']);
  });

  it('comes to the end of 200,000 tokens in one piece', () => {
    let count = 0;
    push(
      watcher(() => count++, 3),
      ['.'.repeat(200_000)],
    );
    expect(count).toBe(200_000);
  });
});
