/** Words that are read of one text at most; what follows is not read. */
const WORDS_MAX = 100_000;

/** The words of a text in lower case: runs of letters and digits, at most 100,000 of them. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of text
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}\p{N}]{1,64}/gu)) {
    if (words.length === WORDS_MAX) break;
    words.push(word);
  }
  return words;
}

/**
 * The words of an identifier, in lower case, cut at case, underscores, dots, slashes and digits.
 *
 * @example
 * nameWords('mailService.sendHTMLMessage_v2');  // ['mail', 'service', 'send', 'html', 'message', 'v', '2']
 */
export function nameWords(name: string): readonly string[] {
  const spaced = name
    .slice(0, NAME_LENGTH_MAX)
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/(\p{L})(\p{N})/gu, '$1 $2');
  return wordsOf(spaced);
}

const NAME_LENGTH_MAX = 512;

/**
 * What an English word may be an inflection of, itself first: `replies` may come of `reply` and `replie`. Words that exist in no lexicon
 * do no harm, since they are looked up only.
 */
export function baseForms(word: string): readonly string[] {
  const forms = [word];
  for (const [ending, ...put] of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue;
    const stem = word.slice(0, -ending.length);
    for (const each of put) forms.push(stem + each);
    if ((ending === 'ing' || ending === 'ed') && stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1));
  }
  return forms;
}

const ENDINGS: readonly (readonly [string, ...string[]])[] = [
  ['ies', 'y'],
  ['ied', 'y'],
  ['es', '', 'e'],
  ['s', ''],
  ['ing', '', 'e'],
  ['ed', '', 'e'],
  ['ation', 'e', ''],
];
