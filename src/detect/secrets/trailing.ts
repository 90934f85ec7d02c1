/** How long a text is without the run of `characters` at its end. */
export function lengthWithoutTrailing(text: string, characters: string): number {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return end;
}
