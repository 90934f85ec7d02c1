import type { Token } from '../../../src/detect/matching/rule.ts';

/** UTF-16 units at which a run of word characters is cut, behind the character that reaches it. */
const TOKEN_UNITS = 64;

const SINGLE =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const RUN = new RegExp(`^(?:(?![${SINGLE}])[\\p{L}\\p{M}\\p{N}'’-])+`, 'u');

/**
 * The tokens of a text: words without the apostrophes and hyphens around them, possessive endings, single other
 * characters; each character of a script without spaces.
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap: Token['gap'] = 'line';
  for (let start = 0; start < text.length; ) {
    const token = tokenOf(text.slice(start));
    if (/^\s$/u.test(token)) gap = token === '\n' || gap === 'line' ? 'line' : 'space';
    else {
      tokens.push({ text: token, start, end: start + token.length, gap });
      gap = 'none';
    }
    start += token.length;
  }
  return tokens;
}

function tokenOf(rest: string): string {
  const run = cut(RUN.exec(rest)?.[0] ?? '');
  const first = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (run === '' || /^['’]s$/iu.test(run)) return run || first;
  if (/^['’-]/u.test(run)) return first;
  const word = run.length > 2 ? run.replace(/['’][sS]$/u, '') : run;
  return word.replace(/(?<!^)['’-]+$/u, '');
}

/** Behind the character with which a run reaches {@link TOKEN_UNITS}. */
function cut(run: string): string {
  let piece = '';
  for (const character of run) {
    if (piece.length >= TOKEN_UNITS) break;
    piece += character;
  }
  return piece;
}
