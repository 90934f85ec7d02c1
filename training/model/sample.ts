import type { TrainingRecord } from '../data/record.ts';
import { mulberry, shuffle } from './logistic.ts';

/** At most `max` records of a source and class, chosen by the seed. */
export function capped(records: readonly TrainingRecord[], max: number, seed: number): readonly TrainingRecord[] {
  const random = mulberry(seed);
  const groups = new Map<string, TrainingRecord[]>();
  for (const record of records) {
    const key = `${record.isAttack} ${record.source}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups.values()].flatMap((group) => {
    const list = [...group];
    shuffle(list, random);
    return list.slice(0, max);
  });
}

/** Attack and document that a composed record was made from. */
export interface ComposedRecord extends TrainingRecord {
  readonly payload: TrainingRecord;
  readonly document: TrainingRecord;
}

/** Longest attack that is put into documents, and how much of the document stands around it, in UTF-16 units. */
const PAYLOAD_UNITS_MAX = 400;
const AROUND_UNITS_MIN = 150;
const AROUND_UNITS_MAX = 600;

/** Attacks inside of documents of other sources. The documents are there without them, too. */
export function composed(records: readonly TrainingRecord[], count: number, seed: number): readonly ComposedRecord[] {
  const random = mulberry(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const documents = records.filter(
    ({ isAttack, trust, text }) => !isAttack && trust === 'external' && text.length > 200,
  );
  const payloads = records.filter(
    ({ isAttack, source, text }) =>
      isAttack && text.length <= PAYLOAD_UNITS_MAX && !source.startsWith('synth-') && source !== 'hackaprompt',
  );
  return Array.from({ length: count }, () => {
    const [document, payload] = [pick(documents), pick(payloads)];
    const text = document.text.slice(0, 4_000);
    const cuts = [...text.matchAll(/[.!?\n>]\s/gu)].map(({ index }) => index + 2);
    const at = cuts.length > 0 ? pick(cuts) : text.length;
    const around = AROUND_UNITS_MIN + Math.floor(random() * (AROUND_UNITS_MAX - AROUND_UNITS_MIN));
    return {
      text: `${text.slice(Math.max(0, at - around), at)}${payload.text}\n${text.slice(at, at + around)}`,
      isAttack: true,
      kind: 'composed',
      lang: payload.lang,
      source: payload.source,
      trust: 'external' as const,
      payload,
      document,
    };
  });
}
