import type { Action } from '../core/decision.ts';
import type { Edit } from '../core/edit.ts';
import type { Finding } from '../core/finding.ts';
import { InvalidJsonError } from '../core/json/invalid-json-error.ts';
import { parseJson } from '../core/json/parse-json.ts';
import { applySplices } from '../core/json/splice.ts';
import type { ToolCall, ToolCallVerdict } from '../core/message.ts';
import { findMatches } from '../detect/matching/find-matches.ts';
import type { RuleSet } from '../detect/matching/rule-set.ts';
import { canonicalView } from '../normalize/canonical.ts';
import { toOriginalRange } from '../normalize/view.ts';
import { guarded } from '../validate/reply-stream.ts';
import type { ReplyEvaluation } from './reply-evaluation.ts';
import { type ArgumentText, argumentTexts, placesInSource, replacementIn, unescaped } from './tool-call-texts.ts';

/** Judges complete tool calls. It never throws: a check that fails blocks the call. */
export type ToolCallGate = (call: ToolCall) => JudgedCall;

/** A verdict on a tool call, with what it rests on. Offsets are those of the arguments' JSON text, or of the name. */
export interface JudgedCall {
  readonly verdict: ToolCallVerdict;
  readonly findings: readonly Finding[];
  readonly edits: readonly Edit[];
  readonly reason?: string;
  readonly shadowed?: Exclude<Action, 'allow'>;
}

/** What judging needs of the reply that the call belongs to. */
export interface ToolCallParts {
  /** Opens the evaluation of one text. */
  readonly open: () => ReplyEvaluation;
  /** Opens the evaluation of what is measured over all texts together; missing where nothing is. */
  readonly openMeters?: () => ReplyEvaluation;
  /** The rules of the evaluation, but for measures. */
  readonly rules: RuleSet;
  /** UTF-16 units of arguments; longer ones are blocked, since cut ones would say something else. */
  readonly lengthMax: number;
}

/**
 * Judges tool calls by name and arguments. Each string of the arguments is inspected as what it says, keys and numbers, too;
 * what is measured, such as the overlap with the system prompt, is measured over all of them together. Only values can
 * be rewritten: where a key or the name would be, the call is blocked. Arguments that are no JSON are one plain text.
 */
export function toolCallGate(parts: ToolCallParts): ToolCallGate {
  return (call) => {
    try {
      return judge(call, parts);
    } catch {
      return blockedFor({ ruleId: 'error/tool-call', category: 'error', start: 0, end: 0, score: 1, severity: 'HIGH' });
    }
  };
}

/** A judgement as it comes together. */
interface Judgement {
  readonly findings: Finding[];
  readonly edits: Edit[];
  reason: string | undefined;
  shadowed: Exclude<Action, 'allow'> | undefined;
}

function judge({ name, arguments: source }: ToolCall, parts: ToolCallParts): JudgedCall {
  if (name.length + source.length > parts.lengthMax) {
    const end = source.length;
    return blockedFor({ ruleId: 'length/tool-call', category: 'length', start: 0, end, score: 1, severity: 'MEDIUM' });
  }
  const named: ArgumentText = { value: name, start: 0, end: name.length, kind: 'name' };
  const inArguments = textsOf(source);
  const texts = [named, ...(inArguments ?? [{ value: source, start: 0, end: source.length, kind: 'plain' as const }])];
  const judgement: Judgement = { findings: [], edits: [], reason: undefined, shadowed: undefined };
  for (const text of suspects(texts, parts.rules)) {
    judgeText(text, source, parts, judgement);
    if (judgement.reason !== undefined) return verdictOf(judgement, source);
  }
  if (inArguments === undefined) judgeUnescaped(source, parts, judgement);
  if (judgement.reason === undefined) judgeTogether(texts, source, parts, judgement);
  return verdictOf(judgement, source);
}

function textsOf(source: string): readonly ArgumentText[] | undefined {
  try {
    return argumentTexts(parseJson(source), source);
  } catch (error) {
    if (error instanceof InvalidJsonError) return undefined;
    throw error;
  }
}

/** More white space than a match may cross. */
const APART = '\n'.repeat(10);

/** The texts in which a rule may match: one pass over all of them, since most calls have many texts and no findings. */
function suspects(texts: readonly ArgumentText[], rules: RuleSet): readonly ArgumentText[] {
  const view = canonicalView(texts.map(({ value }) => value).join(APART));
  const found: ArgumentText[] = [];
  let next = 0;
  let begin = 0;
  for (const match of findMatches(rules, view)) {
    const { start } = toOriginalRange(view, match.start, match.end);
    while (next < texts.length && start >= begin + (texts[next] as ArgumentText).value.length) {
      begin += (texts[next] as ArgumentText).value.length + APART.length;
      next++;
    }
    const text = texts[next];
    if (text !== undefined && found.at(-1) !== text) found.push(text);
  }
  return found;
}

function judgeText(text: ArgumentText, source: string, parts: ToolCallParts, judgement: Judgement): void {
  const reply = parts.open();
  const released = evaluate(reply, text.value);
  const decision = reply.decision();
  const place = placesInSource(text, source);
  for (const finding of decision.findings) {
    judgement.findings.push({ ...finding, start: place(finding.start), end: place(finding.end) });
  }
  note(decision.shadowed, judgement);
  if (decision.action === 'block') judgement.reason = decision.reason;
  if (decision.action !== 'rewrite') return;
  const [first] = decision.edits;
  if (text.kind === 'name' || text.kind === 'key') {
    judgement.reason = `blocked_by_policy: ${first?.ruleId ?? 'rewrite'}`;
    return;
  }
  const isCut = decision.edits.at(-1)?.operator === 'truncate';
  if (text.kind === 'number' || decision.edits.length >= EDITS_LISTED_MAX) {
    const { operator = 'redact', ruleId = 'rewrite' } = first ?? {};
    const replacement = replacementIn(text, released);
    judgement.edits.push({ pointer: '', start: text.start, end: text.end, replacement, operator, ruleId });
    return;
  }
  for (const [i, edit] of decision.edits.entries()) {
    const end = isCut && i === decision.edits.length - 1 ? text.value.length : edit.end;
    const replacement = text.kind === 'plain' ? edit.replacement : replacementIn(text, edit.replacement, true);
    judgement.edits.push({ ...edit, start: place(edit.start), end: place(end), replacement });
  }
}

/** As many edits as an evaluation lists; with more of them the text is replaced as a whole. */
const EDITS_LISTED_MAX = 10_000;

/** An application may mend broken JSON and read its escapes: what only then shows cannot be cut out, so it blocks. */
function judgeUnescaped(source: string, parts: ToolCallParts, judgement: Judgement): void {
  const text = unescaped(source);
  if (text === source) return;
  const reply = parts.open();
  evaluate(reply, text);
  const decision = reply.decision();
  const known = new Set(judgement.findings.map(({ ruleId }) => ruleId));
  const hidden = decision.findings.filter(({ ruleId }) => !known.has(ruleId));
  for (const finding of hidden) judgement.findings.push({ ...finding, start: 0, end: source.length });
  note(decision.shadowed, judgement);
  if (decision.action === 'block') judgement.reason ??= decision.reason;
  else if (decision.action === 'rewrite' && decision.edits.length > judgement.edits.length) {
    judgement.reason ??= `blocked_by_policy: ${decision.edits[0]?.ruleId ?? 'rewrite'}`;
  }
}

/** A prompt that is carried out in pieces, one in each value or key, is carried out all the same. */
function judgeTogether(
  texts: readonly ArgumentText[],
  source: string,
  { openMeters }: ToolCallParts,
  judgement: Judgement,
): void {
  if (openMeters === undefined) return;
  const keys = texts.filter(({ kind }) => kind === 'key');
  const values = texts.filter(({ kind }) => kind !== 'key' && kind !== 'name');
  for (const group of keys.length === 0 ? [texts] : [texts, values, keys]) {
    const reply = openMeters();
    evaluate(reply, group.map(({ value }) => value).join(' '));
    const decision = reply.decision();
    note(decision.shadowed, judgement);
    // One finding a measure is enough, whichever of the readings has it.
    const known = new Set(judgement.findings.map(({ ruleId }) => ruleId));
    for (const finding of decision.findings) {
      if (!known.has(finding.ruleId)) judgement.findings.push({ ...finding, start: 0, end: source.length });
    }
    if (decision.action === 'allow') continue;
    // A measure has no edits: nothing says which of the values to change.
    const blocking = decision.action === 'block' ? decision.reason : undefined;
    judgement.reason = blocking ?? `blocked_by_policy: ${decision.findings[0]?.ruleId ?? 'measure'}`;
    return;
  }
}

function evaluate({ evaluator }: ReplyEvaluation, text: string): string {
  return guarded(evaluator, () => evaluator.push(text)) + guarded(evaluator, () => evaluator.end());
}

const STRENGTH: readonly (Action | undefined)[] = [undefined, 'rewrite', 'ask', 'block'];

function note(shadowed: Judgement['shadowed'], judgement: Judgement): void {
  if (STRENGTH.indexOf(shadowed) > STRENGTH.indexOf(judgement.shadowed)) judgement.shadowed = shadowed;
}

function verdictOf({ findings, edits, reason, shadowed }: Judgement, source: string): JudgedCall {
  const facts = { findings, ...(shadowed !== undefined && { shadowed }) };
  if (reason !== undefined) return { ...facts, edits: [], reason, verdict: { action: 'block' } };
  if (edits.length === 0) return { ...facts, edits, verdict: { action: 'allow' } };
  return { ...facts, edits, verdict: { action: 'rewrite', arguments: applySplices(source, edits) } };
}

function blockedFor(finding: Finding): JudgedCall {
  const reason = `blocked_by_policy: ${finding.ruleId}`;
  return { findings: [finding], edits: [], reason, verdict: { action: 'block' } };
}
