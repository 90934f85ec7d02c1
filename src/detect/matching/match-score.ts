import { CONTEXT_CHARS, type RegionRule, type SpanRule } from './rule.ts';

/** What context words add to a score, and what a score with context has at the least (the factors of Presidio's enhancer). */
const CONTEXT_GAIN = 0.35;
const CONTEXT_SCORE_MIN = 0.4;

/** The score of a match, raised when one of the rule's context words stands to its left. */
export function matchScore({ score }: SpanRule | RegionRule, hasContext: boolean): number {
  return hasContext ? Math.min(1, Math.max(score + CONTEXT_GAIN, CONTEXT_SCORE_MIN)) : score;
}

/** Says whether one of a rule's context words stands to the left of unit `at`. */
export type ContextReader = (rule: SpanRule | RegionRule, text: string, at: number) => boolean;

/**
 * A reader for one run over one text. It keeps what stands to the left of the last place, since several rules match at one place, mostly;
 * with the run it goes, and what it has read.
 */
export function contextReader(): ContextReader {
  let last: { readonly source: string; readonly at: number; readonly left: Left } | undefined;
  return (rule, text, at) => {
    const words = rule.kind === 'span' ? rule.context : undefined;
    if (words === undefined) return false;
    if (last === undefined || last.at !== at || last.source !== text)
      last = { source: text, at, left: leftOf(text, at) };
    return hasContext(contextOf(words), last.left);
  };
}

/** What stands to the left of a place, in lower case. */
interface Left {
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** The context words of a rule. */
interface Context {
  /** Runs of letters, found among the words on the left. */
  readonly words: readonly string[];
  /** Several words, and words with digits or signs: no letter stands beside them. */
  readonly phrases: readonly Phrase[];
  /** Of scripts that put no space between words, or write endings as one with them: found anywhere. */
  readonly pieces: readonly string[];
}

interface Phrase {
  readonly text: string;
  /** Its runs of letters: all of them are words of a text in which it stands, and most texts lack one. */
  readonly words: readonly string[];
}

function hasContext({ words, phrases, pieces }: Context, left: Left): boolean {
  return (
    words.some((word) => left.words.has(word)) ||
    pieces.some((piece) => left.text.includes(piece)) ||
    phrases.some((phrase) => phrase.words.every((word) => left.words.has(word)) && hasPhrase(left.text, phrase.text))
  );
}

function leftOf(source: string, at: number): Left {
  const text = source.slice(Math.max(0, at - CONTEXT_CHARS), at).toLowerCase();
  return { text, words: wordsOf(text) };
}

/** The runs of letters in a text. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && isLetter(text, i)) continue;
    if (i > from) words.add(text.slice(from, i));
    from = i + 1;
  }
  return words;
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x80 ? code >= 0x61 && code <= 0x7a : LETTER.test(text.charAt(at));
}

const LETTER = /\p{L}/u;
const LETTERS = /^\p{L}{1,64}$/u;
const NO_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

const contexts = new WeakMap<readonly string[], Context>();

function contextOf(list: readonly string[]): Context {
  const known = contexts.get(list);
  if (known !== undefined) return known;
  const pieces = list.filter((word) => NO_SPACES.test(word) || !LETTER.test(word));
  const rest = list.filter((word) => !pieces.includes(word));
  const context = {
    words: rest.filter((word) => LETTERS.test(word)),
    phrases: rest.filter((word) => !LETTERS.test(word)).map((text) => ({ text, words: [...wordsOf(text)] })),
    pieces,
  };
  contexts.set(list, context);
  return context;
}

function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[at + phrase.length] ?? '')) return true;
  }
  return false;
}
