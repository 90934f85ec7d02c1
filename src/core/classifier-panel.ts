import type { Classifier, ClassifierInput } from './ports.ts';
import type { Principal, Trust } from './segment.ts';

/** When a classifier is asked; `from` and `to` are injection scores, both included, that the synchronous checks gave the text. */
export type AskWhen = 'always' | 'never' | { readonly from: number; readonly to: number };

/** What a classifier may be called. */
export const CLASSIFIER_ID_PATTERN: RegExp = /^[a-z0-9][a-z0-9._-]{0,63}$/u;

/** Whether a value says when a classifier is asked. Nothing but the three forms of {@link AskWhen} does. */
export function isAskWhen(value: unknown): value is AskWhen {
  if (value === 'always' || value === 'never') return true;
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { from, to } = value as { readonly from?: unknown; readonly to?: unknown };
  return typeof from === 'number' && typeof to === 'number' && from >= 0 && from <= to && to <= 1;
}

/** What becomes of a text on which a classifier has no opinion: the policy's `onError` decides, or it is only reported. */
export type FailMode = 'closed' | 'open';

/** A classifier, and the terms on which it is asked. */
export interface ClassifierUse {
  readonly classifier: Classifier;
  /** `always` when missing. A policy may say otherwise. */
  readonly when?: AskWhen;
  /** Whose texts it sees; those of users and of outsiders when missing. */
  readonly trusts?: readonly Trust[];
  /** `closed` when missing. */
  readonly onFailure?: FailMode;
  /** For all of its opinions on one message together, 1 to 60,000 ms; 2,000 when missing. */
  readonly timeoutMs?: number;
  /** Calls of this guard, 1 to 1,000,000; 600 when missing. */
  readonly callsPerMinute?: number;
  /** Calls under way at a time, 1 to 1,000; 8 when missing. Others wait for their turn until the time is over. */
  readonly concurrentMax?: number;
}

/**
 * Why there is no opinion: the time was over, the calls or tokens of this minute were used up, too many calls were waiting,
 * the text is longer than the classifier takes, it answered in no form that counts, or anything else went wrong.
 */
export type ClassifierFailure = 'deadline' | 'budget' | 'busy' | 'too-long' | 'verdict' | 'failed';

/** What a classifier says of a text. */
export type Opinion = { readonly score: number } | { readonly failure: ClassifierFailure };

/** One classifier of a panel. */
export interface PanelMember {
  readonly id: string;
  readonly when: AskWhen;
  readonly trusts: readonly Trust[];
  readonly onFailure: FailMode;
}

/** A text for one of the classifiers. */
export interface Question {
  readonly classifier: string;
  readonly input: ClassifierInput;
}

/** All classifiers of a guard, with their deadlines and budgets. */
export interface ClassifierPanel {
  readonly members: readonly PanelMember[];
  /** One opinion for each question, in their order; the last question is asked first. Never rejects. */
  ask(questions: readonly Question[], principal: Principal): Promise<readonly Opinion[]>;
}
