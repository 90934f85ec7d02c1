import type { Category, Severity } from '../../core/finding.ts';
import type { Trust } from '../../core/segment.ts';

/** Texts that a rule finds and texts that it leaves alone; one test runs them all. */
export interface RuleCases {
  readonly match: readonly string[];
  readonly ignore: readonly string[];
}

/** What all kinds of rules say of themselves. */
export interface RuleFacts {
  /** Path-like and stable, such as `pii/generic/credit-card`. */
  readonly id: string;
  readonly category: Category;
  readonly entity?: string;
  /** Confidence from 0 to 1 of a match that has no context words on its left. */
  readonly score: number;
  readonly severity: Severity;
  /** Who must have written the text; all when missing. Looked at on requests only. */
  readonly trusts?: readonly Trust[];
}

/**
 * A bounded pattern, withheld on streams until it is decided. It sees the canonical view: white space is one ` ` or
 * `\n` (a run of both keeps its order), invisible characters are gone, NFKC is applied.
 */
export interface SpanRule extends RuleFacts {
  readonly kind: 'span';
  /** Flags `u` or `iu`; every quantifier bounded; look-around over one character at the most; no back-references. */
  readonly pattern: RegExp;
  /**
   * How many leading UTF-16 units of the candidate are accepted; 0 refuses it, and the rule looks again one code
   * point later. Cuts at separators only; linear in the candidate; pure.
   */
  readonly accept?: (candidate: string) => number;
  /**
   * How many leading units of what is accepted only say what follows (`password: `) and are no part of the finding:
   * fewer than are accepted. Pure and linear; asked only about what was accepted.
   */
  readonly lead?: (accepted: string) => number;
  /** Lower-case words that raise the score when they stand within 64 units to the left. */
  readonly context?: readonly string[];
  /** Whether what has none of the context words on its left is nothing at all. */
  readonly needsContext?: boolean;
  /** A user's rule runs on the linear-time engine only. */
  readonly linear?: boolean;
}

/**
 * A span whose end is not known when it begins: a bounded opener, then a run of one class of characters, then a closer.
 * It ends behind the closer, before the first character that is not of the class, or after `lengthMax` units.
 * A barrier counts as white space: a body that takes spaces or line breaks goes on behind it. Opener and closer do not.
 * On streams the placeholder leaves as soon as the opener is decided.
 */
export interface RegionRule extends RuleFacts {
  readonly kind: 'region';
  /** As a span's pattern; at most 256 units long. */
  readonly opener: RegExp;
  /** As a span's, of the opener. */
  readonly accept?: (opener: string) => number;
  /** One character class with flags `u`, such as `/[A-Za-z0-9_-]/u`. */
  readonly body: RegExp;
  /** As a span's pattern, at most 64 units long: ends the region and belongs to it. */
  readonly closer?: RegExp;
  /** UTF-16 units of the view, opener and closer included. */
  readonly lengthMax: number;
}

/**
 * A token of the canonical view, without white space: a word (letters, marks, digits, and `'` and `-` inside of it), a
 * possessive `'s`, or a single other character; a character of a script that puts no spaces between words, or of Hangul,
 * is a token.
 */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What parts it from the token before it; `line` at the beginning, too. */
  readonly gap: 'none' | 'space' | 'line';
}

/** What a tagger says of a token. */
export interface TokenTag<State> {
  /** `outside`, `begin` (a finding starts here) or `inside` (it goes on; without one before it, as `begin`). */
  readonly tag: 'outside' | 'begin' | 'inside';
  readonly state: State;
  /** What the finding is reported as that begins here, if that is not the rule. */
  readonly found?: RuleFacts;
}

/**
 * A greedy tagger over tokens: decides for one token after another, from what it kept of the tokens before
 * (its state, which must be a value that is never changed in place) and at most `lookahead` tokens after it.
 */
export interface TokenRule<State = unknown> extends RuleFacts {
  readonly kind: 'token';
  /** 0 to 3. */
  readonly lookahead: number;
  /** Before the first token. */
  readonly initial: State;
  /** Says what a token is, and what is kept of it. */
  readonly tag: (state: State, token: Token, next: readonly Token[]) => TokenTag<State>;
}

/**
 * A running measure over the canonical view. It may stop a reply, never edit it. `hold` lets it withhold what would
 * be part of the finding if the next characters confirm it.
 */
export interface MeterRule extends RuleFacts {
  readonly kind: 'meter';
  /** Whether each write gets one code point: then not even a careless measure can depend on how a text is cut. */
  readonly isByCharacter?: boolean;
  /** Begins a run over one text. */
  readonly open: () => MeterRun;
}

/** One run of a meter over one text. */
export interface MeterRun {
  /** The next units of the view; `offset` is the view offset of the first. Returns the ranges that crossed the threshold. */
  write(text: string, offset: number): readonly { readonly start: number; readonly end: number }[];
  /** View offset from which text may yet become part of a finding, or undefined when there is none. */
  readonly holdFrom: number | undefined;
}

/** Everything that can run on a reply; requests run the same kinds. */
export type Rule = SpanRule | RegionRule | TokenRule | MeterRule;

/** UTF-16 units of the view to the left of a match in which context words are looked for. */
export const CONTEXT_CHARS = 64;

/** The longest opener of a region, in UTF-16 units. */
export const REGION_OPENER_MAX = 256;
