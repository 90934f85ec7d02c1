import type { AskWhen } from '../core/classifier-panel.ts';
import type { Mode } from '../core/decision.ts';
import type { Category, Treatment } from '../core/finding.ts';
import type { Direction, Trust } from '../core/segment.ts';

/** What is done about the findings that the selectors name, from a threshold on. A selector that is missing fits everything. */
export interface PolicyRule {
  /** The category of finding; `*` is every category but `error`, which {@link Policy.onError} decides. */
  readonly category: Category | '*';
  /** The exact name of an entity, such as `CREDIT_CARD`. */
  readonly entity?: string;
  /** An exact rule id, or a prefix of ids that ends in `/`. */
  readonly ruleId?: string;
  /** Who must have written the text. */
  readonly trust?: readonly Trust[];
  readonly direction?: Direction;
  /**
   * From 0 to 1; the treatment is taken at and above it. For `injection` and `obfuscation` it is compared with the
   * injection score of the whole text, for all other categories with the finding's own score.
   */
  readonly threshold: number;
  readonly treatment: Treatment;
}

/** What happens when a check fails with an exception. What was declared open, as a classifier may be, is reported all the same. */
export type FailureTreatment = 'block' | 'report';

/** A whole policy as a value. `resolvePolicy` checks one. */
export interface Policy {
  readonly name: string;
  readonly mode: Mode;
  /** The first one that fits a finding, selectors and threshold both, decides; where none fits the finding is reported. */
  readonly rules: readonly PolicyRule[];
  /** `checks` is by category; `default` is for all categories that it does not name. */
  readonly onError: { readonly default: FailureTreatment; readonly checks: Readonly<Record<string, FailureTreatment>> };
  /** UTF-16 code units of a reply, where it is less than `bounds.replyCharsMax`. */
  readonly replyCharsMax?: number;
  /** When a classifier is asked, by its id, in place of what its own terms say. */
  readonly classifiers?: Readonly<Record<string, AskWhen>>;
  /** Places of replies, besides plain text, where the vault puts values back. None when missing. */
  readonly restoreIn?: readonly RestorePlace[];
  /** Values, in any case, that are nobody's personal data: a public hotline, the name of your company. */
  readonly allow?: readonly string[];
  /** Hosts that replies may link to: exact, or `*.example.com` for every host under that one. Lower case. */
  readonly linkHosts: readonly string[];
}

/**
 * Where a value that is put back can do harm: in a link it is sent to whoever owns it, in markup (HTML tags, scripts) and code it is run, in
 * the arguments of a tool it is acted on.
 */
export const RESTORE_PLACES = ['link', 'markup', 'code', 'tool'] as const;

/** A place of a reply that is no plain text. */
export type RestorePlace = (typeof RESTORE_PLACES)[number];

/** All treatments, weakest first: the order in which one outdoes another where findings overlap. */
export const TREATMENTS: readonly Treatment[] = [
  'ignore',
  'report',
  'restore',
  'sanitize',
  'mask',
  'hash',
  'fake',
  'encrypt',
  'pseudonymize',
  'redact',
  'remove',
  'remove-sentence',
  'truncate',
  'block',
];

/** Those that a policy may name; what is restored is decided by the vault. */
export const POLICY_TREATMENTS: readonly Treatment[] = TREATMENTS.filter((treatment) => treatment !== 'restore');

/** Bounds of a policy, so that deciding stays cheap whatever file was loaded. */
export const POLICY_BOUNDS: {
  readonly nameLengthMax: number;
  readonly rulesMax: number;
  readonly ruleIdLengthMax: number;
  readonly linkHostsMax: number;
  readonly allowMax: number;
  /** UTF-16 units. */
  readonly allowLengthMax: number;
  readonly replyCharsMax: number;
  readonly classifiersMax: number;
} = {
  nameLengthMax: 128,
  rulesMax: 1_000,
  ruleIdLengthMax: 128,
  linkHostsMax: 1_000,
  allowMax: 1_000,
  allowLengthMax: 256,
  replyCharsMax: 10_000_000,
  classifiersMax: 16,
};

/** Path-like, lower case: `pii/generic/credit-card`, or a prefix such as `pii/`. */
export const RULE_ID_PATTERN: RegExp = /^[a-z0-9][a-z0-9_./-]{0,127}$/u;

/** Upper case with underscores: `CREDIT_CARD`. */
export const ENTITY_PATTERN: RegExp = /^[A-Z][A-Z0-9_]{0,63}$/u;

/** A host name or address in lower case with no port (internationalized names in their `xn--` form), or `*.` before a name. */
export const LINK_HOST_PATTERN: RegExp = /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/u;
