const FNV_PRIME = 0x01000193;

/** Four start values give four unrelated hashes of 32 bits; the first is the one that FNV-1a is published with. */
const STARTS: readonly number[] = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];

/**
 * 24 letters and digits that depend on `text` alone: FNV-1a over its UTF-16 units. Ids of the demo model are made of it,
 * so that one request always gets the same bytes. It is no secret and protects nothing.
 */
export function fingerprintOf(text: string): string {
  return STARTS.map((start) => hashOf(text, start).toString(36).padStart(7, '0').slice(-6)).join('');
}

function hashOf(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}
