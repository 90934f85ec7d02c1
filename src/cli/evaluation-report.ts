import type { Evaluation } from '../offline/evaluate-records.ts';
import type { Estimate } from '../offline/proportion.ts';
import { SOURCE_RECORDS_MIN } from '../offline/source-weights.ts';
import type { BalancedSummary, Flagged, GroupSummary } from '../offline/summarize.ts';
import { displayWidth, fitWidth } from './display-width.ts';
import { paint, printable } from './terminal.ts';

/** An evaluation as tables. Rates are in per cent, with their intervals in brackets. */
export function evaluationReport(evaluation: Evaluation): string {
  const { records, attacks, benign, policy, sourceBalanced, flagged, by } = evaluation;
  return [
    `${whole(records)} records: ${whole(attacks)} attacks, ${whole(benign)} benign`,
    ...section('score', scoreTable(evaluation)),
    ...balanceNote(sourceBalanced),
    ...section(`policy ${printable(policy)}`, flaggedTable(flagged)),
    ...Object.entries(by).flatMap(([dimension, groups]) => groupSection(dimension, groups)),
  ].join('\n');
}

type Row = readonly string[];

function section(title: string, rows: readonly Row[]): readonly string[] {
  const [head, ...body] = tableLines(rows);
  return ['', paint('bold', title), paint('dim', head ?? ''), ...body];
}

function scoreTable({ auc, operatingPoints, sourceBalanced }: Evaluation): readonly Row[] {
  const balanced = sourceBalanced === null ? null : sourceBalanced.operatingPoints;
  return [
    ['', 'threshold', 'every record alike', 'threshold', 'every source alike'],
    ['AUC', '', area(auc), '', sourceBalanced === null ? NONE : area(sourceBalanced.auc)],
    ...operatingPoints.map((point, i) => [
      `recall at ${Number((100 * point.falsePositiveRateMax).toPrecision(6))} % false positives`,
      thresholdText(point.threshold),
      rate(point.recall),
      balanced === null ? NONE : thresholdText(balanced[i]?.threshold ?? null),
      balanced === null ? NONE : rate(balanced[i]?.recall ?? null),
    ]),
  ];
}

function balanceNote(balanced: BalancedSummary | null): readonly string[] {
  const few = `fewer than ${SOURCE_RECORDS_MIN} records of a class`;
  if (balanced === null) return [paint('dim', `No class with sources alike: all have ${few}.`)];
  const { attack, benign, leftOut } = balanced.sources;
  const rest = leftOut === 0 ? '' : `; left out, with ${few}: ${leftOut}`;
  return [paint('dim', `Sources that count: ${attack} of attacks, ${benign} of benign texts${rest}.`)];
}

function flaggedTable({ recall, precision, falsePositiveRate }: Flagged): readonly Row[] {
  return [
    ['', 'flagged'],
    ['recall', rate(recall)],
    ['false positives', rate(falsePositiveRate)],
    ['precision', rate(precision)],
  ];
}

function groupSection(dimension: string, groups: readonly GroupSummary[]): readonly string[] {
  // One group is everything.
  if (groups.length < 2) return [];
  const rows = groups.map((group) => [
    group.name === null ? '(none)' : printable(group.name).replaceAll(/[\n\t]/gu, ' '),
    whole(group.attacks),
    whole(group.benign),
    rate(group.recall),
    rate(group.falsePositiveRate),
    rate(group.precision),
    group.auc === null ? NONE : area(group.auc),
  ]);
  return section(`by ${dimension}`, [
    [dimension, 'attacks', 'benign', 'recall', 'false positives', 'precision', 'AUC'],
    ...rows,
  ]);
}

const NONE = '–';
const GAP = '  ';
/** No name makes a column wider than this. */
const CELL_WIDTH_MAX = 40;

function tableLines(rows: readonly Row[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.min(CELL_WIDTH_MAX, Math.max(...rows.map((row) => displayWidth(row[i] ?? '')))),
  );
  return rows.map((row) =>
    row
      .map((cell, i) => fitWidth(cell, widths[i] ?? CELL_WIDTH_MAX))
      .join(GAP)
      .trimEnd(),
  );
}

function whole(count: number): string {
  return count.toLocaleString('en');
}

function rate(estimate: Estimate | null): string {
  if (estimate === null) return NONE;
  const { value, low, high } = estimate;
  return `${perCent(value)} % (${perCent(low)}–${perCent(high)})`;
}

function area({ value, low, high }: Estimate): string {
  return `${value.toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
}

/** Small rates with more digits: a rate of 0.04 % is not none. */
function perCent(share: number): string {
  const value = 100 * share;
  return value > 0 && value < 1 ? value.toFixed(2) : value.toFixed(1);
}

function thresholdText(threshold: number | null): string {
  return threshold === null ? NONE : threshold.toFixed(4);
}
