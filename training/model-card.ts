import { readFileSync, writeFileSync } from 'node:fs';
import { wilsonEstimate } from '../src/offline/proportion.ts';
import type { GroupFigures, Metrics } from './report.ts';

const CARD = 'docs/model-card-injection.md';
const BEGIN = '<!-- figures: written by the training -->';
const END = '<!-- end of figures -->';
/** Groups with fewer texts of a class tell nothing. */
const TEXTS_MIN = 20;

/** Puts the figures of a training into the model card, between its marks. */
export function writeFigures(metrics: Metrics): void {
  const card = readFileSync(CARD, 'utf8');
  const from = card.indexOf(BEGIN) + BEGIN.length;
  const to = card.indexOf(END);
  writeFileSync(CARD, `${card.slice(0, from)}\n\n${figuresOf(metrics)}\n${card.slice(to)}`);
}

function figuresOf({ overall, flagged, bySource, byLanguage, byKind, parallel }: Metrics): string {
  const percent = (share: number): string => (100 * share).toFixed(1);
  const measured = Object.entries(overall).map(
    ([name, { auc, aucInterval, recall }]) =>
      `| ${name} | ${auc.toFixed(3)} (${aucInterval.map((end) => end.toFixed(3)).join('–')}) | ${recall.map(percent).join(' | ')} |`,
  );
  const rates = Object.entries(flagged).map(
    ([trust, { attacks, honest }]) => `| ${trust} | ${percent(attacks)} % | ${(100 * honest).toFixed(2)} % |`,
  );
  return [
    '| texts | AUC (95 % over sources) | recall at 0.1 % FPR | 0.5 % | 1 % | 5 % |\n|---|---|---|---|---|---|',
    ...measured,
    '\nFlagged at 0.5, where `balanced` acts; mean of sources:\n\n| trust | attacks | honest texts |\n|---|---|---|',
    ...rates,
    ...groupTable('source', bySource),
    ...groupTable('language', byLanguage),
    ...groupTable('kind', byKind),
    '\nTexts of `training/parallel`, which say the same in each language; by the shipped model, which has seen none of them:',
    ...groupTable('language', parallel),
  ].join('\n');
}

function groupTable(title: string, groups: Readonly<Record<string, GroupFigures>>): readonly string[] {
  const lines = Object.entries(groups)
    .filter(([, { attacks, honest }]) => attacks >= TEXTS_MIN || honest >= TEXTS_MIN)
    .map(([name, { attacks, honest, flaggedAttacks, flaggedHonest }]) => {
      return `| ${name} | ${cell(flaggedAttacks[0], attacks)} | ${cell(flaggedHonest[0], honest)} |`;
    });
  return [`\n| ${title} | attacks flagged at 0.5 (95 %) | honest texts flagged (95 %) |\n|---|---|---|`, ...lines];
}

function cell(share: number, count: number): string {
  if (count < TEXTS_MIN) return '';
  const { value, low, high } = wilsonEstimate(share, count);
  return `${[value, low, high]
    .map((end) => (100 * end).toFixed(1))
    .join(' (')
    .replace(/ \((?=[^(]*$)/u, '–')}) % of ${count}`;
}
