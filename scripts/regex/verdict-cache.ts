import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PatternForm } from './collect-patterns.ts';

/** What the checker said of one pattern. */
export interface Verdict {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly summary: string;
  /** The attack that the checker built, when it built one. */
  readonly attack?: { readonly prefix: string; readonly pump: string; readonly suffix: string };
}

/** Verdicts by pattern hash, kept in a file so that a run that was stopped goes on where it was. */
export interface VerdictCache {
  get(hash: string): Verdict | undefined;
  set(hash: string, verdict: Verdict): void;
  save(): void;
}

/** Names a pattern in the cache and in the committed list: 16 hexadecimal digits of SHA-256. */
export function hashPattern({ source, flags }: Pick<PatternForm, 'source' | 'flags'>): string {
  return createHash('sha256').update(`${flags}\n${source}`).digest('hex').slice(0, 16);
}

/** Opens the cache; one that was written with other settings or cannot be read is begun again. */
export function openCache(path: string, settings: string): VerdictCache {
  const verdicts = readCache(path, settings);
  return {
    get: (hash) => verdicts.get(hash),
    set: (hash, verdict) => {
      verdicts.set(hash, verdict);
    },
    save: () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify({ settings, verdicts: Object.fromEntries(verdicts) }));
      renameSync(`${path}.new`, path);
    },
  };
}

function readCache(path: string, settings: string): Map<string, Verdict> {
  try {
    const stored = JSON.parse(readFileSync(path, 'utf8')) as { settings: string; verdicts: Record<string, Verdict> };
    return new Map(stored.settings === settings ? Object.entries(stored.verdicts) : []);
  } catch {
    return new Map(); // Nothing is lost but time: every verdict can be had again.
  }
}
