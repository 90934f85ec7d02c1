import type { Severity } from '../core/finding.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import { fitWidth } from './display-width.ts';
import { type Paint, paint, printable } from './terminal.ts';

const LOOKS: Readonly<Record<Severity, Paint>> = { LOW: 'dim', MEDIUM: 'yellow', HIGH: 'red', CRITICAL: 'inverse' };

/** Columns that do not bend; two spaces stand between them. */
const COLUMNS = { time: 19, severity: 8, type: 17, action: 7, user: 20, request: 28 } as const;
const GAP = '  ';
const RULES_WIDTH_MIN = 24;
const WIDTH_MIN = Object.values(COLUMNS).reduce((sum, width) => sum + width + GAP.length, RULES_WIDTH_MIN);

/** The line over the events. */
export function eventHead(columns: number | undefined): string {
  const rest = restWidth(columns);
  const { time, severity, type, action, user, request } = COLUMNS;
  const head = [
    fitWidth('time', time),
    fitWidth('severity', severity),
    fitWidth('type', type),
    fitWidth('action', action),
    fitWidth('user', user),
    fitWidth('request', request),
    rest === undefined ? 'rules' : fitWidth('rules', rest),
  ].join(GAP);
  return paint('dim', head.trimEnd());
}

/**
 * An event in one line: local time, severity, type, action, user, request, rules or details. The last column is cut where the
 * terminal ends; elsewhere, and on a terminal that is too narrow for a table, it is whole. Nothing in it can steer a terminal.
 *
 * @param columns - Width of the terminal; undefined where there is none.
 */
export function eventLine(event: SecurityEvent, columns: number | undefined): string {
  const { time, severity, type, principal, decision, requestId } = event;
  const rest = restWidth(columns);
  const rules = oneLine(rulesText(event));
  const action = decision.shadowed === undefined ? decision.action : `(${decision.shadowed})`;
  return [
    fitWidth(localTime(time), COLUMNS.time),
    paint(LOOKS[severity], severity) + ' '.repeat(COLUMNS.severity - severity.length),
    fitWidth(type, COLUMNS.type),
    actionText(action),
    fitWidth(oneLine(principal.user), COLUMNS.user),
    fitWidth(oneLine(requestId), COLUMNS.request),
    rest === undefined ? rules : fitWidth(rules, rest).trimEnd(),
  ].join(GAP);
}

/** Where the table fits: the columns left for the rules. */
function restWidth(columns: number | undefined): number | undefined {
  if (columns === undefined || columns < WIDTH_MIN) return undefined;
  return columns - 1 - (WIDTH_MIN - RULES_WIDTH_MIN);
}

function actionText(action: string): string {
  const text = fitWidth(oneLine(action), COLUMNS.action);
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
