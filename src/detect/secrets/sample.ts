/** Characters of a key-shaped text that is nobody's key: letters of both cases and digits. */
const BASE62_UNIT = 'k3Y9dQ7x';

/**
 * A body of `length` characters for a rule's cases: `unit` over and over. Written out, such texts would set off the
 * secret scanners of code hosts.
 */
export function sample(length: number, unit: string = BASE62_UNIT): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** As {@link sample}, of hexadecimal digits. */
export function sampleHex(length: number): string {
  return sample(length, 'a1b2c3d4e5f6');
}

/** A UUID of version 4 that is nobody's. */
export function sampleUuid(): string {
  return `${sampleHex(8)}-a1b2-4c3d-8e5f-${sampleHex(12)}`;
}
