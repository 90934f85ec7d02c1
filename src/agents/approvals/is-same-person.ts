/**
 * Whether two ids would be taken for one person: the same after compatibility normalization (NFKC, UAX #15), without letter case, white
 * space and what has no width. Who may not approve something may not do it under another spelling of the same name either.
 *
 * @example
 * isSamePerson('Ann', 'ａｎｎ\u200B');  // true
 */
export function isSamePerson(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/** To capitals and back joins what has no single pair, such as ß and SS, or the two small sigmas. */
function folded(id: string): string {
  const plain = id.normalize('NFKC').replaceAll(/[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu, '');
  return plain.toUpperCase().toLowerCase().normalize('NFKC');
}
