import { NAME_ENTITIES } from '../../src/core/name-entities.ts';
import type { NameFigures } from './measure.ts';

/** A table of figures in Markdown: precision / recall / F1, strict. */
export function nameFiguresTable(figures: readonly NameFigures[]): string {
  const head = ['source', 'texts', ...NAME_ENTITIES, 'false alarms'];
  const rows = figures.map(({ source, texts, entities, falseAlarms, withoutNames }) => [
    source,
    String(texts),
    ...NAME_ENTITIES.map((entity) => {
      const quality = entities[entity];
      return quality === undefined
        ? '–'
        : `${quality.precision.toFixed(2)} / ${quality.recall.toFixed(2)} / **${quality.f1.toFixed(3)}** (${quality.count})`;
    }),
    withoutNames === 0 ? '–' : `${falseAlarms} of ${withoutNames}`,
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
