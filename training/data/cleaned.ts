import type { TrainingRecord } from './record.ts';

/** Kinds and sources whose labels say something else than whether a text is an injection. */
const NOT_INJECTION: ReadonlySet<string> = new Set(['harmful-request']);

/**
 * Leaves out what misleads: plain harmful requests that are labelled attacks, encoded texts (the decoded views read what they say), and
 * prompts of operators about secrets, whose wording is that of attacks and which nobody but operators writes.
 */
export function cleaned(records: readonly TrainingRecord[]): readonly TrainingRecord[] {
  return records.filter(
    ({ kind, isAttack, source }) =>
      !(isAttack && NOT_INJECTION.has(kind)) && source !== 'synth-obfuscated' && source !== 'tensor-trust-defenses',
  );
}
