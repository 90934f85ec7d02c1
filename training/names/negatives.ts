import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NAME_ENTITIES } from '../../src/core/name-entities.ts';
import type { ListsOf } from '../../src/detect/pii/names/token-facts.ts';
import { LIST } from '../../src/detect/pii/names/word-lists.ts';
import { shuffle } from '../model/logistic.ts';
import type { NamedText } from './read.ts';
import { tokensOf } from './tokens.ts';

/** Sources of the injection pool that are about software, work and small requests, and hardly about anybody. */
const SOURCES = [
  'oss-code',
  'owasp-cheatsheets',
  'awesome-copilot',
  'awesome-cursorrules',
  'fabric',
  'clinc150',
  'banking77',
  'taskbench',
];
/** Texts of each source. */
const TEXTS_MAX = 1_500;
const LENGTH_MIN = 20;
const LENGTH_MAX = 400;

/** Texts with no names but those that the lists cannot rule out, which teach nothing. `folder` is the injection pool. */
export function readNegatives(folder: string, listsOf: ListsOf, random: () => number): readonly NamedText[] {
  return SOURCES.flatMap((source) => {
    const texts = gunzipSync(readFileSync(join(folder, `${source}.jsonl.gz`)))
      .toString('utf8')
      .trim()
      .split('\n')
      .flatMap((line) => piecesOf((JSON.parse(line) as { readonly text: string }).text));
    shuffle(texts, random);
    return texts.slice(0, TEXTS_MAX).map((text) => ({
      text,
      source: `negative-${source}`,
      spans: [],
      marked: NAME_ENTITIES,
      masked: possibleNames(text, listsOf),
    }));
  });
}

/** Paragraphs, and runs of lines of long ones. */
function piecesOf(text: string): readonly string[] {
  return text
    .split(/\n{2,}/u)
    .map((piece) => piece.slice(0, LENGTH_MAX).trim())
    .filter((piece) => piece.length >= LENGTH_MIN && !/copyright|author|maintain|©/iu.test(piece));
}

/** Two capitalised words of which one is in a list of names, and places that are no common words. */
function possibleNames(text: string, listsOf: ListsOf): NamedText['masked'] {
  const tokens = tokensOf(text).map((token) => ({
    ...token,
    lists: listsOf(token.text.toLowerCase()),
    isCapital: /^\p{Lu}/u.test(token.text),
  }));
  return tokens.filter(({ lists, isCapital, gap }, i) => {
    if (!isCapital) return false;
    const isPlace = (lists & (LIST.city | LIST.region | LIST.demonym)) !== 0 && (lists & LIST.common) === 0;
    const names = LIST.given | LIST.surname;
    const after = tokens[i + 1];
    const before = tokens[i - 1];
    const isPair =
      (after?.isCapital === true && after.gap === 'space' && ((lists | after.lists) & names) !== 0) ||
      (before?.isCapital === true && gap === 'space' && ((lists | before.lists) & names) !== 0);
    return isPlace || isPair;
  });
}
