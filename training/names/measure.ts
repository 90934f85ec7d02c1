import { NAME_ENTITIES, type NameEntity } from '../../src/core/name-entities.ts';
import type { Match } from '../../src/detect/matching/match.ts';
import { tokenRun } from '../../src/detect/matching/token-run.ts';
import { type NameModel, nameRule } from '../../src/detect/pii/names/name-tagger.ts';
import type { NamedText } from './read.ts';

/** How well names of one kind are found in texts: places and kinds count only where both are exact. */
export interface NameFigures {
  readonly source: string;
  readonly texts: number;
  readonly entities: Readonly<Partial<Record<NameEntity, Quality>>>;
  /** Texts without a name in which something is found, of those without one. */
  readonly falseAlarms: number;
  readonly withoutNames: number;
}

/** Precision, recall and F1, strict, and how many there are. */
export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly count: number;
}

/** What a tagger finds in a text. */
function namesIn(text: string, model: NameModel): readonly Match[] {
  const found: Match[] = [];
  tokenRun(nameRule(model)).advance({ text, base: 0 }, 'nothing', {
    match: (match) => void found.push(match),
    open: () => undefined,
  });
  return found;
}

/** Measures a tagger on texts, by source. */
export function measureNames(texts: readonly NamedText[], model: NameModel): readonly NameFigures[] {
  const sources = [...new Set(texts.map(({ source }) => source))];
  return sources.map((source) =>
    figuresOf(
      source,
      texts.filter((text) => text.source === source),
      model,
    ),
  );
}

function figuresOf(source: string, texts: readonly NamedText[], model: NameModel): NameFigures {
  const counts = new Map(NAME_ENTITIES.map((entity) => [entity, { right: 0, found: 0, there: 0 }]));
  let falseAlarms = 0;
  let withoutNames = 0;
  for (const { text, spans } of texts) {
    const there = new Set(spans.map(({ start, end, entity }) => `${start} ${end} ${entity}`));
    for (const { entity } of spans) (counts.get(entity) as { there: number }).there++;
    const found = namesIn(text, model);
    if (spans.length === 0) withoutNames++;
    if (spans.length === 0 && found.length > 0) falseAlarms++;
    for (const { start, end, rule } of found) {
      const count = counts.get(rule.entity as NameEntity) as { right: number; found: number };
      count.found++;
      if (there.has(`${start} ${end} ${rule.entity}`)) count.right++;
    }
  }
  const entities = Object.fromEntries(
    [...counts]
      .filter(([, { there }]) => there > 0)
      .map(([entity, { right, found, there }]) => [entity, qualityOf(right, found, there)]),
  );
  return { source, texts: texts.length, entities, falseAlarms, withoutNames };
}

function qualityOf(right: number, found: number, there: number): Quality {
  const share = (of: number): number => (of === 0 ? 0 : Math.round((1000 * right) / of) / 1000);
  return {
    precision: share(found),
    recall: share(there),
    f1: Math.round((2000 * right) / (found + there)) / 1000,
    count: there,
  };
}
