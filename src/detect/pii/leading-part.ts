/**
 * The length of the longest leading part of `candidate` that `isValid` accepts; 0 when there is none. Parts end at
 * the candidate's end or before one of `separators`, so a number is never cut in two.
 *
 * @param candidate - What a pattern matched; `isValid` runs once for each of its groups at the most.
 */
export function leadingPart(candidate: string, separators: string, isValid: (part: string) => boolean): number {
  let end = candidate.length;
  while (end > 0) {
    if (isValid(candidate.slice(0, end))) return end;
    while (end > 0 && !separators.includes(candidate.charAt(end - 1))) end--;
    while (end > 0 && separators.includes(candidate.charAt(end - 1))) end--;
  }
  return 0;
}
