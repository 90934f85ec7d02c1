import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TrainingRecord } from './record.ts';

/**
 * Reads the corpus that is written for this training: `<trust>/<family>/<lang>.txt`, one entry a line, `+ ` before attacks
 * and `- ` before honest texts, `\n` for a line break and `\\` for a backslash.
 */
export function readCorpus(folder: string): readonly TrainingRecord[] {
  return (['user', 'external'] as const).flatMap((trust) =>
    readdirSync(join(folder, trust))
      .sort()
      .flatMap((family) =>
        readLanguages(join(folder, trust, family), { kind: family, source: `corpus-${trust}-${family}`, trust }),
      ),
  );
}

/** Reads the texts that say the same in every language, which nothing is trained on: `<lang>.txt`, lines as in the corpus. */
export function readParallel(folder: string): readonly TrainingRecord[] {
  return readLanguages(folder, { kind: 'parallel', source: 'parallel', trust: 'user' });
}

type Origin = Pick<TrainingRecord, 'kind' | 'source' | 'trust'>;

function readLanguages(folder: string, origin: Origin): readonly TrainingRecord[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => /^[+-] ./u.test(line))
        .map((line) => ({
          ...origin,
          text: line.slice(2).replace(/\\(n|\\)/gu, (_, escaped) => (escaped === 'n' ? '\n' : '\\')),
          isAttack: line.startsWith('+'),
          lang: basename(file, '.txt'),
        })),
    );
}
