/**
 * Marvin32, the keyed checksum at the end of Azure's identifiable keys.
 * Source: microsoft/security-utilities, src/Marvin; test vectors of dotnet/runtime, MarvinTests.cs.
 *
 * @param seed - Eight ASCII characters, such as `Master00`, read as one big-endian number.
 */
export function marvin32(bytes: Uint8Array, seed: string): number {
  const view = new DataView(Uint8Array.from(seed.slice(0, 8), (character) => character.charCodeAt(0)).buffer);
  const [low, high] = marvinHalves(bytes, view.getUint32(4), view.getUint32(0));
  return (low ^ high) >>> 0;
}

/** The two halves, lower one first, of Marvin's hash of 64 bits under a seed of two halves. */
export function marvinHalves(bytes: Uint8Array, seedLow: number, seedHigh: number): readonly [number, number] {
  let halves: readonly [number, number] = [seedLow, seedHigh];
  const whole = bytes.length - (bytes.length % 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < whole; i += 4) halves = mix(halves[0] + view.getUint32(i, true), halves[1]);
  let rest = 0x80;
  for (let i = bytes.length - 1; i >= whole; i--) rest = (rest << 8) | (bytes[i] ?? 0);
  const [low, high] = mix(halves[0] + rest, halves[1]);
  return mix(low, high);
}

function mix(low: number, high: number): readonly [number, number] {
  let p0 = low | 0;
  let p1 = (high | 0) ^ p0;
  p0 = (rotate(p0, 20) + p1) | 0;
  p1 = rotate(p1, 9) ^ p0;
  p0 = (rotate(p0, 27) + p1) | 0;
  return [p0 >>> 0, rotate(p1, 19) >>> 0];
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
