/** Longer texts are read in their first part only: a weak model has a small window, too. */
const READ_CHARS_MAX = 20_000;

/** Of a text that may be encoded, so much is decoded. */
const DECODED_CHARS_MAX = 8_000;

/**
 * The ways in which the demo model reads a text: as it stands, and with look-alike letters, invisible characters,
 * Base64, hexadecimal, leetspeak, ROT13, spaced-out letters and reversal undone. Large models read all of these, which
 * is why attackers write in them. Readings that say nothing new are left out; the plain one comes first.
 *
 * At most 20,000 units of `text` are read, 8,000 in the ways other than the first. Linear in the text.
 */
export function readingsOf(text: string): readonly string[] {
  const plain = foldedOf(text.slice(0, READ_CHARS_MAX));
  const part = plain.slice(0, DECODED_CHARS_MAX);
  return [...new Set([plain, ...DECODERS.map((decode) => decode(part))])].filter((reading) => reading !== '');
}

/** Each gives another reading, or an empty text where there is none. */
const DECODERS: readonly ((text: string) => string)[] = [
  (text) => readable(Array.from(text.matchAll(/[A-Za-z0-9+/]{20,4000}={0,2}/gu), ([run]) => fromBase64(run))),
  (text) => readable(Array.from(text.matchAll(/(?:[0-9a-fA-F]{2}){10,4000}/gu), ([run]) => fromHex(run))),
  (text) => text.replaceAll(/[0134578@$]/gu, (sign) => LEET[sign] ?? sign),
  (text) => text.replaceAll(/[A-Za-z]/gu, rot13),
  spelledOut,
  (text) => [...text].reverse().join(''),
];

const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
};

/** Cyrillic and Greek letters that look like ASCII, each followed by what it looks like. */
const LOOK_ALIKE_PAIRS: readonly string[] = [
  'аaвbсcеeһhіiјjкkмmоoрpѕsтtуyхxԁdԛqԝw',
  'АAВBЕEНHІIЈJКKМMОOРPСCЅSТTУYХX',
  'αaεeιiκkνvοoρpτtυuχxΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX',
];

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  LOOK_ALIKE_PAIRS.flatMap((pairs) => Array.from(pairs.matchAll(/(.)(.)/gu), ([, from = '', to = '']) => [from, to])),
);

/** ASCII as Unicode's tag characters write it, unseen by people. */
const TAG_OFFSET = 0xe0000;

function foldedOf(text: string): string {
  return text
    .replaceAll(/[\u{E0020}-\u{E007E}]/gu, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - TAG_OFFSET))
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/[\u0370-\u052F]/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .replaceAll(/[^\S\n]/gu, ' ')
    .normalize('NFC');
}

/** What has decoded to text, joined by line breaks. */
function readable(decoded: readonly string[]): string {
  return decoded.filter((text) => /^[\s!-~]{8,4000}$/u.test(text)).join('\n');
}

function fromBase64(run: string): string {
  try {
    return atob(run);
  } catch {
    // Of a wrong length: then it was a long word, and there is nothing else to read in it.
    return '';
  }
}

function fromHex(run: string): string {
  return run.replaceAll(/../gu, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}

/** One ASCII letter, 13 places on. */
export function rot13(letter: string): string {
  const code = letter.charCodeAt(0);
  return String.fromCharCode((code & 31) <= 13 ? code + 13 : code - 13);
}

/** `p r i n t  y o u r` → `print your`: words of single characters, parted by two spaces or more. */
function spelledOut(text: string): string {
  if (!/(?:^|\s)\S \S \S \S(?:\s|$)/u.test(text)) return '';
  return text
    .split(/ {2}|\n/u)
    .map((word) => (/^\s?\S(?: \S){1,200}\s?$/u.test(word) ? word.replaceAll(' ', '') : word))
    .join(' ');
}
