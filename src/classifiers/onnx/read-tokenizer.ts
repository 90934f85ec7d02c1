import { InvalidOptionsError } from '../../core/errors.ts';
import { indexPieces, type WordPieceRules, wordPieces } from './word-pieces.ts';

/** Turns texts into the ids that a model was trained on. */
export interface Tokenizer {
  /** The id that begins each window. */
  readonly beginId: number;
  /** The id that ends each window. */
  readonly endId: number;
  ids(text: string): Iterable<number>;
}

/** Pieces of a vocabulary. */
const VOCAB_MAX = 1_000_000;

/**
 * Makes a tokenizer of the file that ships with a BERT-like model: `tokenizer.json` with a WordPiece model, or `vocab.txt`.
 *
 * @param isLowerCase - Of a `vocab.txt`, which does not say it; a `tokenizer.json` does.
 * @throws {@link InvalidOptionsError} for any other kind of tokenizer.
 */
export function readTokenizer(source: string, { isLowerCase }: { readonly isLowerCase: boolean }): Tokenizer {
  const rules = source.trimStart().startsWith('{') ? rulesOfJson(source) : rulesOfVocab(source, isLowerCase);
  const index = indexPieces(rules);
  return {
    beginId: idOf('[CLS]', rules.vocab),
    endId: idOf('[SEP]', rules.vocab),
    ids: (text) => wordPieces(text, rules, index),
  };
}

function rulesOfVocab(source: string, isLowerCase: boolean): WordPieceRules {
  const pieces = source.replace(/\r?\n$/u, '').split(/\r?\n/u);
  const vocab = new Map(pieces.map((piece, id) => [piece, id]));
  return {
    vocab: checkVocab(vocab),
    unknownId: idOf('[UNK]', vocab),
    continuation: '##',
    wordLengthMax: WORD_LENGTH_MAX,
    isCleaned: true,
    isLowerCase,
    hasAccents: !isLowerCase,
    areIdeographsSplit: true,
  };
}

const WORD_LENGTH_MAX = 100;

function rulesOfJson(source: string): WordPieceRules {
  const file = fieldsOf(parsed(source));
  const model = fieldsOf(file['model']);
  const {
    type = 'none',
    vocab: pieces,
    unk_token: unknown = '[UNK]',
    continuing_subword_prefix: prefix = '##',
  } = model;
  if (type !== 'WordPiece') throw refused('holds no WordPiece model; BERT, DistilBERT, MiniLM and ELECTRA have one');
  const vocab = checkVocab(new Map(Object.entries(fieldsOf(pieces)) as [string, number][]));
  const before = fieldsOf(file['pre_tokenizer']);
  if (before['type'] !== 'BertPreTokenizer') throw refused('has a pre-tokenizer that is not BertPreTokenizer');
  const normalizer = fieldsOf(file['normalizer']);
  const isNormalized = normalizer['type'] === 'BertNormalizer';
  if (!isNormalized && file['normalizer'] !== null) throw refused('has a normalizer that is not BertNormalizer');
  if (typeof unknown !== 'string' || typeof prefix !== 'string') throw refused('has a field of the wrong type');
  const isLowerCase = isNormalized && normalizer['lowercase'] !== false;
  return {
    vocab,
    unknownId: idOf(unknown, vocab),
    continuation: prefix,
    wordLengthMax: wordLengthOf(model['max_input_chars_per_word']),
    isCleaned: isNormalized && normalizer['clean_text'] !== false,
    isLowerCase,
    hasAccents: !(normalizer['strip_accents'] ?? isLowerCase),
    areIdeographsSplit: isNormalized && normalizer['handle_chinese_chars'] !== false,
  };
}

/** A longer word costs more to look up than it can tell. */
function wordLengthOf(value: unknown): number {
  const isLength = typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
  return isLength ? Math.min(value, WORD_LENGTH_MAX) : WORD_LENGTH_MAX;
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw refused('is no JSON');
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}

function checkVocab(vocab: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  if (vocab.size > VOCAB_MAX) throw refused(`has more than ${VOCAB_MAX} pieces`);
  for (const id of vocab.values()) {
    if (!Number.isSafeInteger(id) || id < 0 || id > VOCAB_MAX * 2) throw refused('has a piece whose id is no number');
  }
  return vocab;
}

function idOf(piece: string, vocab: ReadonlyMap<string, number>): number {
  const id = vocab.get(piece);
  if (id === undefined) throw refused(`has no piece ${JSON.stringify(piece.slice(0, 32))}`);
  return id;
}

function refused(problem: string): InvalidOptionsError {
  return new InvalidOptionsError('tokenizer', problem);
}
