import { type Action, type Mode, type Scores, strongerAction } from '../core/decision.ts';
import { type Finding, MODEL_RULE_ID, type Treatment } from '../core/finding.ts';
import { isPlaceholder } from '../core/pseudonyms.ts';
import type { Direction, Trust } from '../core/segment.ts';
import { type ComponentVerdict, compareFindings, components, strongestOf, type Treated } from './components.ts';
import { withoutConflicts } from './conflicts.ts';
import type { Policy, PolicyRule } from './policy.ts';

/** What a treatment depends on besides the finding. */
export interface DecideContext {
  readonly policy: Policy;
  readonly direction: Direction;
  /** Who wrote the text. */
  readonly trust: Trust;
  /** Whether a vault is wired that can restore pseudonyms; without one `pseudonymize` becomes `report`. */
  readonly hasVault: boolean;
  /** The injection score of the whole text; without it a finding's own score stands in. */
  readonly injectionScore?: number;
  /**
   * Where the sentence of a finding begins. Findings with equal answers share a sentence, and external text with two
   * such sentences is blocked. Without it each group of overlapping findings counts as a sentence of its own.
   */
  readonly sentenceOf?: (finding: Finding) => number;
}

/** What is done about one text as a whole. */
export interface Verdict {
  readonly action: Action;
  /** There when `action` is `block`: `blocked_by_policy: ` and the ids of the rules that led to it, at most eight; never text. */
  readonly reason?: string;
  /** Every finding with its treatment, in the order given. */
  readonly treatments: readonly Treated[];
  /** What is to be rewritten, in text order, no two overlapping; empty unless `action` is `rewrite`. */
  readonly rewrites: readonly ComponentVerdict[];
}

/**
 * The treatment of one finding: that of the policy's first rule whose selectors fit it and whose threshold it reaches;
 * `report` where none does. A score that is not a number reaches every threshold. Findings of category `error` are
 * decided by `onError` alone, under the name after `error/` in their rule id; those of `error/open/` are reported.
 */
export function treatmentOf(finding: Finding, context: DecideContext): Treatment {
  if (finding.category === 'error') return failureTreatmentOf(finding, context.policy);
  if (isPlaceholder(finding)) return placeholderTreatmentOf(context);
  for (const rule of context.policy.rules) {
    if (selects(rule, finding, context) && reaches(scoreOf(finding, context), rule.threshold)) {
      return possibleTreatment(rule.treatment, context);
    }
  }
  return 'report';
}

/**
 * Decides one whole text: blocks when any finding does, rewrites when any finding acts, allows otherwise. Where the
 * policy takes out the sentences of injections, one sentence goes, and two or more block the text: one may be a
 * mistake, several are an attack. Injections of severity LOW count there only when they stand alone.
 *
 * @param findings - Of one text, in any order; the verdict does not depend on it.
 */
export function decideSegment(findings: readonly Finding[], scores: Scores, context: DecideContext): Verdict {
  const scored: DecideContext = { ...context, injectionScore: scores.injection };
  const first = findings.map((finding) => ({ finding, treatment: treatmentOf(finding, scored) }));
  const treatments = settleSentences(first, scored);
  const action = treatments.reduce<Action>((sum, { treatment }) => strongerAction(sum, actionOf(treatment)), 'allow');
  const shown = withoutConflicts(treatments.filter((one) => !isPlaceholder(one.finding) || one.treatment !== 'ignore'));
  if (action === 'block') return { action, reason: reasonOf(treatments), treatments: shown, rewrites: [] };
  const rewrites = action === 'rewrite' ? rewritesOf(treatments) : [];
  return { action, treatments: shown, rewrites };
}

/**
 * Decides one group of overlapping findings, as {@link components} gives them: the strongest treatment, and the
 * finding that stands for the group. The result does not depend on the order of the findings.
 *
 * @param findings - At least one.
 */
export function decideComponent(findings: readonly Finding[], context: DecideContext): ComponentVerdict {
  return strongestOf(findings.map((finding) => ({ finding, treatment: treatmentOf(finding, context) })));
}

/** What a treatment means for the message as a whole. */
export function actionOf(treatment: Treatment): Action {
  if (treatment === 'block') return 'block';
  return treatment === 'ignore' || treatment === 'report' ? 'allow' : 'rewrite';
}

/** In shadow mode lets the message pass and keeps what would have been done; in enforce mode changes nothing. */
export function relax(
  action: Action,
  mode: Mode,
): { readonly action: Action; readonly shadowed?: Exclude<Action, 'allow'> } {
  return mode === 'shadow' && action !== 'allow' ? { action: 'allow', shadowed: action } : { action };
}

const REASON_RULES_MAX = 8;

/** From this many sentences with injections on, an external text is blocked rather than cut. */
const INJECTED_SENTENCES_BLOCK = 2;

function selects(rule: PolicyRule, finding: Finding, context: DecideContext): boolean {
  if (rule.category !== '*' && rule.category !== finding.category) return false;
  if (rule.entity !== undefined && rule.entity !== finding.entity) return false;
  if (rule.direction !== undefined && rule.direction !== context.direction) return false;
  if (rule.trust !== undefined && !rule.trust.includes(context.trust)) return false;
  if (rule.ruleId === undefined || rule.ruleId === finding.ruleId) return true;
  return rule.ruleId.endsWith('/') && finding.ruleId.startsWith(rule.ruleId);
}

function scoreOf(finding: Finding, context: DecideContext): number {
  return isInjection(finding) ? (context.injectionScore ?? finding.score) : finding.score;
}

/** Written as a negation so that NaN, which compares as false with everything, is on the safe side. */
function reaches(score: number, threshold: number): boolean {
  return !(score < threshold);
}

/** Who writes to the model must not make it say a placeholder; what the model itself said before stays as it is. */
function placeholderTreatmentOf({ hasVault, direction, trust }: DecideContext): Treatment {
  if (!hasVault) return 'ignore';
  if (direction === 'reply') return 'restore';
  return trust === 'user' || trust === 'external' ? 'redact' : 'ignore';
}

/** A treatment that cannot be carried out gives way to the nearest that can. */
function possibleTreatment(treatment: Treatment, context: DecideContext): Treatment {
  if (treatment === 'pseudonymize' && !context.hasVault) return 'report';
  // The beginning of a streamed sentence has left when its end is found to be bad.
  if (treatment === 'remove-sentence' && context.direction === 'reply') return 'remove';
  return treatment;
}

/** The name of checks of which the operator has said that their failure lets pass; see `FailMode`. */
const OPEN_CHECK = 'open';

function failureTreatmentOf(finding: Finding, policy: Policy): Treatment {
  const check = finding.ruleId.startsWith('error/') ? (finding.ruleId.split('/')[1] ?? '') : '';
  if (check === OPEN_CHECK) return 'report';
  const { checks } = policy.onError;
  return Object.hasOwn(checks, check) ? (checks[check] ?? 'block') : policy.onError.default;
}

function isInjection(finding: Finding): boolean {
  return finding.category === 'injection' || finding.category === 'obfuscation';
}

function settleSentences(treated: readonly Treated[], context: DecideContext): readonly Treated[] {
  const cut = treated.filter(isCut);
  if (cut.length === 0) return treated;
  const certain = cut.filter(({ finding }) => finding.severity !== 'LOW');
  const carriers = certain.length > 0 ? certain : cut;
  const blocks = countSentences(carriers, context) >= INJECTED_SENTENCES_BLOCK;
  const chosen = new Set(carriers);
  return treated.map((one) => {
    if (!isCut(one)) return one;
    if (!chosen.has(one)) return { finding: one.finding, treatment: 'report' };
    return blocks ? { finding: one.finding, treatment: 'block' } : one;
  });
}

function isCut({ finding, treatment }: Treated): boolean {
  return treatment === 'remove-sentence' && isInjection(finding);
}

/** Stops counting where more would change nothing: to find a sentence costs time, and a hostile text has many. */
function countSentences(treated: readonly Treated[], context: DecideContext): number {
  const { sentenceOf } = context;
  const findings = treated.map(({ finding }) => finding);
  // The model's range joins what rules tell apart.
  const ofRules = findings.filter(({ ruleId }) => ruleId !== MODEL_RULE_ID);
  const groups = components(ofRules.length > 0 ? ofRules : findings);
  if (sentenceOf === undefined) return groups.length;
  const sentences = new Set<number>();
  for (const [first] of groups) {
    // One finding of a group is enough: what overlaps shares a sentence.
    if (first !== undefined) sentences.add(sentenceOf(first));
    if (sentences.size >= INJECTED_SENTENCES_BLOCK) break;
  }
  return sentences.size;
}

/** Groups only what acts: a finding that is merely reported must not make a redaction longer. */
function rewritesOf(treatments: readonly Treated[]): readonly ComponentVerdict[] {
  const acting = new Map<Finding, Treatment>();
  for (const { finding, treatment } of treatments) {
    if (actionOf(treatment) !== 'allow') acting.set(finding, treatment);
  }
  const groups = components([...acting.keys()]);
  return groups.map((group) =>
    strongestOf(group.map((finding) => ({ finding, treatment: acting.get(finding) ?? 'block' }))),
  );
}

function reasonOf(treatments: readonly Treated[]): string {
  const blocking = treatments.filter(({ treatment }) => treatment === 'block').map(({ finding }) => finding);
  const ruleIds = new Set([...blocking].sort(compareFindings).map(({ ruleId }) => ruleId));
  return `blocked_by_policy: ${[...ruleIds].slice(0, REASON_RULES_MAX).join(', ')}`;
}
