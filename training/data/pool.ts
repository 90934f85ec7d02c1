import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { TrainingRecord } from './record.ts';

interface PoolLine {
  readonly text: string;
  readonly label: 0 | 1;
  readonly kind: string;
  readonly lang?: string;
  readonly source: string;
  readonly carrier?: string;
}

/** Kinds whose texts come from documents, tools and mails. */
const EXTERNAL_KINDS: ReadonlySet<string> = new Set(['indirect', 'indirect-task', 'document', 'tool-output', 'email']);
/** Texts of operators, whose instructions are their right. */
const OPERATOR_SOURCES: ReadonlySet<string> = new Set([
  'tensor-trust-defenses',
  'gpts-system-prompts',
  'awesome-copilot',
  'awesome-cursorrules',
  'fabric',
]);

/** Reads the pool: one gzipped file of JSON lines a source. The README of the pool says what is in it. */
export function readPool(folder: string): readonly TrainingRecord[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .flatMap((name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString('utf8')
        .split('\n')
        .filter(Boolean)
        .map(toRecord),
    );
}

function toRecord(line: string): TrainingRecord {
  const { text, label, kind, lang = 'en', source, carrier } = JSON.parse(line) as PoolLine;
  const trust = OPERATOR_SOURCES.has(source) ? 'operator' : EXTERNAL_KINDS.has(kind) ? 'external' : 'user';
  return { text, isAttack: label === 1, kind, lang, source, trust, ...(carrier !== undefined && { carrier }) };
}
