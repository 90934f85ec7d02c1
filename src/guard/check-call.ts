import type { Bounds } from '../core/bounds.ts';
import { InvalidOptionsError, InvalidTextError, TextTooLongError } from '../core/errors.ts';
import type { Principal, Trust } from '../core/segment.ts';

const TRUSTS: ReadonlySet<unknown> = new Set<Trust>(['operator', 'user', 'external', 'model']);

/** Makes sure that a text is a string within bounds. Throws {@link InvalidTextError} or {@link TextTooLongError}. */
export function checkText(text: unknown, bounds: Bounds): asserts text is string {
  if (typeof text !== 'string') throw new InvalidTextError(text === null ? 'null' : typeof text);
  if (text.length > bounds.textLengthMax) throw new TextTooLongError(text.length, bounds.textLengthMax);
}

/** Makes sure that a principal is whole: three ids within bounds. Throws {@link InvalidOptionsError}. */
export function checkPrincipal(principal: Principal | undefined, bounds: Bounds): Principal {
  if (typeof principal !== 'object' || principal === null) {
    throw new InvalidOptionsError('principal', 'is required: { tenant, user, session }');
  }
  for (const part of ['tenant', 'user', 'session'] as const) {
    const id: unknown = principal[part];
    if (typeof id !== 'string' || id.length === 0 || id.length > bounds.idLengthMax) {
      throw new InvalidOptionsError(`principal.${part}`, `must be a string of 1 to ${bounds.idLengthMax} characters`);
    }
  }
  return principal;
}

/** A trust, `user` when missing. Throws {@link InvalidOptionsError}. */
export function checkTrust(trust: Trust | undefined): Trust {
  if (trust === undefined) return 'user';
  if (!TRUSTS.has(trust)) throw new InvalidOptionsError('trust', 'must be operator, user, external or model');
  return trust;
}
