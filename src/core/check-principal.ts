import { InvalidOptionsError } from './errors.ts';
import type { Principal } from './segment.ts';

/**
 * Checks the ids of a principal, 1 to `idLengthMax` UTF-16 code units each, and returns a copy of it alone.
 *
 * @throws {@link InvalidOptionsError} `principal`, or the part that is none.
 */
export function checkPrincipal(principal: Principal | undefined, idLengthMax: number): Principal {
  if (typeof principal !== 'object' || principal === null) {
    throw new InvalidOptionsError('principal', 'is required: { tenant, user, session }');
  }
  const { tenant, user, session } = principal;
  for (const [part, id] of Object.entries<unknown>({ tenant, user, session })) {
    if (typeof id !== 'string' || id.length === 0 || id.length > idLengthMax) {
      throw new InvalidOptionsError(`principal.${part}`, `must be a string of 1 to ${idLengthMax} characters`);
    }
  }
  return { tenant, user, session };
}
