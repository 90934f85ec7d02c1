import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { BOUNDS_DEFAULT } from '../src/core/bounds.ts';
import { requestDetector } from '../src/detect/request-detector.ts';
import { injectionOnlyRules } from '../src/detect/shipped-rules.ts';
import type { TrainingRecord } from './data/record.ts';

const TEXT_UNITS_MAX = 6_000;
const FOLDER = 'training/.cache';

/**
 * The score of the rules, without the model, for each text. Scores are kept in `training/.cache` as long as the rules are the same, so
 * that a training that was stopped goes on faster.
 */
export function ruleScores(records: readonly TrainingRecord[], say: (line: string) => void): readonly number[] {
  const rules = injectionOnlyRules(BOUNDS_DEFAULT.streamHoldCharsMax);
  const detect = requestDetector({ rules, bounds: BOUNDS_DEFAULT });
  const file = `${FOLDER}/rules-${digest(JSON.stringify(rules.spans.map(({ rule }) => [rule.id, rule.score, String('pattern' in rule ? rule.pattern : rule.opener)])))}.json`;
  const known: Record<string, number> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const scores: number[] = [];
  for (const [row, { text, trust }] of records.entries()) {
    const author = trust === 'operator' ? 'user' : trust;
    const key = digest(`${author} ${text}`);
    known[key] ??= detect(text.slice(0, TEXT_UNITS_MAX), author).scores.injection;
    scores.push(known[key]);
    if (row % 20_000 === 19_999) save(file, known, say, row + 1);
  }
  save(file, known, say, records.length);
  return scores;
}

function save(file: string, known: Readonly<Record<string, number>>, say: (line: string) => void, done: number): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, JSON.stringify(known));
  say(`rules over ${done} texts`);
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 16);
}
