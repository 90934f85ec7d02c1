import { UsageError } from './exit.ts';

const UNITS_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A whole number and a unit; a hundred years are 36,500 days. */
const DURATION = /^(?<count>\d{1,9})(?<unit>[smhdw])$/u;

/** A date, or a date and a time to the minute or finer; without an offset it is the time of this machine. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/u;

/** The milliseconds of a duration such as `15m`, `2h` or `7d`; undefined for anything else. */
function readDurationMs(text: string): number | undefined {
  const { count, unit } = DURATION.exec(text)?.groups ?? {};
  const unitMs = unit === undefined ? undefined : UNITS_MS[unit];
  return unitMs === undefined ? undefined : Number(count) * unitMs;
}

/**
 * The moment that a flag names, in milliseconds since 1970: an ISO time, or a duration before or after now.
 *
 * @throws {@link UsageError} that says what a moment looks like.
 * @example
 * readMoment('2h', { flag: '--since', nowMs, direction: -1 });  // two hours ago
 */
export function readMoment(
  text: string,
  place: { readonly flag: string; readonly nowMs: number; readonly direction: 1 | -1 },
): number {
  const durationMs = readDurationMs(text);
  const timeMs = durationMs === undefined ? isoMs(text) : place.nowMs + place.direction * durationMs;
  // The last moment that a Date can say is 8.64e15.
  if (timeMs !== undefined && Math.abs(timeMs) <= 8.64e15) return timeMs;
  throw new UsageError(
    `${place.flag} must be a duration such as 15m, 2h or 7d, or a time such as 2026-01-31 or 2026-01-31T08:30:00Z`,
  );
}

function isoMs(text: string): number | undefined {
  if (!MOMENT.test(text)) return undefined;
  // A date alone would be read as UTC, and a time without an offset as local: both are local here.
  const timeMs = Date.parse(text.length === 'YYYY-MM-DD'.length ? `${text}T00:00` : text);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}
