import type { DetectorRun, MatchSink, ViewWindow } from './match.ts';
import type { Token, TokenRule } from './rule.ts';
import { failureOf } from './rule-failure.ts';

/** UTF-16 units of a token; a longer run of letters is cut into several. */
export const TOKEN_LENGTH_MAX = 64;

/** Tokens of one finding; a longer entity is cut into several. */
const ENTITY_TOKENS_MAX = 12;

/** Runs a tagger over a view that arrives in pieces: token by token, with a fixed number of tokens to look ahead. */
export function tokenRun<State>(rule: TokenRule<State>): DetectorRun {
  let read = 0;
  let state = rule.initial;
  let undecided: Token[] = [];
  let entity: { start: number; end: number; tokens: number } | undefined;

  return {
    advance(window, follows, found) {
      const isEnd = follows !== 'more';
      read = Math.max(read, window.base);
      read = readTokens(window, read, isEnd, undecided);
      const decidable = undecided.length - (isEnd ? 0 : rule.lookahead);
      for (let i = 0; i < decidable; i++) {
        const token = undecided[i] as Token;
        follow(token, tagOf(token, undecided.slice(i + 1, i + 1 + rule.lookahead), found), found);
      }
      if (decidable > 0) undecided = undecided.slice(decidable);
      if (isEnd) {
        follow(undefined, 'outside', found);
        state = rule.initial;
      }
      return entity?.start ?? undecided[0]?.start ?? read;
    },
  };

  /** A tagger that throws starts over behind the token, which is reported. */
  function tagOf(token: Token, next: readonly Token[], found: MatchSink): 'outside' | 'begin' | 'inside' {
    try {
      const answer = rule.tag(state, token, next);
      state = answer.state;
      return answer.tag;
    } catch {
      state = rule.initial;
      found.match(failureOf(rule, token.start, token.end));
      return 'outside';
    }
  }

  function follow(token: Token | undefined, tag: 'outside' | 'begin' | 'inside', found: MatchSink): void {
    if (entity !== undefined && (token === undefined || tag !== 'inside' || entity.tokens === ENTITY_TOKENS_MAX)) {
      found.match({ rule, start: entity.start, end: entity.end, score: rule.score });
      entity = undefined;
    }
    if (token === undefined || tag === 'outside') return;
    if (entity === undefined) entity = { start: token.start, end: token.end, tokens: 1 };
    else entity = { start: entity.start, end: token.end, tokens: entity.tokens + 1 };
  }
}

const WORD = /[\p{L}\p{M}\p{N}'’-]/u;

/** Reads whole tokens from view offset `from` on. Returns where the first one begins that may still grow. */
function readTokens({ text, base }: ViewWindow, from: number, isEnd: boolean, tokens: Token[]): number {
  let start = from - base;
  while (start < text.length) {
    const end = tokenEnd(text, start);
    if (end === text.length && !isEnd && end - start < TOKEN_LENGTH_MAX) return base + start;
    const token = text.slice(start, end);
    if (token.trim() !== '') tokens.push({ text: token, start: base + start, end: base + end });
    start = end;
  }
  return base + start;
}

function tokenEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < TOKEN_LENGTH_MAX) {
    const character = String.fromCodePoint(text.codePointAt(end) as number);
    if (!WORD.test(character)) return end === start ? start + character.length : end;
    end += character.length;
  }
  return end;
}
