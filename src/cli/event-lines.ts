import type { Severity } from '../core/finding.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import { fitWidth } from './display-width.ts';
import { type Paint, paint, printable } from './terminal.ts';

const LOOKS: Readonly<Record<Severity, Paint>> = { LOW: 'dim', MEDIUM: 'yellow', HIGH: 'red', CRITICAL: 'inverse' };

/** What stands before the rules, and the columns that each takes. */
const WIDTHS = { time: 19, clock: 8, severity: 8, type: 17, action: 7, user: 20, request: 28 } as const;

type Column = keyof typeof WIDTHS;

const GAP = '  ';
const RULES_WIDTH_MIN = 28;

/** The widest layout that fits is taken. */
const LAYOUTS: readonly (readonly Column[])[] = [
  ['time', 'severity', 'type', 'action', 'user', 'request'],
  ['clock', 'severity', 'type', 'action', 'user'],
  ['clock', 'severity', 'type', 'action'],
];

/** How events are laid out. */
export interface EventLayout {
  readonly columns: readonly Column[];
  /** Columns for the rules; undefined where they are never cut. */
  readonly rulesWidth?: number;
}

/**
 * The layout for a width: on a narrow terminal without date, request and user.
 *
 * @param width - Columns of the terminal; undefined where there is none: everything is shown, whole.
 */
export function eventLayout(width: number | undefined): EventLayout {
  const [widest = []] = LAYOUTS;
  if (width === undefined) return { columns: widest };
  const columns = LAYOUTS.find((layout) => roomFor(layout, width) >= RULES_WIDTH_MIN) ?? LAYOUTS.at(-1) ?? widest;
  return { columns, rulesWidth: Math.max(RULES_WIDTH_MIN, roomFor(columns, width)) };
}

/** One column stays free: some terminals break a line that fills the last one. */
function roomFor(columns: readonly Column[], width: number): number {
  return width - 1 - columns.reduce((sum, column) => sum + WIDTHS[column] + GAP.length, 0);
}

/** The line over the events. */
export function eventHead({ columns }: EventLayout): string {
  const titles = columns.map((column) => fitWidth(column === 'clock' ? 'time' : column, WIDTHS[column]));
  return paint('dim', [...titles, 'rules'].join(GAP));
}

/** An event in one line, its time in the time zone of this machine. Nothing in it can steer a terminal. */
export function eventLine(event: SecurityEvent, { columns, rulesWidth }: EventLayout): string {
  const rules = oneLine(rulesText(event));
  const last = rulesWidth === undefined ? rules : fitWidth(rules, rulesWidth).trimEnd();
  return [...columns.map((column) => cellOf(column, event)), last].join(GAP);
}

function cellOf(column: Column, { time, severity, type, principal, decision, requestId }: SecurityEvent): string {
  switch (column) {
    case 'time':
    case 'clock':
      return fitWidth(column === 'time' ? localTime(time) : localTime(time).slice(-WIDTHS.clock), WIDTHS[column]);
    case 'severity':
      return paint(LOOKS[severity], severity) + ' '.repeat(WIDTHS.severity - severity.length);
    case 'type':
      return fitWidth(type, WIDTHS.type);
    case 'action':
      return actionText(decision.shadowed === undefined ? decision.action : `(${decision.shadowed})`);
    case 'user':
      return fitWidth(oneLine(principal.user), WIDTHS.user);
    case 'request':
      return fitWidth(oneLine(requestId), WIDTHS.request);
  }
}

function actionText(action: string): string {
  const text = fitWidth(oneLine(action), WIDTHS.action);
  if (action === 'block') return paint('red', text);
  return action === 'rewrite' ? paint('yellow', text) : text;
}

/** Events without a rule say what they are about in their details. */
function rulesText({ decision, details }: SecurityEvent): string {
  const direction = typeof details['direction'] === 'string' ? `${details['direction']}: ` : '';
  if (decision.ruleIds.length > 0) return direction + decision.ruleIds.join(' ');
  return Object.entries(details)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
}

function oneLine(text: string): string {
  return printable(text).replaceAll(/[\n\t]/gu, ' ');
}

/** `YYYY-MM-DD HH:MM:SS` in the time zone of this machine. */
function localTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return oneLine(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}
