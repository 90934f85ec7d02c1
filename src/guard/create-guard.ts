import { resolveBounds } from '../core/bounds.ts';
import type { ClassifierPanel } from '../core/classifier-panel.ts';
import type { Decision } from '../core/decision.ts';
import { SallyportError } from '../core/errors.ts';
import type { MessageSegment, ReplyGate } from '../core/message.ts';
import type { Clock, Keys, Random, Scanner } from '../core/ports.ts';
import type { Trust } from '../core/segment.ts';
import type { Verdict } from '../decide/decide.ts';
import { resolvePolicy } from '../decide/resolve-policy.ts';
import type { Detection } from '../detect/detection.ts';
import { assess, shippedInjectionModel } from '../detect/injection/injection-model.ts';
import { joinedDetector } from '../detect/joined-detector.ts';
import { partDetector, type RequestDetector, requestDetector } from '../detect/request-detector.ts';
import { replyRules, requestRules } from '../detect/shipped-rules.ts';
import { canonicalView } from '../normalize/canonical.ts';
import { guarded } from '../validate/reply-stream.ts';
import { checkCall, checkSegments, checkText, checkTrust, whileReading } from './check-call.ts';
import { decideMessage } from './decide-message.ts';
import { decideRequest, failedDetection, requestVerdict } from './decide-request.ts';
import { explainDecision } from './explain-decision.ts';
import type {
  CallOptions,
  Guard,
  GuardOptions,
  InputOptions,
  MessageOptions,
  OutputOptions,
  ReplyOptions,
} from './guard.ts';
import { guardedStream } from './guarded-stream.ts';
import { openReply, type ReplyEvaluation } from './reply-evaluation.ts';
import { replyGate } from './reply-gate.ts';
import { replyScanners } from './reply-scanners.ts';
import { schemaFinding } from './schema-finding.ts';
import { secondOpinions } from './second-opinions.ts';
import { secretTokens } from './secret-tokens.ts';
import { type EventFacts, securityEvents, writeEvents } from './security-events.ts';
import { toolCallGate } from './tool-call-gate.ts';

/** The ports that a guard cannot do without. */
export interface GuardPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: Keys;
  /** Lets others have their turn in the middle of a long message; see {@link MessageContext}. */
  readonly pause?: () => Promise<void>;
  /** Asked about texts on their way to the model after the synchronous checks. */
  readonly classifiers?: ClassifierPanel;
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
  const rules = requestRules(extra, bounds.streamHoldCharsMax);
  const model = shippedInjectionModel();
  const detect = requestDetector(rules, bounds, model);
  const detectPart = partDetector(rules, bounds, model);
  const detectJoined = joinedDetector(rules, bounds);
  const rulesOfReplies = replyRules(extra, policy.linkHosts, bounds.streamHoldCharsMax);
  const scanningFor = replyScanners(rulesOfReplies, bounds);
  const holdsSecret = secretTokens(rulesOfReplies);
  const { keys } = ports;
  const opinions = secondOpinions(ports.classifiers, policy);
  let droppedEvents = 0;

  return {
    input,
    message,
    reply,
    output,
    stream,
    explain,
    get droppedEvents() {
      return droppedEvents;
    },
  };

  async function input(text: string, options: InputOptions): Promise<Decision> {
    const call = checkCall(options, bounds);
    const decision = await decideInput(text, call);
    record(decision, call, { direction: 'request', textLength: text.length });
    return decision;
  }

  async function message(segments: readonly MessageSegment[], options: MessageOptions): Promise<Decision> {
    const call = checkCall(options, bounds);
    const checked = checkSegments(segments, bounds);
    const detectEach = (text: string, trust: Trust, isPart: boolean): Detection =>
      detectSafely(text, trust, isPart ? detectPart : detect);
    const { pause } = ports;
    const decision = await decideMessage(checked, {
      policy,
      keys,
      bounds,
      detect: detectEach,
      detectJoined,
      assessText: (text, trust, ruleScore) => assess([canonicalView(text)], { ruleScore, trust }, model),
      ...(opinions !== undefined && { hear: (texts) => opinions(texts, call.principal) }),
      ...(pause !== undefined && { pause }),
    });
    record(decision, call, {
      direction: 'request',
      textLength: checked.reduce((length, { text }) => length + text.length, 0),
      segmentCount: checked.length,
      ...(call.coverage !== undefined && { uncovered: call.coverage.uncovered }),
    });
    return decision;
  }

  async function explain(text: string, options: InputOptions): ReturnType<Guard['explain']> {
    const call = checkCall(options, bounds);
    return explainDecision(text, await decideInput(text, call), checkTrust(call.trust));
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
    record(decision, call, { direction: 'reply', textLength: text.length });
    return decision;
  }

  function stream(options: ReplyOptions): ReturnType<Guard['stream']> {
    const call = checkCall(options, bounds);
    const reply = open(call);
    return guardedStream(reply, (decision) => {
      record(decision, call, { direction: 'reply', textLength: reply.evaluator.readChars });
    });
  }

  function reply(options: ReplyOptions): ReplyGate {
    const call = checkCall(options, bounds);
    const { scanner, parted, rules, meters } = whileReading('rules', () =>
      scanningFor(call.systemPrompt, call.canaries),
    );
    const openText = (): ReplyEvaluation => openWith(scanner);
    return replyGate({
      mode: policy.mode,
      findingsMax: bounds.findingsMax,
      open: () => openWith(parted),
      holdsSecret,
      judgeCall: toolCallGate({
        open: openText,
        ...(meters !== undefined && { openMeters: () => openWith(meters) }),
        rules,
        lengthMax: Math.min(bounds.replyCharsMax, policy.replyCharsMax ?? bounds.replyCharsMax),
      }),
      record: (decision, textLength) => record(decision, call, { direction: 'reply', textLength }),
    });
  }

  async function decideInput(text: string, call: InputOptions): Promise<Decision> {
    checkText(text, bounds);
    const trust = checkTrust(call.trust);
    const context = { policy, trust, keys, findingsMax: bounds.findingsMax };
    const detection = detectSafely(text, trust, detect);
    if (opinions === undefined) return decideRequest(text, detection, context);
    const verdict = (): Verdict => requestVerdict(text, detection, context);
    const [heard = detection] = await opinions([{ text, trust, isId: false, detection, verdict }], call.principal);
    return decideRequest(text, heard, context);
  }

  /** Rules of a caller's own run their code in many places; wherever it throws, the check has failed. */
  function detectSafely(text: string, trust: Trust, detector: RequestDetector): Detection {
    try {
      return detector(text, trust);
    } catch (error) {
      if (error instanceof SallyportError) throw error;
      return failedDetection(text);
    }
  }

  function open({ systemPrompt, canaries }: ReplyOptions): ReplyEvaluation {
    return whileReading('rules', () => openWith(scanningFor(systemPrompt, canaries).scanner));
  }

  function openWith(scanner: Scanner): ReplyEvaluation {
    return openReply({ policy, keys, bounds, scanner });
  }

  function record(decision: Decision, call: CallOptions, what: Omit<EventFacts, 'principal' | 'requestId'>): void {
    const { sink } = options;
    if (sink === undefined || (decision.findings.length === 0 && (what.uncovered ?? []).length === 0)) return;
    const facts = { ...what, principal: call.principal, requestId: call.requestId };
    writeEvents(
      sink,
      () => securityEvents(decision, facts, { ...ports, bounds }),
      () => droppedEvents++,
    );
  }
}
