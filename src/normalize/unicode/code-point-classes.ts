import { CODE_POINT_CLASS_RUNS } from './code-point-classes.generated.ts';

/** What the canonical fold does with a code point. The numbers are those in the generated runs. */
export const CODE_POINT_CLASS = {
  /** Starts a cluster; NFKC leaves it as it is. */
  plain: 0,
  /** Invisible or a format character: dropped. */
  ignorable: 1,
  /** Belongs to the character before it. */
  mark: 2,
  /** As a mark, and more than one code point in NFKD. */
  longMark: 3,
  /** A Hangul vowel or final consonant, in any of its forms: may compose with the syllable before it. */
  jamo: 4,
  /** Starts a cluster; NFKC changes it even when it stands alone. */
  changing: 5,
  horizontalSpace: 6,
  lineBreak: 7,
} as const;

/** Code points from here on are not in the table: see {@link classOfAstral}. */
export const CLASS_TABLE_LENGTH = 0x20000;

/** The class of a code point above {@link CLASS_TABLE_LENGTH}: planes 2 to 16. */
export function classOfAstral(codePoint: number): number {
  if (codePoint >= 0x2f800 && codePoint <= 0x2fa1d) return CODE_POINT_CLASS.changing;
  return codePoint >= 0xe0000 && codePoint <= 0xe0fff ? CODE_POINT_CLASS.ignorable : CODE_POINT_CLASS.plain;
}

/** Classes of the code points below {@link CLASS_TABLE_LENGTH}, decoded at first use (128 KiB). */
export function codePointClasses(): Uint8Array {
  table ??= decodeRuns();
  return table;
}

let table: Uint8Array | undefined;

function decodeRuns(): Uint8Array {
  const classes = new Uint8Array(CLASS_TABLE_LENGTH);
  let position = 0;
  let field = '';
  for (const character of CODE_POINT_CLASS_RUNS) {
    const value = character.charCodeAt(0) - 64;
    if (value < 1 || value > 7) {
      field += character;
      continue;
    }
    const [gap = '', length = '1'] = field.split('.');
    position += Number.parseInt(gap, 36);
    const end = position + Number.parseInt(length, 36);
    classes.fill(value, Math.min(position, CLASS_TABLE_LENGTH), Math.min(end, CLASS_TABLE_LENGTH));
    position = end;
    field = '';
  }
  return classes;
}
