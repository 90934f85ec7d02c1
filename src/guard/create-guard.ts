import { resolveBounds } from '../core/bounds.ts';
import type { Decision } from '../core/decision.ts';
import type { Clock, Keys, Random } from '../core/ports.ts';
import type { Direction } from '../core/segment.ts';
import { resolvePolicy } from '../decide/resolve-policy.ts';
import { requestDetector } from '../detect/request-detector.ts';
import { replyRules, requestRules } from '../detect/shipped-rules.ts';
import { checkPrincipal, checkText, checkTrust } from './check-call.ts';
import { decideRequest } from './decide-request.ts';
import { explainDecision } from './explain-decision.ts';
import type { CallOptions, Guard, GuardOptions, InputOptions, OutputOptions, ReplyOptions } from './guard.ts';
import { guardedStream } from './guarded-stream.ts';
import { openReply, type ReplyEvaluation } from './reply-evaluation.ts';
import { replyScanners } from './reply-scanners.ts';
import { schemaFinding } from './schema-finding.ts';
import { randomId, safeId, securityEvents } from './security-events.ts';

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

  async function input(text: string, call: InputOptions): Promise<Decision> {
    const decision = decideInput(text, call);
    record(decision, call, 'request', text.length);
    return decision;
  }

  async function explain(text: string, call: InputOptions): ReturnType<Guard['explain']> {
    return explainDecision(text, decideInput(text, call));
  }

  async function output(text: string, call: OutputOptions): Promise<Decision> {
    checkText(text, bounds);
    const reply = open(call);
    const released = reply.evaluator.push(text) + reply.evaluator.end();
    const misfit = call.schema === undefined ? undefined : schemaFinding(released, call.schema);
    if (misfit !== undefined) reply.judge(misfit);
    const decided = reply.decision();
    const decision = decided.action === 'rewrite' ? { ...decided, text: released } : decided;
    record(decision, call, 'reply', text.length);
    return decision;
  }

  function stream(call: ReplyOptions): ReturnType<Guard['stream']> {
    const reply = open(call);
    return guardedStream(reply, (decision) => record(decision, call, 'reply', reply.evaluator.readChars));
  }

  function decideInput(text: string, call: InputOptions): Decision {
    checkText(text, bounds);
    checkPrincipal(call?.principal, bounds);
    const trust = checkTrust(call.trust);
    return decideRequest(text, detect(text, trust), { policy, trust, keys });
  }

  function open(call: ReplyOptions): ReplyEvaluation {
    checkPrincipal(call?.principal, bounds);
    return openReply({ policy, keys, bounds, scanner: scannerFor(call.systemPrompt, call.canaries) });
  }

  function record(decision: Decision, call: CallOptions, direction: Direction, textLength: number): void {
    if (options.sink === undefined || decision.findings.length === 0) return;
    const requestId = call.requestId === undefined ? randomId(ports.random) : safeId(call.requestId);
    const facts = { principal: call.principal, requestId, direction, textLength };
    for (const event of securityEvents(decision, facts, { ...ports, bounds })) {
      try {
        options.sink.write(event);
      } catch {
        // A decision must not depend on whether somebody listens.
        droppedEvents++;
      }
    }
  }
}
