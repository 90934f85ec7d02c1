import type { Action, Decision } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';
import type { Principal, Trust } from '../core/segment.ts';
import { decideSegment } from '../decide/decide.ts';
import type { Policy } from '../decide/policy.ts';
import { explainedFindings } from './explain-decision.ts';
import type { ExplainedFinding, Guard } from './guard.ts';

/** How texts are inspected. */
export interface Inspecting {
  readonly guard: Guard;
  /** That of the guard. */
  readonly policy: Policy;
  readonly principal: Principal;
  readonly requestId?: string;
  /** Whether findings quote the text. */
  readonly explain: boolean;
  readonly trust: Trust;
  readonly role: string | undefined;
}

/** What is written for one text. */
export interface InspectAnswer {
  readonly action: Action;
  readonly score: number;
  readonly flagged: boolean;
  readonly findings: readonly (Finding | ExplainedFinding)[];
}

/** The answer, and the decision that it was made from. */
export interface Inspected {
  readonly answer: InspectAnswer;
  readonly decision: Decision;
}

/** Decides one text: as a reply when the model wrote it, else as a request. Throws as {@link Guard.input} does. */
export async function inspectText(
  text: string,
  { guard, policy, principal, requestId, explain, trust, role }: Inspecting,
): Promise<Inspected> {
  const call = { principal, ...(requestId !== undefined && { requestId }) };
  const isReply = role === 'assistant' || trust === 'model';
  const decision = isReply ? await guard.output(text, call) : await guard.input(text, { ...call, trust });
  const findings = explain ? explainedFindings(text, decision.findings, trust) : decision.findings;
  const flagged = !isReply && isFlagged(decision, policy, trust);
  return { answer: { action: decision.action, score: decision.scores.injection, flagged, findings }, decision };
}

/** Whether the policy acts on the injection and obfuscation findings alone, in shadow mode, too. */
export function isFlagged({ findings, scores }: Decision, policy: Policy, trust: Trust): boolean {
  const signs = findings.filter(({ category }) => category === 'injection' || category === 'obfuscation');
  const context = { policy, trust, direction: 'request', hasVault: false } as const;
  return decideSegment(signs, scores, context).action !== 'allow';
}
