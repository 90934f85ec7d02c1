import type { Random } from '../core/ports.ts';

/** `req_` and 24 hexadecimal digits that nobody can foresee. */
export function requestId(random: Random): string {
  return `req_${Buffer.from(random.bytes(12)).toString('hex')}`;
}
