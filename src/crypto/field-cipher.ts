import { createHash } from 'node:crypto';
import type { FieldCipher } from '../core/ports.ts';
import type { KeyRing } from './key-ring.ts';
import { seal, UnsealError, unseal } from './seal.ts';

/**
 * A cipher over a key ring, for the operator `encrypt`: AES-256-GCM under a key that is derived from the ring's current one (HKDF-SHA-256,
 * RFC 5869). What was sealed under an older key of the ring opens, too. Equal values have unrelated seals.
 *
 * @param purpose - Separates uses of one ring, such as `exports/2026`.
 */
export function fieldCipher(ring: KeyRing, purpose: string): FieldCipher {
  const info = createHash('sha256').update(`sallyport/field-cipher/1\0${purpose}`).digest();
  const keyOf = (kid: string): Uint8Array => ring.derive(kid, { salt: new Uint8Array(0), info });
  const contextOf = (label: string) => ({ owner: purpose, name: label, kind: 'field' });
  return {
    seal: (value, label) =>
      Buffer.from(seal(keyOf(ring.currentKid), new TextEncoder().encode(value), contextOf(label))).toString(
        'base64url',
      ),
    open(sealed, label) {
      const bytes = new Uint8Array(Buffer.from(sealed, 'base64url'));
      for (const kid of ring.kids) {
        try {
          return new TextDecoder().decode(unseal(keyOf(kid), bytes, contextOf(label)));
        } catch (error) {
          if (!(error instanceof UnsealError)) throw error;
        }
      }
      return undefined;
    },
  };
}
