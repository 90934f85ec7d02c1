import { actionConversation } from '../../actions/action-conversation.ts';
import {
  type ActionDecision,
  type ActionReason,
  decideAction,
  type EarlierAction,
} from '../../actions/decide-action.ts';
import type { ActionEffect } from '../../actions/policy/action-policy.ts';
import { provenanceIndex } from '../../actions/provenance/provenance.ts';
import { classifyTool } from '../../actions/sinks/classify-tool.ts';
import type { ActionCall, ToolDefinition } from '../../actions/tool-action.ts';
import { canonicalArguments } from '../../agents/approvals/canonical-arguments.ts';
import { APPROVAL_BOUNDS, type Approval, type CanonicalArguments } from '../../core/approvals.ts';
import { parseJson } from '../../core/json/parse-json.ts';
import type { JsonValue } from '../../core/json-value.ts';
import type { ReplyGate, ToolCall, ToolCallVerdict } from '../../core/message.ts';
import { systemEvent } from '../../record/system-event.ts';
import { callerOf } from '../caller.ts';
import type { Passage } from '../passage.ts';
import { RefusedRequestError } from '../refused-request-error.ts';
import { deniedNotice, endedNotice, pendingNotice, REFUSED_NOTICE, UNREADABLE_NOTICE } from './notices.ts';
import { requestConversation } from './request-segments.ts';

/** The decision on the tool calls of one reply. */
export interface ReplyActions {
  /** The gate that the reply passes: what its texts and arguments hold first, and then what its calls do. */
  readonly gate: ReplyGate;
  /**
   * Stores what has been decided since: no byte of it may leave before. Undefined where there is nothing to store. Rejects with
   * RefusedRequestError for an approval that is not to be had, and with StoreError when the store is away.
   */
  readonly settled: () => Promise<void> | undefined;
  /** `settled` has rejected. */
  readonly hasFailed: boolean;
  /** A call was withheld or its arguments were changed. */
  readonly hasChanged: boolean;
}

/** Opens the decision on the tool calls of a reply behind a gate that inspects it. `presented` are the caller's approvals. */
export function decideActions(passage: Passage, inner: ReplyGate, presented: readonly Approval[]): ReplyActions {
  const { mode } = passage.gateway.services().config.actions;
  if (mode === 'off' || !passage.policy.isInspected) {
    return { gate: inner, settled: () => undefined, hasFailed: false, hasChanged: false };
  }
  const isShadow = mode === 'shadow' || passage.policy.policy.mode === 'shadow';
  return new DecidedActions(passage, inner, { presented, isShadow });
}

interface Call extends ActionCall {
  readonly isText: boolean;
  /** The arguments as they came. */
  readonly written: string;
}

class DecidedActions implements ReplyActions {
  readonly gate: ReplyGate;
  readonly settled = (): Promise<void> | undefined => (this.#steps.length === 0 ? undefined : this.#settle());
  hasFailed = false;
  hasChanged = false;
  readonly #passage: Passage;
  readonly #presented: Approval[];
  readonly #isShadow: boolean;
  readonly #decide: (call: ActionCall) => ActionDecision;
  readonly #tools: () => readonly ToolDefinition[];
  #steps: (() => Promise<void>)[] = [];

  constructor(
    passage: Passage,
    inner: ReplyGate,
    { presented, isShadow }: { readonly presented: readonly Approval[]; readonly isShadow: boolean },
  ) {
    this.#passage = passage;
    this.#presented = [...presented];
    this.#isShadow = isShadow;
    const context = lazy(() => contextOf(passage));
    this.#decide = (call) => {
      const { policy } = passage.gateway.services().config.actions;
      return decideAction(
        { ...context(), call, principal: passage.principal, nowMs: passage.gateway.clock.now() },
        policy,
      );
    };
    this.#tools = () => context().tools;
    this.gate = {
      text: (choice, pointer) => inner.text(choice, pointer),
      toolCall: (choice, pointer, call) => {
        const inspected = inner.toolCall(choice, pointer, call);
        if (inspected.action === 'block' || inspected.action === 'withhold' || call.isHosted === true) return inspected;
        const written = inspected.action === 'rewrite' ? inspected.arguments : call.arguments;
        const verdict = this.#verdict(call, written);
        this.hasChanged ||= verdict !== undefined;
        return verdict ?? inspected;
      },
      isBlocked: (choice) => inner.isBlocked(choice),
      isCut: (choice) => inner.isCut?.(choice) === true,
      holdsSecret: (token) => inner.holdsSecret(token),
      finish: () => inner.finish(),
    };
  }

  /** What becomes of a call; undefined where it leaves as it is. A check that throws withholds it. */
  #verdict({ name, isText = false }: ToolCall, written: string): ToolCallVerdict | undefined {
    let args: JsonValue;
    try {
      args = isText ? written : argumentsIn(written);
    } catch {
      return this.#refused(
        { action: 'block', reasons: [{ ruleId: 'actions/unreadable', pointer: '' }] },
        UNREADABLE_NOTICE,
      );
    }
    try {
      const call = { name, arguments: args, isText, written };
      const decision = this.#decide(call);
      if (decision.action === 'allow') return undefined;
      if (decision.action === 'ask' && !this.#isShadow) return this.#asked(call, decision.reasons);
      if (decision.action !== 'rewrite' || this.#isShadow) return this.#refused(decision, REFUSED_NOTICE);
      this.#record(decision.action, decision.reasons);
      return { action: 'rewrite', arguments: rewritten(decision.arguments ?? args, isText) };
    } catch {
      return this.#refused({ action: 'block', reasons: [{ ruleId: 'error/tool-call', pointer: '' }] }, REFUSED_NOTICE);
    }
  }

  #refused({ action, reasons }: ActionDecision, notice: string): ToolCallVerdict | undefined {
    this.#record(action, reasons);
    return this.#isShadow ? undefined : { action: 'withhold', notice };
  }

  /** Uses the approval that the caller presents for this very call, or asks for one. */
  #asked(
    { name, arguments: args, isText, written }: Call,
    reasons: readonly ActionReason[],
  ): ToolCallVerdict | undefined {
    const { gateway, principal } = this.#passage;
    const canonical = canonicalArguments(args);
    const { argumentsLengthMax, toolLengthMax } = APPROVAL_BOUNDS;
    // Nobody could read it before deciding.
    if (canonical.text.length > argumentsLengthMax || name.length > toolLengthMax || name.trim() === '')
      return this.#refused({ action: 'block', reasons }, REFUSED_NOTICE);
    const known = this.#take(name, canonical.digest);
    const nowMs = gateway.clock.now();
    if (known === undefined) {
      const id = gateway.approvals.newId(principal.tenant);
      this.#steps.push(() => this.#request(id, { name, canonical, reasons }));
      return withheld(pendingNotice(id, nowMs + gateway.services().config.approvals.ttlMs));
    }
    if (known.state === 'denied') return withheld(deniedNotice(known.id));
    if (known.state === 'used' || known.expiresAtMs <= nowMs) return withheld(endedNotice(known.id));
    if (known.state === 'pending') return withheld(pendingNotice(known.id, known.expiresAtMs));
    this.#steps.push(() => this.#consume(known.id, { name, canonical }));
    return isText || canonical.text === written ? undefined : { action: 'rewrite', arguments: canonical.text };
  }

  /** An approval counts for one call, also within a reply. */
  #take(tool: string, digest: string): Approval | undefined {
    const at = this.#presented.findIndex((each) => each.tool === tool && each.argumentsDigest === digest);
    return at === -1 ? undefined : this.#presented.splice(at, 1)[0];
  }

  async #request(
    id: string,
    { name, canonical, reasons }: Named & { readonly reasons: readonly ActionReason[] },
  ): Promise<void> {
    const { gateway, principal, request, state } = this.#passage;
    const [sinkClass] = classifyTool(this.#tools().find((tool) => tool.name === name) ?? { name }).classes;
    const asked = await gateway.approvals.request({
      id,
      principal,
      keyId: callerOf(request).key.id,
      requestId: state.requestId,
      tool: name,
      arguments: canonical,
      reasons,
      ...(sinkClass !== undefined && { sinkClass }),
    });
    if (asked.state === 'done') return;
    const problem = 'too many tool calls of this user wait for approval; have some decided, or wait until they expire';
    throw new RefusedRequestError(429, 'too_many_approvals', problem);
  }

  async #consume(id: string, { name, canonical }: Named): Promise<void> {
    const { gateway, principal, state } = this.#passage;
    const used = await gateway.approvals.consume(id, {
      ...{ principal, tool: name, requestId: state.requestId },
      argumentsDigest: canonical.digest,
    });
    if (used.state === 'done') return;
    const problem =
      'the approval was used, changed or ended while the provider answered; send the request without it to ask for a new one';
    throw new RefusedRequestError(409, 'approval_not_usable', problem);
  }

  async #settle(): Promise<void> {
    const steps = this.#steps;
    this.#steps = [];
    try {
      for (const step of steps) await step();
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
  }

  #record(effect: ActionEffect, reasons: readonly ActionReason[]): void {
    const { gateway, principal, state } = this.#passage;
    const isShadow = this.#isShadow;
    const decision = {
      action: isShadow ? ('allow' as const) : effect,
      mode: isShadow ? ('shadow' as const) : ('enforce' as const),
      ...(isShadow && effect !== 'allow' && { shadowed: effect }),
      ruleIds: reasons.map(({ ruleId }) => ruleId),
    };
    const severity = effect === 'block' ? 'HIGH' : 'MEDIUM';
    const facts = { type: 'action_denied', severity, principal, requestId: state.requestId, decision } as const;
    gateway.sink.write(systemEvent({ ...facts, details: { direction: 'reply' } }, gateway));
  }
}

interface Named {
  readonly name: string;
  readonly canonical: CanonicalArguments;
}

function withheld(notice: string): ToolCallVerdict {
  return { action: 'withhold', notice };
}

/** Keys that are there twice are refused: what is decided must be what the tool gets. Models give no text where there are no arguments. */
function argumentsIn(written: string): JsonValue {
  if (written.trim() === '') return {};
  parseJson(written);
  return JSON.parse(written) as JsonValue;
}

function rewritten(value: JsonValue, isText: boolean): string {
  return isText && typeof value === 'string' ? value : JSON.stringify(value);
}

/** What all calls of a reply are decided by; read when the first one comes, since most replies have none. */
function contextOf({ dialect, reading, request, gateway }: Passage): {
  readonly tools: readonly ToolDefinition[];
  readonly conversation: ReturnType<typeof actionConversation>;
  readonly earlier: readonly EarlierAction[];
} {
  const { segments, tools, calls } = requestConversation(dialect.id, reading, callerOf(request).key.trusts.system);
  const conversation = actionConversation(provenanceIndex());
  for (const segment of segments) conversation.add(segment);
  // When a call was made stands nowhere in a request: all of the conversation count as made just now.
  const atMs = gateway.clock.now();
  const earlier = calls.map(({ name }) => ({
    name,
    classes: classifyTool(tools.find((tool) => tool.name === name) ?? { name }).classes,
    atMs,
  }));
  return { tools, conversation, earlier };
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
