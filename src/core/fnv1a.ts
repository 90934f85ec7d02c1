/** What FNV-1a with 32 bits begins with (Fowler, Noll and Vo). */
export const FNV_BASIS = 0x811c9dc5;
/** What it multiplies with at each unit. */
export const FNV_PRIME = 0x01000193;

/** FNV-1a over the UTF-16 units of a text, or of a stretch of it; a signed number of 32 bits. */
export function fnv1a(text: string, start = 0, end: number = text.length): number {
  let hash = FNV_BASIS;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash | 0;
}
