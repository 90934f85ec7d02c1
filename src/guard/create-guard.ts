import { DEFAULT_ACTION_POLICY } from '../actions/policy/default-policy.ts';
import type { ActionCall } from '../actions/tool-action.ts';
import { resolveBounds } from '../core/bounds.ts';
import type { ClassifierPanel } from '../core/classifier-panel.ts';
import type { Decision } from '../core/decision.ts';
import { SallyportError } from '../core/errors.ts';
import type { MessageSegment, ReplyGate } from '../core/message.ts';
import type { Clock, Keys, Random, Scanner } from '../core/ports.ts';
import { isPlaceholder, type Pseudonyms } from '../core/pseudonyms.ts';
import type { SecurityEvent } from '../core/security-event.ts';
import type { Trust } from '../core/segment.ts';
import { actsOnNames } from '../decide/acts-on-names.ts';
import type { Verdict } from '../decide/decide.ts';
import { resolvePolicy } from '../decide/resolve-policy.ts';
import type { Detection } from '../detect/detection.ts';
import { assess, shippedInjectionModel } from '../detect/injection/injection-model.ts';
import { joinedDetector } from '../detect/joined-detector.ts';
import { allowedValues } from '../detect/matching/allowed-values.ts';
import { nameFinder } from '../detect/pii/names/find-names.ts';
import { partDetector, type RequestDetector, requestDetector } from '../detect/request-detector.ts';
import { replyRules, requestRules } from '../detect/shipped-rules.ts';
import { canonicalView } from '../normalize/canonical.ts';
import type { OperatorContext } from '../rewrite/operators.ts';
import { guarded } from '../validate/reply-stream.ts';
import { actionEvent } from './action-event.ts';
import { checkCall, checkSegments, checkText, checkToolCall, checkTrust, whileReading } from './check-call.ts';
import { inspectMessage } from './decide-message.ts';
import { decideRequest, failedDetection, requestVerdict } from './decide-request.ts';
import { decideToolCall } from './decide-tool-call.ts';
import { explainDecision } from './explain-decision.ts';
import type {
  CallOptions,
  Guard,
  GuardOptions,
  InputOptions,
  MessageOptions,
  OutputOptions,
  ReplyOptions,
  ToolCallDecision,
  ToolCallOptions,
} from './guard.ts';
import { guardedStream } from './guarded-stream.ts';
import { openReply, type ReplyEvaluation } from './reply-evaluation.ts';
import { replyGate } from './reply-gate.ts';
import { type ReplyScanning, replyScanners } from './reply-scanners.ts';
import { schemaFinding } from './schema-finding.ts';
import { secondOpinions } from './second-opinions.ts';
import { secretTokens } from './secret-tokens.ts';
import { type EventFacts, securityEvents, writeEvents } from './security-events.ts';
import { type ToolCallGate, toolCallGate } from './tool-call-gate.ts';
import { withPseudonyms } from './with-pseudonyms.ts';

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
  const allowed = allowedValues(policy.allow ?? []);
  const rules = { ...requestRules(extra, bounds.streamHoldCharsMax), allowed };
  const model = shippedInjectionModel();
  const withNames = options.names ?? actsOnNames(policy);
  const parts = { rules, bounds, model, ...(withNames && { findNames: nameFinder() }) };
  const detect = requestDetector(parts);
  const detectPart = partDetector(parts);
  const detectJoined = joinedDetector(rules, bounds);
  const replyOptions = { linkHosts: policy.linkHosts, withNames, spanLengthMax: bounds.streamHoldCharsMax };
  const rulesOfReplies = { ...replyRules(extra, replyOptions), allowed };
  const scanningFor = replyScanners(rulesOfReplies, bounds, policy.restoreIn);
  const holdsSecret = secretTokens(rulesOfReplies);
  const { keys } = ports;
  const actions = options.actions ?? DEFAULT_ACTION_POLICY;
  const opinions = secondOpinions(ports.classifiers, policy);
  let droppedEvents = 0;

  return {
    input,
    message,
    reply,
    toolCall,
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
    const inspected = await inspectMessage(checked, {
      policy,
      bounds,
      detect: detectEach,
      detectJoined,
      assessText: (text, trust, ruleScore) => assess([canonicalView(text)], { ruleScore, trust }, model),
      ...(opinions !== undefined && { hear: (texts) => opinions(texts, call.principal) }),
      ...(pause !== undefined && { pause }),
    });
    const decision = await withPseudonyms(call.vault, inspected.hasPlaceholders, (pseudonyms) =>
      inspected.decide(operatorsOf(pseudonyms)),
    );
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
    const scanning = whileReading('rules', () =>
      scanningFor(call.systemPrompt, call.canaries, call.vault?.opened !== undefined),
    );
    const { parted, unrestored } = scanning;
    const pseudonyms = call.vault?.opened;
    const inTools = policy.restoreIn?.includes('tool') === true;
    return replyGate({
      mode: policy.mode,
      findingsMax: bounds.findingsMax,
      open: (pointer) => (isSigned(pointer) ? openWith(unrestored, undefined) : openWith(parted, pseudonyms)),
      holdsSecret,
      judgeCall: callGate(scanning, inTools ? pseudonyms : undefined),
      record: (decision, textLength) => record(decision, call, { direction: 'reply', textLength }),
    });
  }

  /** Inspects what stands in tool calls. */
  function callGate({ toolScanner, rules, meters }: ReplyScanning, pseudonyms?: Pseudonyms): ToolCallGate {
    return toolCallGate({
      open: () => openWith(toolScanner, pseudonyms),
      ...(meters !== undefined && { openMeters: () => openWith(meters, undefined) }),
      rules,
      lengthMax: Math.min(bounds.replyCharsMax, policy.replyCharsMax ?? bounds.replyCharsMax),
    });
  }

  async function toolCall(given: ActionCall, options: ToolCallOptions): Promise<ToolCallDecision> {
    const call = checkCall(options, bounds);
    const judge = callGate(whileReading('rules', () => scanningFor(undefined, undefined)));
    const context = { judge, policy: actions, mode: policy.mode, nowMs: ports.clock.now() };
    const decision = decideToolCall(checkToolCall(given), call, context);
    write(() => {
      const event = actionEvent(decision, call, { ...ports, bounds });
      return event === undefined ? [] : [event];
    });
    return decision;
  }

  async function decideInput(text: string, call: InputOptions): Promise<Decision> {
    checkText(text, bounds);
    const trust = checkTrust(call.trust);
    const context = { policy, trust, findingsMax: bounds.findingsMax };
    const detection = detectSafely(text, trust, detect);
    const heard = await heardInput({ text, trust, detection, call });
    return withPseudonyms(call.vault, heard.findings.some(isPlaceholder), (pseudonyms) =>
      decideRequest(text, heard, { ...context, operators: operatorsOf(pseudonyms) }),
    );
  }

  async function heardInput({ text, trust, detection, call }: DetectedInput): Promise<Detection> {
    if (opinions === undefined) return detection;
    const verdict = (): Verdict =>
      requestVerdict(text, detection, { policy, trust, hasVault: call.vault !== undefined });
    const [heard = detection] = await opinions([{ text, trust, isId: false, detection, verdict }], call.principal);
    return heard;
  }

  function operatorsOf(pseudonyms: Pseudonyms | undefined): OperatorContext {
    return { keys, ...(pseudonyms !== undefined && { pseudonyms }) };
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

  function open(call: ReplyOptions): ReplyEvaluation {
    const { systemPrompt, canaries, vault } = call;
    const pseudonyms = vault?.opened;
    return whileReading('rules', () =>
      openWith(scanningFor(systemPrompt, canaries, pseudonyms !== undefined).scanner, pseudonyms),
    );
  }

  function openWith(scanner: Scanner, pseudonyms: Pseudonyms | undefined): ReplyEvaluation {
    return openReply({ policy, bounds, scanner, operators: operatorsOf(pseudonyms) });
  }

  function record(decision: Decision, call: CallOptions, what: Omit<EventFacts, 'principal' | 'requestId'>): void {
    if (decision.findings.length === 0 && (what.uncovered ?? []).length === 0) return;
    const facts = { ...what, principal: call.principal, requestId: call.requestId };
    write(() => securityEvents(decision, facts, { ...ports, bounds }));
  }

  function write(events: () => readonly SecurityEvent[]): void {
    if (options.sink !== undefined) writeEvents(options.sink, events, () => droppedEvents++);
  }
}

/** Thoughts are signed by the provider, and come back to it as they are. */
function isSigned(pointer: string): boolean {
  return pointer.endsWith('/thinking');
}

/** A text that was inspected, and in which call. */
interface DetectedInput {
  readonly text: string;
  readonly trust: Trust;
  readonly detection: Detection;
  readonly call: InputOptions;
}
