import type { DetectorRun, MatchSink, ViewWindow } from './match.ts';
import type { RuleFacts, Token, TokenRule, TokenTag } from './rule.ts';
import { failureOf } from './rule-failure.ts';
import { TOKEN_LENGTH_MAX, tokenAt } from './tokens.ts';

/** UTF-16 units of one finding: with the tokens that a tagger looks ahead it fits into what a stream may withhold. */
const ENTITY_LENGTH_MAX = 768;

/** Runs a tagger over a view that arrives in pieces: token by token, with a fixed number of tokens to look ahead. */
export function tokenRun<State>(rule: TokenRule<State>): DetectorRun {
  let read = 0;
  let state = rule.initial;
  let undecided: Token[] = [];
  let entity: { rule: RuleFacts; start: number; end: number } | undefined;
  let gap: Token['gap'] = 'line';

  return {
    advance(window, follows, found) {
      const isEnd = follows !== 'more';
      read = Math.max(read, window.base);
      readTokens(window, isEnd);
      const decidable = undecided.length - (isEnd ? 0 : rule.lookahead);
      for (let i = 0; i < decidable; i++) {
        const token = undecided[i] as Token;
        follow(token, tagOf(token, undecided.slice(i + 1, i + 1 + rule.lookahead), found), found);
      }
      if (decidable > 0) undecided = undecided.slice(decidable);
      if (isEnd) {
        close(found);
        state = rule.initial;
        gap = 'line';
      }
      return entity?.start ?? undecided[0]?.start ?? read;
    },
  };

  /** A tagger that throws starts over behind the token, which is reported. */
  function tagOf(token: Token, next: readonly Token[], found: MatchSink): TokenTag<State> {
    try {
      const answer = rule.tag(state, token, next);
      state = answer.state;
      return answer;
    } catch {
      state = rule.initial;
      found.match(failureOf(rule, token.start, token.end));
      return { tag: 'outside', state };
    }
  }

  function follow({ start, end }: Token, { tag, found: as = rule }: TokenTag<State>, found: MatchSink): void {
    const goesOn = tag === 'inside' && entity !== undefined && end - entity.start <= ENTITY_LENGTH_MAX;
    if (!goesOn) close(found);
    if (tag !== 'outside') entity = { rule: entity?.rule ?? as, start: entity?.start ?? start, end };
  }

  function close(found: MatchSink): void {
    if (entity !== undefined) found.match({ ...entity, score: entity.rule.score });
    entity = undefined;
  }

  /** Reads the tokens that are whole. */
  function readTokens({ text, base }: ViewWindow, isEnd: boolean): void {
    let start = read - base;
    while (start < text.length) {
      const { end, runEnd } = tokenAt(text, start);
      if (runEnd === text.length && !isEnd && runEnd - start < TOKEN_LENGTH_MAX) break;
      if (isWhite(text.charCodeAt(start)))
        gap = text.charCodeAt(start) === LINE_BREAK || gap === 'line' ? 'line' : 'space';
      else {
        undecided.push({ text: text.slice(start, end), start: base + start, end: base + end, gap });
        gap = 'none';
      }
      start = end;
    }
    read = base + start;
  }
}

const LINE_BREAK = 0x0a;

/** Decoded views may hold more kinds of white space than the canonical one. */
function isWhite(code: number): boolean {
  return code < 0x80 ? code <= 0x20 : WHITE.test(String.fromCharCode(code));
}

const WHITE = /\s/u;
