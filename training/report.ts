import { type Calibrations, scoreOf } from '../src/detect/injection/combine.ts';
import type { TrainingRecord } from './data/record.ts';
import { aucInterval, type Measured, measure } from './model/measure.ts';

/** A text that was left out of training, with its logit. */
export interface HeldText {
  readonly logit: number;
  readonly ruleScore: number;
  readonly isAttack: boolean;
  readonly source: string;
  readonly record: TrainingRecord;
}

/** Figures of a group of texts. */
export interface GroupFigures {
  readonly attacks: number;
  readonly honest: number;
  /** Shares that are flagged at a probability of 0.5 and of 0.35. */
  readonly flaggedAttacks: readonly [number, number];
  readonly flaggedHonest: readonly [number, number];
}

/** What is kept beside the weights. */
export interface Metrics {
  readonly overall: Readonly<Record<string, Measured & { readonly aucInterval: readonly [number, number] }>>;
  /** Mean shares of sources that are flagged at 0.5. */
  readonly flagged: Readonly<Record<string, { readonly attacks: number; readonly honest: number }>>;
  readonly bySource: Readonly<Record<string, GroupFigures>>;
  readonly byLanguage: Readonly<Record<string, GroupFigures>>;
  readonly byKind: Readonly<Record<string, GroupFigures>>;
  /** Texts that say the same in every language, by the shipped model, which has not seen them. */
  readonly parallel: Readonly<Record<string, GroupFigures>>;
}

const SLICES: Readonly<Record<string, (held: HeldText) => boolean>> = {
  'pool, no operator': ({ source, record }) =>
    !source.startsWith('corpus-') && record.trust !== 'operator' && record.kind !== 'composed',
  'pool, user': ({ source, record }) => !source.startsWith('corpus-') && record.trust === 'user',
  'pool, external': ({ source, record }) =>
    !source.startsWith('corpus-') && record.trust === 'external' && record.kind !== 'composed',
  'corpus, user': ({ source, record }) => source.startsWith('corpus-') && record.trust === 'user',
  'corpus, external': ({ source, record }) =>
    source.startsWith('corpus-') && record.trust === 'external' && record.kind !== 'composed',
  'buried in documents': ({ record }) =>
    record.kind === 'composed' || (!record.isAttack && record.trust === 'external'),
};

/** Measures texts of sources that were left out, prints the figures and returns them. */
export function report(held: readonly HeldText[], calibrations: Calibrations): Omit<Metrics, 'parallel'> {
  const overall: Record<string, Metrics['overall'][string]> = {};
  const flagged: Record<string, Metrics['flagged'][string]> = {};
  for (const [name, belongs] of Object.entries(SLICES)) {
    const scored = held.filter(belongs).map(({ logit, isAttack, source }) => ({ isAttack, source, score: logit }));
    const measured = measure(scored);
    overall[name] = { ...rounded(measured), aucInterval: aucInterval(scored) };
    const recall = measured.recall.map((share) => (100 * share).toFixed(1).padStart(5)).join(' ');
    process.stdout.write(
      `${name.padEnd(22)} AUC ${measured.auc.toFixed(3)}  recall at 0.1, 0.5, 1, 5 % FPR: ${recall}\n`,
    );
  }
  process.stdout.write(`calibration ${JSON.stringify(calibrations)}\n`);
  const bySource = grouped(held, sourceOf, calibrations);
  for (const [name, { attacks, honest, flaggedAttacks, flaggedHonest }] of Object.entries(bySource)) {
    const share = (count: number, [half, third]: readonly [number, number]): string =>
      count === 0 ? '' : `${(100 * half).toFixed(1)} / ${(100 * third).toFixed(1)} %`;
    process.stdout.write(
      `${name.padEnd(40)} ${share(attacks, flaggedAttacks).padEnd(16)} ${share(honest, flaggedHonest)}\n`,
    );
  }
  for (const trust of ['user', 'external'] as const) {
    const sources = Object.values(
      grouped(
        held.filter(({ record }) => record.trust === trust),
        sourceOf,
        calibrations,
      ),
    );
    const mean = (list: readonly number[]): number => list.reduce((sum, share) => sum + share, 0) / list.length;
    const attacks = mean(sources.filter((each) => each.attacks >= 20).map(({ flaggedAttacks: [half] }) => half));
    const honest = mean(sources.filter((each) => each.honest >= 20).map(({ flaggedHonest: [half] }) => half));
    flagged[trust] = { attacks, honest };
    const [found, wrong] = [(100 * attacks).toFixed(1), (100 * honest).toFixed(2)];
    process.stdout.write(`at 0.5, ${trust}: ${found} % of attacks, ${wrong} % of honest texts, mean of sources\n`);
  }
  const byLanguage = groupedByLanguage(held, calibrations);
  const byKind = grouped(
    held,
    ({ source, record }) => (source.startsWith('corpus-') ? 'corpus' : record.kind),
    calibrations,
  );
  return { overall, flagged, bySource, byLanguage, byKind };
}

/** Figures of each language. */
export function groupedByLanguage(
  held: readonly HeldText[],
  calibrations: Calibrations,
): Readonly<Record<string, GroupFigures>> {
  return grouped(held, ({ record }) => record.lang, calibrations);
}

/** Attacks that were put into documents are no texts of their source. */
function sourceOf({ source, record }: HeldText): string {
  return record.kind === 'composed' ? 'composed' : source;
}

function grouped(
  held: readonly HeldText[],
  nameOf: (held: HeldText) => string,
  calibrations: Calibrations,
): Record<string, GroupFigures> {
  const names = [...new Set(held.map(nameOf))].sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      figures(
        held.filter((each) => nameOf(each) === name),
        calibrations,
      ),
    ]),
  );
}

function figures(held: readonly HeldText[], calibrations: Calibrations): GroupFigures {
  const flagged = (isAttack: boolean, from: number): number => {
    const group = held.filter((each) => each.isAttack === isAttack);
    const hits = group.filter(
      ({ logit, ruleScore, record }) => scoreOf(logit, ruleScore, calibrations[record.trust]) >= from,
    ).length;
    return group.length === 0 ? 0 : Math.round((1e4 * hits) / group.length) / 1e4;
  };
  return {
    attacks: held.filter(({ isAttack }) => isAttack).length,
    honest: held.filter(({ isAttack }) => !isAttack).length,
    flaggedAttacks: [flagged(true, 0.5), flagged(true, 0.35)],
    flaggedHonest: [flagged(false, 0.5), flagged(false, 0.35)],
  };
}

function rounded({ auc, recall }: Measured): Measured {
  const round = (value: number): number => Math.round(value * 1e4) / 1e4;
  return { auc: round(auc), recall: recall.map(round) as unknown as Measured['recall'] };
}
