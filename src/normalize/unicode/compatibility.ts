/** NFKC (UAX #15) of a cluster of bounded length. The last few single units are remembered. */
export function nfkc(cluster: string): string {
  if (cluster.length > 1) return cluster.normalize('NFKC');
  const code = cluster.charCodeAt(0);
  const slot = code % MEMORY_LENGTH;
  if (rememberedCodes[slot] === code) return rememberedTexts[slot] as string;
  const composed = cluster.normalize('NFKC');
  rememberedCodes[slot] = code;
  rememberedTexts[slot] = composed;
  return composed;
}

/** How many code points a cluster of bounded length has in NFKD. */
export function nfkdLength(cluster: string): number {
  let length = 0;
  for (const _ of cluster.normalize('NFKD')) length++;
  return length;
}

const MEMORY_LENGTH = 512;
const rememberedCodes = new Uint16Array(MEMORY_LENGTH);
const rememberedTexts: string[] = new Array(MEMORY_LENGTH).fill('');
