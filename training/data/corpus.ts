import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TrainingRecord } from './record.ts';

/**
 * Reads the corpus that is written for this training: `<trust>/<family>/<lang>.txt`, one entry a line, `+ ` before attacks
 * and `- ` before honest texts, `\n` for a line break and `\\` for a backslash.
 */
export function readCorpus(folder: string): readonly TrainingRecord[] {
  const records: TrainingRecord[] = [];
  for (const trust of ['user', 'external'] as const) {
    for (const family of readdirSync(join(folder, trust)).sort()) {
      for (const file of readdirSync(join(folder, trust, family)).sort()) {
        const lang = basename(file, '.txt');
        for (const line of readFileSync(join(folder, trust, family, file), 'utf8').split('\n')) {
          if (!/^[+-] ./u.test(line)) continue;
          const text = line.slice(2).replace(/\\(n|\\)/gu, (_, escaped) => (escaped === 'n' ? '\n' : '\\'));
          records.push({
            text,
            isAttack: line.startsWith('+'),
            kind: family,
            lang,
            source: `corpus-${trust}-${family}`,
            trust,
          });
        }
      }
    }
  }
  return records;
}
