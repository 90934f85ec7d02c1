import type { WordedClass } from '../lexicon/verbs.ts';
import { wordsOf } from '../lexicon/words.ts';
import { speaksToAssistant } from './hijack-signs.ts';
import { type Order, ordersIn } from './imperatives.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/**
 * What a piece of external text is: `data`; `order`, a sentence that tells some reader to do something, as bills and colleagues do; `hijack`, a
 * passage that speaks to the assistant.
 */
export type PieceKind = 'data' | 'order' | 'hijack';

/** A piece of a text with the classes of actions that it orders. */
export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
  readonly words: readonly string[];
  readonly classes: ReadonlySet<WordedClass>;
}

/** Ends of paragraphs, of strings in JSON, and of passages in tags. */
const BLOCK_END =
  /\r?\n[ \t]*\r?\n|[ \t]\|[ \t]|(?<=;)(?=")|\\n[ \t]*\\n|(?<=")\s*[,}\]]|(?=<[A-Za-z!][^<>]{0,120}>)|(?<=<\/[A-Za-z_-]{1,24}>)/u;
/** Paragraphs behind one that speaks to the assistant which may go on with it. */
const FOLLOWING_MAX = 3;

/** Cuts an external text into pieces of one kind each, in order. Whoever speaks to the assistant goes on to the end of the paragraph, and on with orders. */
export function externalPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let following = 0;
  for (const block of text.split(BLOCK_END)) {
    const sentences = sentencesOf(block).map((sentence) => ({ sentence, orders: ordersOf(sentence) }));
    const first = sentences.findIndex(({ sentence }) => speaksToAssistant(sentence));
    const isContinued =
      following > 0 && sentences.some(({ orders }) => orders.some(({ at }) => at <= CONTINUED_AT_MAX));
    const start = isContinued ? 0 : first === -1 ? sentences.length : first;
    following = first === -1 ? Math.max(0, following - 1) : FOLLOWING_MAX;
    for (const [i, { sentence, orders }] of sentences.entries()) {
      const classes = new Set(orders.flatMap((order) => [...order.classes]));
      const kind = i >= start ? 'hijack' : orders.length > 0 ? 'order' : 'data';
      addPiece(pieces, kind, sentence, classes);
    }
  }
  return pieces;
}

/** The name of a field, in JSON or before a colon: `"email": `, `Book: `. */
const FIELD_NAME = /^[\s,{[]{0,16}(?:"[^"]{1,64}"|[\p{L}_ ]{1,32})\s?:/u;

/** Orders, but for the names of fields that read like one. */
function ordersOf({ text, words }: Sentence): readonly Order[] {
  const [field = ''] = FIELD_NAME.exec(text) ?? [];
  const fieldWords = field === '' ? 0 : wordsOf(field).length;
  return ordersIn(words, text).filter(({ at }) => at >= fieldWords);
}

/** An order that goes on begins early in its sentence: `Then send`. */
const CONTINUED_AT_MAX = 3;

/** Neighbours of one kind stay together, so that a value that runs over a line is found. */
function addPiece(
  pieces: Piece[],
  kind: PieceKind,
  { text, words }: Sentence,
  classes: ReadonlySet<WordedClass>,
): void {
  const last = pieces.at(-1);
  if (last?.kind === kind && last.text.length < PIECE_LENGTH_MAX) {
    const joined = {
      kind,
      text: `${last.text}\n${text}`,
      words: [...last.words, ...words],
      classes: new Set([...last.classes, ...classes]),
    };
    pieces[pieces.length - 1] = joined;
  } else pieces.push({ kind, text, words, classes });
}

/** Joining costs the square of this, at worst. */
const PIECE_LENGTH_MAX = 2_000;
