import type { AST } from '@eslint-community/regexpp';

/** An atom of a pattern that stands for one character. */
export type CharacterAtom = AST.Character | AST.CharacterClass | AST.CharacterSet;

/** The UTF-16 units that an atom of a pattern matches when they stand alone: units that are no half of a pair. */
export interface UnitSet {
  /** One entry a unit below 128: 1 when the atom matches it. */
  readonly ascii: Uint8Array;
  /** Units from 128: these, or those that the expression matches. */
  readonly others: ReadonlySet<number> | RegExp;
  /** The high surrogates with which the atom's characters past U+FFFF begin; `any` when it names none by itself. */
  readonly leads: ReadonlySet<number> | 'any';
}

/** Whether the atom matches this unit. The set `leads` is not looked at. */
export function hasUnit(set: UnitSet, unit: number): boolean {
  if (unit < 128) return set.ascii[unit] === 1;
  return set.others instanceof RegExp ? set.others.test(String.fromCharCode(unit)) : set.others.has(unit);
}

/** The set of a character, class or escape, as it matches under `flags`. */
export function unitSetOf(node: CharacterAtom, flags: string): UnitSet {
  if (node.type === 'Character') return characterSet(node, flags);
  const atom = new RegExp(`^${node.raw}$`, flags);
  const ascii = new Uint8Array(128);
  for (let unit = 0; unit < 128; unit++) if (atom.test(String.fromCharCode(unit))) ascii[unit] = 1;
  const literals = literalCodePoints(node);
  if (literals === undefined) return { ascii, others: atom, leads: 'any' };
  const others = new Set<number>();
  const leads = new Set<number>();
  for (const codePoint of literals) {
    for (const variant of caseVariants(codePoint)) {
      if (!atom.test(variant)) continue;
      if (variant.length === 1) others.add(variant.charCodeAt(0));
      else leads.add(variant.charCodeAt(0));
    }
  }
  if (flags.includes('i')) for (const odd of ODD_FOLDS) if (atom.test(odd)) others.add(odd.charCodeAt(0));
  return { ascii, others, leads };
}

/** The set of one character, which mostly needs no expression to be tried. */
function characterSet(node: AST.Character, flags: string): UnitSet {
  const { value } = node;
  const ignoresCase = flags.includes('i');
  if (value < 128) return asciiCharacter(value, ignoresCase);
  const text = String.fromCodePoint(value);
  const isCased =
    ignoresCase && (text !== text.toLowerCase() || text !== text.toUpperCase() || ODD_FOLDS.includes(text));
  const atom = new RegExp(`^${node.raw}$`, flags);
  const forms = isCased ? [...caseVariants(value), ...ODD_FOLDS].filter((form) => atom.test(form)) : [text];
  const ascii = new Uint8Array(128);
  if (isCased) for (const unit of [0x4b, 0x53, 0x6b, 0x73]) ascii[unit] = atom.test(String.fromCharCode(unit)) ? 1 : 0;
  const firsts = (length: number): Set<number> =>
    new Set(forms.filter((form) => form.length === length).map((form) => form.charCodeAt(0)));
  return { ascii, others: firsts(1), leads: firsts(2) };
}

/** The set of one ASCII character. Two letters have a third form: the long s and the Kelvin sign. */
function asciiCharacter(unit: number, ignoresCase: boolean): UnitSet {
  const ascii = new Uint8Array(128);
  ascii[unit] = 1;
  const lower = unit | 0x20;
  const isLetter = lower >= 0x61 && lower <= 0x7a;
  if (!ignoresCase || !isLetter) return { ascii, others: NO_UNITS, leads: NO_UNITS };
  ascii[lower] = 1;
  ascii[lower - 0x20] = 1;
  const others = lower === 0x73 ? LONG_S : lower === 0x6b ? KELVIN : NO_UNITS;
  return { ascii, others, leads: NO_UNITS };
}

const NO_UNITS: ReadonlySet<number> = new Set();
const LONG_S: ReadonlySet<number> = new Set([0x17f]);
const KELVIN: ReadonlySet<number> = new Set([0x212a]);

/**
 * Letters that fold to or from letters which neither `toLowerCase` nor `toUpperCase` joins to them by itself
 * (CaseFolding.txt, status C and S). They are tried on every set that ignores case.
 */
const ODD_FOLDS: readonly string[] = Array.from(
  '\u{b5}\u{df}\u{130}\u{131}\u{17f}\u{1c4}\u{1c5}\u{1c6}\u{1c7}\u{1c8}\u{1c9}\u{1ca}\u{1cb}\u{1cc}\u{1f1}\u{1f2}\u{1f3}' +
    '\u{345}\u{390}\u{398}\u{3b0}\u{3b8}\u{3c2}\u{3d0}\u{3d1}\u{3d5}\u{3d6}\u{3f0}\u{3f1}\u{3f4}\u{3f5}\u{1c80}\u{1c81}' +
    '\u{1c82}\u{1c83}\u{1c84}\u{1c85}\u{1c86}\u{1c87}\u{1c88}\u{1e9b}\u{1e9e}\u{1fbe}\u{1fd3}\u{1fe3}\u{2126}\u{212a}' +
    '\u{212b}\u{a64a}\u{a64b}\u{fb05}\u{fb06}' +
    // Greek capitals with prosgegrammeni: their small letters have a capital of two characters.
    '\u{1f88}\u{1f89}\u{1f8a}\u{1f8b}\u{1f8c}\u{1f8d}\u{1f8e}\u{1f8f}\u{1f98}\u{1f99}\u{1f9a}\u{1f9b}\u{1f9c}\u{1f9d}' +
    '\u{1f9e}\u{1f9f}\u{1fa8}\u{1fa9}\u{1faa}\u{1fab}\u{1fac}\u{1fad}\u{1fae}\u{1faf}\u{1fbc}\u{1fcc}\u{1ffc}',
);

function caseVariants(codePoint: number): readonly string[] {
  const text = String.fromCodePoint(codePoint);
  const lower = text.toLowerCase();
  const upper = text.toUpperCase();
  const variants = [text, lower, upper, upper.toLowerCase(), lower.toUpperCase()];
  return variants.filter((variant) => variant.length === 1 || (variant.codePointAt(0) ?? 0) > 0xffff);
}

/** Characters that a class may name before it counts as one that names none by itself. */
const LITERALS_MAX = 256;

/** The code points of a node that names each of them, or undefined when it does not or they are many. */
function literalCodePoints(node: CharacterAtom): readonly number[] | undefined {
  if (node.type === 'Character') return [node.value];
  if (node.type === 'CharacterSet') return literalsOfSet(node);
  if (node.negate) return undefined;
  const found: number[] = [];
  for (const element of node.elements) {
    if (element.type === 'Character') found.push(element.value);
    else if (element.type === 'CharacterClassRange') {
      if (element.max.value - element.min.value > LITERALS_MAX) return undefined;
      for (let codePoint = element.min.value; codePoint <= element.max.value; codePoint++) found.push(codePoint);
    } else {
      const literals = element.type === 'CharacterSet' ? literalsOfSet(element) : undefined;
      if (literals === undefined) return undefined;
      found.push(...literals);
    }
  }
  return found.length > LITERALS_MAX ? undefined : found;
}

/** `\d` and `\w` name ASCII only, but for the odd folds. */
function literalsOfSet(node: AST.CharacterSet): readonly number[] | undefined {
  if (node.kind === 'digit' || node.kind === 'word') return node.negate ? undefined : [];
  return undefined;
}
