import type { LimitStanding } from '../gateway/limits/limits-standing.ts';
import { displayWidth } from './display-width.ts';
import { paint } from './terminal.ts';

const HEAD = ['limit', 'used', 'reserved', 'left', 'of', 'alert at', 'anew at'] as const;
const NANOS_A_USD = 1_000_000_000;

/** Limits as a table: names to the left, numbers to the right. What is used up is red. */
export function limitsTable(standings: readonly LimitStanding[]): string {
  const rows = standings.map((standing) => ({ cells: cellsOf(standing), isOut: standing.remaining === 0 }));
  const widths = HEAD.map((title, i) =>
    Math.max(...[title, ...rows.map(({ cells }) => cells[i] ?? '')].map(displayWidth)),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return [
    paint('dim', line(HEAD)),
    ...rows.map(({ cells, isOut }) => (isOut ? paint('red', line(cells)) : line(cells))),
  ].join('\n');
}

function cellsOf({ name, unit, used, reserved, remaining, hard, soft, resetsAtMs }: LimitStanding): readonly string[] {
  const amount = (units: number | undefined): string => {
    if (units === undefined) return '-';
    if (unit !== 'cost') return units.toLocaleString('en-US');
    return `$${(units / NANOS_A_USD).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })}`;
  };
  const anew = resetsAtMs === undefined ? '-' : `${new Date(resetsAtMs).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return [name, ...[used, reserved, remaining, hard, soft].map(amount), anew];
}
