/** How a BERT-like tokenizer reads text; the names are those of `tokenizer.json`. */
export interface WordPieceRules {
  /** Ids by piece. */
  readonly vocab: ReadonlyMap<string, number>;
  readonly unknownId: number;
  /** What pieces begin with that do not begin a word, such as `##`. */
  readonly continuation: string;
  /** Code points of a word; a longer one is unknown. */
  readonly wordLengthMax: number;
  readonly isCleaned: boolean;
  readonly isLowerCase: boolean;
  readonly hasAccents: boolean;
  /** Whether each ideograph is a word. */
  readonly areIdeographsSplit: boolean;
}

/**
 * The ids of a text, one after the other (WordPiece: Devlin et al. 2018, arXiv:1810.04805; Wu et al. 2016, arXiv:1609.08144,
 * section 4.1). The names of special tokens in a text are ordinary text: an author cannot write a `[SEP]`.
 *
 * Time grows with the length of the text times that of the longest piece.
 */
export function* wordPieces(text: string, rules: WordPieceRules, index: PieceIndex): Generator<number, void> {
  // A sign of punctuation is a word by itself, and so is what stands between such signs and white space.
  const words = normalized(text, rules).matchAll(/[\p{P}$+<=>^`|~]|[^\s\p{P}$+<=>^`|~]+/gu);
  for (const [word] of words) yield* piecesOf(word, rules, index);
}

/** Pieces by where they may stand, with the length of the longest one. */
export interface PieceIndex {
  readonly first: PieceTable;
  readonly later: PieceTable;
}

interface PieceTable {
  readonly ids: ReadonlyMap<string, number>;
  readonly lengthMax: number;
}

/** Sorts a vocabulary once, so that no piece is put together to be looked up. */
export function indexPieces({ vocab, continuation }: WordPieceRules): PieceIndex {
  const first = new Map<string, number>();
  const later = new Map<string, number>();
  for (const [piece, id] of vocab) {
    const isLater = continuation !== '' && piece.startsWith(continuation);
    if (isLater) later.set(piece.slice(continuation.length), id);
    else first.set(piece, id);
  }
  return { first: tableOf(first), later: tableOf(continuation === '' ? first : later) };
}

function tableOf(ids: ReadonlyMap<string, number>): PieceTable {
  let lengthMax = 0;
  for (const piece of ids.keys()) lengthMax = Math.max(lengthMax, piece.length);
  return { ids, lengthMax };
}

function normalized(text: string, { isCleaned, isLowerCase, hasAccents, areIdeographsSplit }: WordPieceRules): string {
  let read = text;
  // Control and format characters and those of private use, but for white space.
  if (isCleaned) read = read.replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}]|\uFFFD/gu, '');
  // The blocks that BERT's tokenizers name.
  if (areIdeographsSplit) {
    read = read.replaceAll(
      /[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{2A6DF}\u{2A700}-\u{2B81F}\u{2B920}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/gu,
      ' $& ',
    );
  }
  if (!hasAccents) read = read.normalize('NFD').replaceAll(/\p{Mn}/gu, '');
  // Lower case letter by letter: a sigma at the end of a word stays what it is elsewhere.
  return isLowerCase ? read.replaceAll('Σ', 'σ').toLowerCase() : read;
}

/** The longest piece that fits, again and again. A word with a part that no piece fits is unknown as a whole. */
function piecesOf(word: string, rules: WordPieceRules, { first, later }: PieceIndex): readonly number[] {
  const unknown = [rules.unknownId];
  if (word.length > 2 * rules.wordLengthMax || countCodePoints(word) > rules.wordLengthMax) return unknown;
  const pieces: number[] = [];
  for (let start = 0; start < word.length; ) {
    const { ids, lengthMax } = start === 0 ? first : later;
    let end = Math.min(word.length, start + lengthMax);
    let id = ids.get(word.slice(start, end));
    while (id === undefined && end > start + 1) {
      end -= 1;
      id = ids.get(word.slice(start, end));
    }
    if (id === undefined) return unknown;
    pieces.push(id);
    start = end;
  }
  return pieces;
}

function countCodePoints(word: string): number {
  let count = 0;
  for (const _ of word) count += 1;
  return count;
}
