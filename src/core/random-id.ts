import { hexOf } from './hex-of.ts';
import type { Random } from './ports.ts';

const ID_BYTES = 12;

/** The prefix of what is named, and 24 hexadecimal digits that nobody can foresee. */
export function randomId(prefix: 'evt_' | 'msg_' | 'req_' | 'tok_', random: Random): string {
  return `${prefix}${hexOf(random.bytes(ID_BYTES))}`;
}
