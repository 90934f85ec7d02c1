import { SallyportError } from '../../core/errors.ts';

/** The demo model does not take a request. Both wire formats say it in their own shape. */
export class DemoRefusalError extends SallyportError {
  override readonly name = 'DemoRefusalError';
  /** HTTP status. */
  readonly status: number;
  /** The parameter that is wrong, such as `messages[2].role`. */
  readonly parameter: string | undefined;

  constructor(status: number, message: string, parameter?: string) {
    super('MALFORMED_REQUEST', message);
    this.status = status;
    this.parameter = parameter;
  }
}

/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at `place`. Throws {@link DemoRefusalError} with status 400 for anything else, as all of these do. */
export function recordAt(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw wrongType(place, 'an object');
  return value;
}

/** The array at `place`, of `countMax` elements at most. */
export function arrayAt(value: unknown, place: string, countMax: number): readonly unknown[] {
  if (!Array.isArray(value)) throw wrongType(place, 'an array');
  if (value.length > countMax) {
    throw new DemoRefusalError(400, `Invalid '${place}': at most ${countMax} elements are taken.`, place);
  }
  return value;
}

/** The text at `place`. */
export function textAt(value: unknown, place: string): string {
  if (typeof value !== 'string') throw wrongType(place, 'a string');
  return value;
}

/** The whole number at `place`, from `min` to `max`; `undefined` where there is none. */
export function integerAt(value: unknown, place: string, min: number, max: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(place, 'an integer');
  if (value < min || value > max) {
    throw new DemoRefusalError(400, `Invalid '${place}': expected ${min} to ${max}.`, place);
  }
  return value;
}

/** The truth value at `place`; false where there is none. */
export function flagAt(value: unknown, place: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw wrongType(place, 'a boolean');
  return value;
}

/** Stop sequences: one text, some texts or none; 16 at most. Empty ones are dropped. */
export function stopsAt(value: unknown, place: string): readonly string[] {
  if (value === undefined || value === null) return [];
  const list = typeof value === 'string' ? [value] : arrayAt(value, place, 16);
  return list.map((stop, i) => textAt(stop, `${place}[${i}]`)).filter((stop) => stop !== '');
}

function wrongType(place: string, expected: string): DemoRefusalError {
  return new DemoRefusalError(400, `Invalid type for '${place}': expected ${expected}.`, place);
}
