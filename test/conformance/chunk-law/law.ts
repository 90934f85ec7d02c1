import type fc from 'fast-check';
import type { Evaluator } from '../../../src/validate/evaluator.ts';
import type { Cutting } from './cuttings.ts';
import type { Engine } from './engine.ts';
import { evaluateWhole, type TwinResult } from './twin.ts';

/** Runs a text through an evaluator, cut in one way. */
function evaluateChunks(evaluator: Evaluator, chunks: readonly string[]): TwinResult & { readonly pushes: number } {
  let text = '';
  for (const chunk of chunks) text += evaluator.push(chunk);
  text += evaluator.end();
  const { action, reason, findings, edits } = evaluator.outcome();
  return { text, action, ...(reason !== undefined && { reason }), findings, edits, pushes: chunks.length };
}

/** What the law says of one text and one cutting; undefined when it holds. */
function violation(engine: Engine, text: string, cutting: Cutting, whole: TwinResult): string | undefined {
  const { pushes: _, ...result } = evaluateChunks(engine.open(), cutting.chunks(text));
  if (JSON.stringify(result) === JSON.stringify(whole)) return undefined;
  const lines = (['text', 'action', 'reason', 'findings', 'edits'] as const)
    .filter((part) => JSON.stringify(result[part]) !== JSON.stringify(whole[part]))
    .map((part) => `${part}: ${readable(result[part])}\nnot ${readable(whole[part])}`);
  return [`${readable(text)} cut into ${cutting.name} gives`, ...lines].join('\n');
}

/** How much of the law has been looked at. */
export interface LawCount {
  pushes: number;
  texts: number;
  withFindings: number;
  blocked: number;
}

/** The law for one text: every cutting gives what the twin says of the whole. */
export function firstViolation(
  engine: Engine,
  text: string,
  cuttings: readonly Cutting[],
  count?: LawCount,
): string | undefined {
  const whole = evaluateWhole(text, engine.twin);
  if (count !== undefined) {
    count.texts++;
    if (whole.findings.length > 0) count.withFindings++;
    if (whole.action === 'block') count.blocked++;
  }
  for (const cutting of cuttings) {
    const found = violation(engine, text, cutting, whole);
    if (found !== undefined) return found;
    if (count !== undefined) count.pushes += cutting.chunks(text).length;
  }
  return undefined;
}

/** Long enough for long runs on a busy machine: nothing here is about time. */
export const LAW_TIMEOUT_MS = 900_000;

/** fast-check's parameters: fixed, but for what CHUNK_LAW_SEED and CHUNK_LAW_RUNS say. */
export function lawParameters(numRuns: number): fc.Parameters<unknown> {
  const { CHUNK_LAW_SEED: seed, CHUNK_LAW_RUNS: runs } = process.env;
  return { seed: seed === undefined ? 20_261_122 : Number(seed), numRuns: runs === undefined ? numRuns : Number(runs) };
}

/** For a terminal: what is not ASCII is escaped. */
function readable(value: unknown): string {
  return `${JSON.stringify(value)}`.replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
