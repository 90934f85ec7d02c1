import type { AST } from '@eslint-community/regexpp';

/** A superset of the UTF-16 units that an atom of a pattern can begin with. */
export interface UnitSet {
  /** One entry a unit below 128: 1 when it may stand here. */
  readonly ascii: Uint8Array;
  /** Units from 128: all of them, or these. */
  readonly others: 'all' | ReadonlySet<number>;
}

export const ANY_UNIT: UnitSet = { ascii: new Uint8Array(128).fill(1), others: 'all' };

/** Whether a unit may stand where the set was taken from. */
export function hasUnit(set: UnitSet, unit: number): boolean {
  if (unit < 128) return set.ascii[unit] === 1;
  return set.others === 'all' || set.others.has(unit);
}

/** Units that case-fold to or from letters which `toLowerCase` and `toUpperCase` do not join (CaseFolding.txt, status S and C). */
const ODD_FOLDS = 'ςßẞſKÅΩµμϐϑϕϖϰϱϵẛιͅᾀᾳᾼῃῌῳῼǅǆǄǈǉǇǋǌǊǲǳǱıİꙊꙋᲈᲀᲁᲂᲃᲄᲅᲆᲇᏰᏱᏲᏳᏴᏵᏸᏹᏺᏻᏼᏽꭰꮿ';

/** The set of a character, class or escape, as it matches under `flags`. */
export function unitSetOf(node: AST.Character | AST.CharacterClass | AST.CharacterSet, flags: string): UnitSet {
  const atom = new RegExp(`^(?:${node.raw})$`, flags);
  const ascii = new Uint8Array(128);
  for (let unit = 0; unit < 128; unit++) if (atom.test(String.fromCharCode(unit))) ascii[unit] = 1;
  const literals = literalCodePoints(node);
  if (literals === undefined) return { ascii, others: 'all' };
  const others = new Set<number>();
  for (const codePoint of literals) {
    const text = String.fromCodePoint(codePoint);
    for (const variant of [
      text,
      text.toLowerCase(),
      text.toUpperCase(),
      text.toUpperCase().toLowerCase(),
      ...ODD_FOLDS,
    ]) {
      if (variant.charCodeAt(0) >= 128 && (variant === text || atom.test(variant))) others.add(variant.charCodeAt(0));
    }
  }
  return { ascii, others };
}

const LITERALS_MAX = 64;

/** The code points of a node that names each of them, or undefined when it does not or they are many. */
function literalCodePoints(node: AST.Character | AST.CharacterClass | AST.CharacterSet): readonly number[] | undefined {
  if (node.type === 'Character') return [node.value];
  if (node.type !== 'CharacterClass' || node.negate) return undefined;
  const found: number[] = [];
  for (const element of node.elements) {
    if (element.type === 'Character') found.push(element.value);
    else if (element.type === 'CharacterClassRange' && element.max.value - element.min.value < LITERALS_MAX + 128) {
      for (let codePoint = element.min.value; codePoint <= element.max.value; codePoint++) found.push(codePoint);
    } else if (element.type === 'CharacterSet' && !element.negate && element.kind === 'digit') continue;
    else return undefined;
  }
  return found.length > LITERALS_MAX + 128 ? undefined : found;
}
