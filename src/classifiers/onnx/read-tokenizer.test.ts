import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTokenizer, type Tokenizer } from './read-tokenizer.ts';

const PIECES = [
  '[UNK]',
  '[CLS]',
  '[SEP]',
  'un',
  '##aff',
  '##able',
  'i',
  '##s',
  '.',
  '[',
  ']',
  'sep',
  '中',
  'e',
  'σ',
  '##σ',
];

function jsonOf(change: Readonly<Record<string, unknown>> = {}, pieces: readonly string[] = PIECES): string {
  return JSON.stringify({
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    model: { type: 'WordPiece', vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])) },
    ...change,
  });
}

function tokenizerOf(source = jsonOf(), isLowerCase = true): Tokenizer {
  return readTokenizer(source, { isLowerCase });
}

function piecesOf(text: string, tokenizer = tokenizerOf()): readonly string[] {
  return [...tokenizer.ids(text)].map((id) => PIECES[id] ?? '?');
}

describe('a WordPiece tokenizer', () => {
  it.each<[string, readonly string[]]>([
    ['unaffable', ['un', '##aff', '##able']],
    ['UNAFFABLE is.', ['un', '##aff', '##able', 'i', '##s', '.']],
    ['un affx un', ['un', '[UNK]', 'un']],
    ['i中s', ['i', '中', '[UNK]']],
    ['É\tu\u0301n', ['e', 'un']],
    ['u\u200B\u0000n', ['un']],
    ['ΣΣ', ['σ', '##σ']],
    ['', []],
    [' \n ', []],
  ])('reads %j', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  it('reads the name of a special token as ordinary text', () => {
    expect(piecesOf('[SEP]')).toEqual(['[', 'sep', ']']);
  });

  it('reads a word of 100 characters and none of 101', () => {
    expect(piecesOf(`i${'s'.repeat(99)}`)).toHaveLength(100);
    expect(piecesOf(`i${'s'.repeat(100)}`)).toEqual(['[UNK]']);
    expect(piecesOf('𝟙'.repeat(101))).toEqual(['[UNK]']);
  });

  it('keeps case and accents where the file says so', () => {
    const cased = tokenizerOf(jsonOf({ normalizer: { type: 'BertNormalizer', lowercase: false } }));
    expect(piecesOf('un UN é', cased)).toEqual(['un', '[UNK]', '[UNK]']);
    expect(piecesOf('UN é', tokenizerOf(jsonOf({ normalizer: null })))).toEqual(['[UNK]', '[UNK]']);
  });

  it('is the same from a vocab.txt, with either kind of line', () => {
    for (const end of ['\n', '\r\n']) {
      const tokenizer = tokenizerOf(PIECES.join(end) + end);
      expect([tokenizer.beginId, tokenizer.endId]).toEqual([1, 2]);
      expect(piecesOf('Unaffable is.', tokenizer)).toEqual(['un', '##aff', '##able', 'i', '##s', '.']);
    }
    expect(piecesOf('UN', tokenizerOf(PIECES.join('\n'), false))).toEqual(['[UNK]']);
  });

  it('gives ids of the vocabulary alone, for every text', () => {
    const tokenizer = tokenizerOf();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const id of tokenizer.ids(text)) expect(PIECES[id]).toBeDefined();
      }),
    );
  });

  it.each<[string, string]>([
    ['is no JSON', '{'],
    ['holds no WordPiece model', jsonOf({ model: { type: 'Unigram', vocab: [] } })],
    ['holds no WordPiece model', '{}'],
    ['has a pre-tokenizer that is not', jsonOf({ pre_tokenizer: { type: 'ByteLevel' } })],
    ['has a normalizer that is not', jsonOf({ normalizer: { type: 'NFKC' } })],
    ['has no piece "[SEP]"', jsonOf({}, ['[UNK]', '[CLS]'])],
    ['has no piece "[UNK]"', ''],
    ['has a piece whose id is no number', jsonOf({ model: { type: 'WordPiece', vocab: { a: '1' } } })],
    ['has a piece whose id is no number', jsonOf({ model: { type: 'WordPiece', vocab: { a: -1 } } })],
  ])('is refused: %s', (problem, source) => {
    expect(() => tokenizerOf(source)).toThrow(`option "tokenizer" ${problem}`);
  });
});
