import { checkWholeNumber } from '../core/check-whole-number.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type { PutOptions } from '../core/store-ports.ts';

/** The bounds of the `Records` port, the same for every driver. */
export const RECORD_BOUNDS: {
  readonly ownerLengthMax: number;
  readonly nameLengthMax: number;
  readonly valueBytesMax: number;
  readonly listLimitMax: number;
  readonly ttlMsMax: number;
} = {
  /** UTF-16 code units, at least 1. */
  ownerLengthMax: 1_024,
  /** UTF-16 code units, at least 1. */
  nameLengthMax: 1_024,
  valueBytesMax: 1_048_576,
  listLimitMax: 1_000,
  /** A hundred years. */
  ttlMsMax: 3_155_760_000_000,
};

/** Checks an owner alone. @throws {@link InvalidOptionsError} for one that is no string, empty or too long. */
export function checkOwner(owner: string): void {
  checkKeyText('owner', owner, RECORD_BOUNDS.ownerLengthMax);
}

/** Checks where a record is. @throws {@link InvalidOptionsError} for an owner or a name that is no string, empty or too long. */
export function checkRecordKey(owner: string, name: string): void {
  checkOwner(owner);
  checkKeyText('name', name, RECORD_BOUNDS.nameLengthMax);
}

/** Any string of 1 to `lengthMax` UTF-16 code units is a key, whatever it holds; only its length is bounded. */
export function checkKeyText(option: string, text: string, lengthMax: number): void {
  if (typeof text !== 'string' || text.length === 0 || text.length > lengthMax) {
    throw new InvalidOptionsError(option, `must be a string of 1 to ${lengthMax} UTF-16 code units`);
  }
}

/** Checks bytes. @throws {@link InvalidOptionsError} for a value that is no Uint8Array or is longer than `bytesMax`. */
export function checkBytes(option: string, value: Uint8Array, bytesMax: number): void {
  if (!(value instanceof Uint8Array) || value.length > bytesMax) {
    throw new InvalidOptionsError(option, `must be a Uint8Array of at most ${bytesMax} bytes`);
  }
}

/**
 * Checks how a record of `owner` is put.
 *
 * @throws {@link InvalidOptionsError} for a time to live or a version out of range, and for a record beside that is no neighbour's.
 */
export function checkPutOptions(owner: string, { ttlMs, ifVersion, ifBeside }: PutOptions): void {
  if (ttlMs !== undefined) checkWholeNumber('ttlMs', ttlMs, { max: RECORD_BOUNDS.ttlMsMax });
  if (ifVersion !== undefined) checkWholeNumber('ifVersion', ifVersion, { min: 0 });
  if (ifBeside === undefined) return;
  checkKeyText('ifBeside.owner', ifBeside.owner, RECORD_BOUNDS.ownerLengthMax);
  checkKeyText('ifBeside.name', ifBeside.name, RECORD_BOUNDS.nameLengthMax);
  checkBytes('ifBeside.value', ifBeside.value, RECORD_BOUNDS.valueBytesMax);
  if (ownerParts(ifBeside.owner).group !== ownerParts(owner).group)
    throw new InvalidOptionsError('ifBeside.owner', 'must be a neighbour: alike behind the first colon');
}

/** An owner cut behind its first colon. Owners of one group are neighbours; an owner with nothing behind a colon is its own group. */
export function ownerParts(owner: string): { readonly kind: string; readonly group: string } {
  const colon = owner.indexOf(':');
  const cut = colon === owner.length - 1 ? 0 : colon + 1;
  return { kind: owner.slice(0, cut), group: owner.slice(cut) };
}

/** Checks which names are listed. @throws {@link InvalidOptionsError} for a page whose `after` or `limit` is out of range. */
export function checkListPage(page: { readonly after?: string; readonly limit: number }): void {
  if (page.after !== undefined && (typeof page.after !== 'string' || page.after.length > RECORD_BOUNDS.nameLengthMax)) {
    throw new InvalidOptionsError('after', `must be a string of at most ${RECORD_BOUNDS.nameLengthMax} code units`);
  }
  checkWholeNumber('limit', page.limit, { max: RECORD_BOUNDS.listLimitMax });
}

/** The clock's time in whole milliseconds. @throws {@link InvalidOptionsError} for a clock that tells no time. */
export function readClock(clock: Clock): number {
  const nowMs = Math.floor(clock.now());
  if (!Number.isSafeInteger(nowMs) || nowMs < 0) throw new InvalidOptionsError('clock', 'must tell milliseconds');
  return nowMs;
}
