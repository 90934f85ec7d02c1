import type { MeterRule, MeterRun } from '../matching/rule.ts';
import type { FoldCodePoint } from './folded-units.ts';
import { IDLE_RUN } from './live-meter-run.ts';
import { wordReader } from './telling-words.ts';

/** The telling words of a prompt, in parts of about the same size. */
interface PromptWords {
  /** The part in which a telling word stands. */
  readonly partOf: ReadonlyMap<number, number>;
  readonly parts: number;
  /** Different ones of a part that a reply must use. */
  readonly wordsMin: number;
}

/** Telling words of a prompt that is watched, at the least. */
const PROMPT_WORDS_MIN = 16;
/** Telling words of a part, about: longer prompts are watched in several. */
const PART_WORDS = 120;
/** Of its telling words that a reply uses, and so many at the least. */
const SHARE = 0.25;
const WORDS_MIN = 8;
/** Words of a reply within which they stand. */
const WINDOW_WORDS = 250;

/**
 * Watches a reply for the prompt in other words. Telling words are those of four letters or more, and numbers, that stand in one
 * sentence of the prompt alone; a reply that uses a quarter of those of a part within 250 words says what the prompt says. An honest reply
 * keeps to the one sentence or two that it is about.
 *
 * It is known only when much has been said, so that nothing is withheld for it: the finding stands at the first letter behind the word
 * that made it sure, and the balanced policy reports it, while the strict one blocks what is left. Retellings in other words altogether, and translations, are not seen.
 */
export function promptParaphraseMeter(systemPrompt: string, { fold }: { readonly fold: FoldCodePoint }): MeterRule {
  const words = promptWords(systemPrompt, fold);
  return {
    kind: 'meter',
    id: 'leakage/prompt-paraphrase',
    category: 'leakage',
    score: 0.5,
    severity: 'MEDIUM',
    open: () => (words.parts === 0 ? IDLE_RUN : paraphraseRun(words, fold)),
  };
}

function paraphraseRun({ partOf, parts, wordsMin }: PromptWords, fold: FoldCodePoint): MeterRun {
  const reader = wordReader(fold);
  /** By telling word: the number of the reply's word at which it stood last. */
  const seen = new Map<number, number>();
  /** Telling words within the window, the oldest first. */
  const recent: { readonly word: number; readonly at: number }[] = [];
  const counts = new Array<number>(parts).fill(0);
  const reported = new Set<number>();
  let count = 0;
  let found: { readonly start: number; readonly end: number }[] = [];

  const forget = (): void => {
    for (let oldest = recent[0]; oldest !== undefined && oldest.at <= count - WINDOW_WORDS; oldest = recent[0]) {
      recent.shift();
      if (seen.get(oldest.word) !== oldest.at) continue;
      seen.delete(oldest.word);
      add(oldest.word, -1);
    }
  };
  const add = (word: number, by: 1 | -1): number => {
    const part = partOf.get(word) as number;
    counts[part] = (counts[part] as number) + by;
    return part;
  };

  return {
    holdFrom: undefined,
    write(text, offset) {
      found = [];
      reader.write(text, offset, (word, start, end) => {
        count++;
        if (!partOf.has(word)) return;
        forget();
        const isNew = !seen.has(word);
        seen.set(word, count);
        recent.push({ word, at: count });
        if (!isNew) return;
        const part = add(word, 1);
        if ((counts[part] as number) < wordsMin || reported.has(part)) return;
        reported.add(part);
        found.push({ start, end });
      });
      return found;
    },
  };
}

/** The words that stand in one sentence alone. */
function promptWords(prompt: string, fold: FoldCodePoint): PromptWords {
  const sentences = prompt.split(SENTENCE_END).map((sentence) => wordsOf(sentence, fold));
  const uses = new Map<number, number>();
  for (const sentence of sentences) for (const word of sentence) uses.set(word, (uses.get(word) ?? 0) + 1);
  const telling = [...uses].flatMap(([word, count]) => (count === 1 ? [word] : []));
  const parts = telling.length < PROMPT_WORDS_MIN ? 0 : Math.max(1, Math.round(telling.length / PART_WORDS));
  const size = telling.length / parts;
  return {
    partOf: new Map(telling.map((word, i) => [word, Math.floor(i / size)])),
    parts,
    wordsMin: Math.max(WORDS_MIN, Math.ceil(size * SHARE)),
  };
}

const SENTENCE_END = /\n|(?<=[.!?;:])\s|(?<=[。！？；：])/u;

function wordsOf(sentence: string, fold: FoldCodePoint): ReadonlySet<number> {
  const words = new Set<number>();
  // The sign behind it ends the last word.
  wordReader(fold).write(`${sentence} x`, 0, (word) => words.add(word));
  return words;
}
