import { resolveBounds } from '../core/bounds.ts';
import type { Decision } from '../core/decision.ts';
import { SallyportError } from '../core/errors.ts';
import type { Clock, Keys, Random } from '../core/ports.ts';
import type { Direction, Trust } from '../core/segment.ts';
import { resolvePolicy } from '../decide/resolve-policy.ts';
import type { Detection } from '../detect/detection.ts';
import { requestDetector } from '../detect/request-detector.ts';
import { replyRules, requestRules } from '../detect/shipped-rules.ts';
import { guarded } from '../validate/reply-stream.ts';
import { checkCall, checkText, checkTrust, whileReading } from './check-call.ts';
import { decideRequest, failedDetection } from './decide-request.ts';
import { explainDecision } from './explain-decision.ts';
import type { CallOptions, Guard, GuardOptions, InputOptions, OutputOptions, ReplyOptions } from './guard.ts';
import { guardedStream } from './guarded-stream.ts';
import { openReply, type ReplyEvaluation } from './reply-evaluation.ts';
import { replyScanners } from './reply-scanners.ts';
import { schemaFinding } from './schema-finding.ts';
import { securityEvents, writeEvents } from './security-events.ts';

/** The ports that a guard cannot do without. */
export interface GuardPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: Keys;
}

/**
 * Puts a guard together from options and ports. All rules are compiled here, so that a bad one stops the start.
 *
 * @throws {@link InvalidOptionsError}, {@link InvalidPolicyError} or {@link InvalidRuleError}.
 */
export function createGuardWith(options: GuardOptions, ports: GuardPorts): Guard {
  const bounds = resolveBounds(options.bounds);
  const policy = resolvePolicy(options.policy);
  const extra = options.rules ?? [];
  const detect = requestDetector(requestRules(extra, bounds.streamHoldCharsMax), bounds);
  const scannerFor = replyScanners(replyRules(extra, policy.linkHosts, bounds.streamHoldCharsMax), bounds);
  const { keys } = ports;
  let droppedEvents = 0;

  return {
    input,
    output,
    stream,
    explain,
    get droppedEvents() {
      return droppedEvents;
    },
  };

  async function input(text: string, options: InputOptions): Promise<Decision> {
    const call = checkCall(options, bounds);
    const decision = decideInput(text, call);
    record(decision, call, 'request', text.length);
    return decision;
  }

  async function explain(text: string, options: InputOptions): ReturnType<Guard['explain']> {
    return explainDecision(text, decideInput(text, checkCall(options, bounds)));
  }

  async function output(text: string, options: OutputOptions): Promise<Decision> {
    checkText(text, bounds);
    const call = checkCall(options, bounds);
    const reply = open(call);
    const { evaluator } = reply;
    const released = guarded(evaluator, () => evaluator.push(text)) + guarded(evaluator, () => evaluator.end());
    // A reply that was blocked has no form any more.
    if (call.schema !== undefined && reply.decision().action !== 'block') {
      const misfit = schemaFinding(released, text.length, call.schema);
      if (misfit !== undefined) reply.judge(misfit);
    }
    const decided = reply.decision();
    const decision = decided.action === 'rewrite' ? { ...decided, text: released } : decided;
    record(decision, call, 'reply', text.length);
    return decision;
  }

  function stream(options: ReplyOptions): ReturnType<Guard['stream']> {
    const call = checkCall(options, bounds);
    const reply = open(call);
    return guardedStream(reply, (decision) => record(decision, call, 'reply', reply.evaluator.readChars));
  }

  function decideInput(text: string, call: InputOptions): Decision {
    checkText(text, bounds);
    const trust = checkTrust(call.trust);
    return decideRequest(text, detectSafely(text, trust), { policy, trust, keys, findingsMax: bounds.findingsMax });
  }

  /** Rules of a caller's own run their code in many places; wherever it throws, the check has failed. */
  function detectSafely(text: string, trust: Trust): Detection {
    try {
      return detect(text, trust);
    } catch (error) {
      if (error instanceof SallyportError) throw error;
      return failedDetection(text);
    }
  }

  function open({ systemPrompt, canaries }: ReplyOptions): ReplyEvaluation {
    return whileReading('rules', () =>
      openReply({ policy, keys, bounds, scanner: scannerFor(systemPrompt, canaries) }),
    );
  }

  function record(decision: Decision, call: CallOptions, direction: Direction, textLength: number): void {
    const { sink } = options;
    if (sink === undefined || decision.findings.length === 0) return;
    const facts = { principal: call.principal, requestId: call.requestId, direction, textLength };
    writeEvents(
      sink,
      () => securityEvents(decision, facts, { ...ports, bounds }),
      () => droppedEvents++,
    );
  }
}
