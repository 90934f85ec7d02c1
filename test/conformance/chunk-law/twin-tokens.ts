import type { Token } from '../../../src/detect/matching/rule.ts';

/** UTF-16 units at which a run of word characters is cut, behind the character that reaches it. */
const TOKEN_UNITS = 64;

/** The tokens of a text: runs of letters, marks, digits, apostrophes and hyphens, or single other characters. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: piece, index } of text.matchAll(/[\p{L}\p{M}\p{N}'’-]+|[^\s\p{L}\p{M}\p{N}'’-]/gu)) {
    let start = index;
    let token = '';
    for (const character of piece) {
      token += character;
      if (token.length < TOKEN_UNITS) continue;
      tokens.push({ text: token, start, end: start + token.length });
      start += token.length;
      token = '';
    }
    if (token !== '') tokens.push({ text: token, start, end: start + token.length });
  }
  return tokens;
}
