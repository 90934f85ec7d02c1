import {
  APPROVAL_BOUNDS,
  type Approval,
  type ApprovalOutcome,
  type ApprovalRequest,
  type ApprovalStep,
  type Approvals,
  type ApprovalVerdict,
  type ConsumeRefusal,
  type DecideRefusal,
  type RequestRefusal,
} from '../../core/approvals.ts';
import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import { checkPrincipal } from '../../core/check-principal.ts';
import { checkWholeNumber } from '../../core/check-whole-number.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock, Random } from '../../core/ports.ts';
import type { Records } from '../../core/store-ports.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import { approvalPrefix, isApprovalId, newApprovalId } from './approval-id.ts';
import { APPROVALS_OWNER, type ApprovalSealer, approvalSealer } from './approval-seal.ts';
import { visibleJson } from './canonical-arguments.ts';
import { isSamePerson } from './is-same-person.ts';
import { type PendingPlace, takePlace } from './pending-places.ts';

/** What approvals are kept with. */
export interface ApprovalPorts {
  readonly records: Records;
  readonly ring: KeyRing;
  readonly clock: Clock;
  readonly random: Random;
  /** Is told of each step, done or refused. It must not throw. */
  readonly onStep?: (step: ApprovalStep) => void;
}

/**
 * Approvals in a store: each entry is sealed, and each change is put only over the version that was read, so that a verdict counts once
 * and an approval is used once, in however many processes. An entry stays for an hour after it has expired, and says so.
 *
 * @example
 * const approvals = storeApprovals({ records, ring, clock, random });
 * const asked = await approvals.request({ principal, tool: 'pay', arguments: canonicalArguments(args), reasons: [] });
 */
export function storeApprovals(ports: ApprovalPorts): Approvals {
  const told = <Refusal extends RequestRefusal | DecideRefusal | ConsumeRefusal>(
    outcome: ApprovalOutcome<Refusal>,
    step: ApprovalStep,
  ): ApprovalOutcome<Refusal> => {
    const { approval } = outcome;
    const refused = outcome.state === 'refused' ? { refused: outcome.code } : {};
    ports.onStep?.({ ...step, ...(approval !== undefined && { approval }), ...refused });
    return outcome;
  };
  const entries = entriesOf(ports);
  return {
    newId: (tenant) => newId(ports, tenant, ports.clock.now()),
    async request(request) {
      return told(await ask(ports, entries, request), { step: 'request', ...askerOf(request) });
    },
    async decide(id, { approver, verdict }) {
      return told(await decide(ports, entries, { id, approver, verdict }), { step: 'decide', approver, verdict });
    },
    async consume(id, call) {
      return told(await consume(ports, entries, { id, ...call }), { step: 'consume', ...askerOf(call) });
    },
    async get(id) {
      return (await entries.read(id))?.entry.approval;
    },
    list: (page) => list(ports, entries, page),
  };
}

/** Who asks, for which tool, in which request. */
function askerOf({
  principal,
  tool,
  requestId,
}: Pick<ApprovalRequest, 'principal' | 'tool' | 'requestId'>): Omit<ApprovalStep, 'step'> {
  return { principal, tool, ...(requestId !== undefined && { requestId }) };
}

/** How long an entry is kept after its end, so that who comes late learns why. */
const KEPT_AFTERWARDS_MS = 3_600_000;
/** A place is kept a little longer than what it was taken for: who decides in the last moment gives back no other's. */
const PLACE_MARGIN_MS = 60_000;
/** Versions that an entry may change by while one change is made: it has three in its life, and one more at each rotation of keys. */
const ATTEMPTS_MAX = 5;

/** An approval as it is stored. */
interface Entry {
  readonly approval: Approval;
  readonly place: PendingPlace;
}

interface ReadEntry {
  readonly entry: Entry;
  readonly version: number;
}

interface Entries {
  read(id: string): Promise<ReadEntry | undefined>;
  /** Whether it was put over this version; 0 for a new one. */
  put(entry: Entry, version: number): Promise<boolean>;
}

function entriesOf({ records, ring, clock }: ApprovalPorts): Entries {
  const sealer: ApprovalSealer<Entry> = approvalSealer(ring);
  return {
    async read(id) {
      const row = isApprovalId(id) ? await records.get(APPROVALS_OWNER, id) : undefined;
      const entry = row && sealer.open(id, row.value);
      return row && entry && { entry, version: row.version };
    },
    async put(entry, ifVersion) {
      const { id, expiresAtMs } = entry.approval;
      const ttlMs = Math.max(1, expiresAtMs + KEPT_AFTERWARDS_MS - clock.now());
      const version = await records.put(APPROVALS_OWNER, id, sealer.close(id, entry), { ttlMs, ifVersion });
      return version !== undefined;
    },
  };
}

async function ask(
  ports: ApprovalPorts,
  entries: Entries,
  request: ApprovalRequest,
): Promise<ApprovalOutcome<RequestRefusal>> {
  const { tool, keyId, sinkClass, ttlMs = APPROVAL_BOUNDS.ttlMs } = request;
  if (request.id !== undefined && !isApprovalId(request.id))
    throw new InvalidOptionsError('id', 'must be one that newId gave');
  const principal = checkPrincipal(request.principal, BOUNDS_DEFAULT.idLengthMax);
  checkText('tool', tool, APPROVAL_BOUNDS.toolLengthMax);
  checkWholeNumber('ttlMs', ttlMs, { max: APPROVAL_BOUNDS.ttlMsMax });
  if (request.arguments.text.length > APPROVAL_BOUNDS.argumentsLengthMax)
    return { state: 'refused', code: 'too-large' };
  const place = await takePlace(ports, principal, ttlMs + PLACE_MARGIN_MS);
  if (place === undefined) return { state: 'refused', code: 'too-many' };
  const nowMs = ports.clock.now();
  const approval: Approval = {
    id: request.id ?? newId(ports, principal.tenant, nowMs),
    principal,
    ...(keyId !== undefined && { keyId }),
    tool,
    argumentsText: visibleJson(request.arguments.text),
    argumentsDigest: request.arguments.digest,
    reasons: request.reasons.slice(0, APPROVAL_BOUNDS.reasonsMax),
    ...(sinkClass !== undefined && { sinkClass }),
    state: 'pending',
    createdAtMs: nowMs,
    expiresAtMs: nowMs + ttlMs,
  };
  if (!(await entries.put({ approval, place }, 0))) throw new InvalidOptionsError('id', 'is the id of another call');
  return { state: 'done', approval };
}

function newId({ ring, random }: ApprovalPorts, tenant: string, nowMs: number): string {
  return newApprovalId({ keys: ring.keys, random }, { tenant, nowMs });
}

async function decide(
  { records, clock }: ApprovalPorts,
  entries: Entries,
  { id, approver, verdict }: { readonly id: string; readonly approver: string; readonly verdict: ApprovalVerdict },
): Promise<ApprovalOutcome<DecideRefusal>> {
  checkText('approver', approver, APPROVAL_BOUNDS.approverLengthMax);
  if (verdict !== 'approve' && verdict !== 'deny') throw new InvalidOptionsError('verdict', 'must be approve or deny');
  const decided = await change<DecideRefusal>(entries, id, ({ approval, place }) => {
    const decidedAtMs = clock.now();
    if (approval.state !== 'pending') return 'decided';
    if (approval.expiresAtMs <= decidedAtMs) return 'expired';
    if (isRequester(approval, approver)) return 'own-request';
    const state = verdict === 'approve' ? 'approved' : 'denied';
    return { place, approval: { ...approval, state, approver, decidedAtMs } };
  });
  if (decided.state === 'done') await records.delete(decided.place.owner, decided.place.name);
  return withoutPlace(decided);
}

/** The user and the key that asked; a key is also called as events call it. */
function isRequester({ principal, keyId }: Approval, approver: string): boolean {
  const names = [principal.user, ...(keyId === undefined ? [] : [keyId, `key:${keyId}`])];
  return names.some((name) => isSamePerson(name, approver));
}

async function consume(
  { clock }: ApprovalPorts,
  entries: Entries,
  call: { readonly id: string } & Parameters<Approvals['consume']>[1],
): Promise<ApprovalOutcome<ConsumeRefusal>> {
  const used = await change<ConsumeRefusal>(entries, call.id, ({ approval, place }) => {
    const usedAtMs = clock.now();
    const { principal } = approval;
    if (principal.tenant !== call.principal.tenant || principal.user !== call.principal.user) return 'foreign';
    if (approval.tool !== call.tool || approval.argumentsDigest !== call.argumentsDigest) return 'changed';
    if (approval.state === 'used' || approval.state === 'denied') return approval.state;
    if (approval.expiresAtMs <= usedAtMs) return 'expired';
    if (approval.state === 'pending') return 'pending';
    return { place, approval: { ...approval, state: 'used', usedAtMs } };
  });
  return withoutPlace(used);
}

type Changed<Refusal extends string> =
  | ({ readonly state: 'done' } & Entry)
  | { readonly state: 'refused'; readonly code: Refusal; readonly approval?: Approval };

function withoutPlace<Refusal extends string>(changed: Changed<Refusal>): ApprovalOutcome<Refusal> {
  return changed.state === 'done' ? { state: 'done', approval: changed.approval } : changed;
}

/** Makes an entry another one, or says why not; anew where somebody else was faster. */
async function change<Refusal extends string>(
  entries: Entries,
  id: string,
  changed: (entry: Entry) => Entry | Refusal,
): Promise<Changed<Refusal | 'unknown' | 'busy'>> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const read = await entries.read(id);
    if (read === undefined) return { state: 'refused', code: 'unknown' };
    const next = changed(read.entry);
    if (typeof next === 'string') return { state: 'refused', code: next, approval: read.entry.approval };
    if (await entries.put(next, read.version)) return { state: 'done', ...next };
  }
  return { state: 'refused', code: 'busy' };
}

async function list(
  { records, ring, clock }: ApprovalPorts,
  entries: Entries,
  { tenant, after, limit }: Parameters<Approvals['list']>[0],
): Promise<{ readonly approvals: readonly Approval[]; readonly next?: string }> {
  checkWholeNumber('limit', limit, { max: APPROVAL_BOUNDS.pageMax });
  if (after !== undefined && !isApprovalId(after))
    throw new InvalidOptionsError('after', 'must be the id of an approval');
  const prefix = tenant === undefined ? '' : approvalPrefix(ring.keys, tenant);
  const names = await records.list(APPROVALS_OWNER, { after: after ?? prefix, limit });
  const own = names.filter((name) => name.startsWith(prefix));
  const found = await Promise.all(own.map((name) => entries.read(name)));
  const nowMs = clock.now();
  const approvals = found.flatMap((read) => (read === undefined ? [] : [read.entry.approval]));
  const last = own.length === limit ? own.at(-1) : undefined;
  return {
    approvals: approvals.filter(
      ({ state, expiresAtMs, principal }) =>
        state === 'pending' && expiresAtMs > nowMs && (tenant === undefined || principal.tenant === tenant),
    ),
    ...(last !== undefined && { next: last }),
  };
}

function checkText(option: string, text: string, lengthMax: number): void {
  if (typeof text === 'string' && text.trim() !== '' && text.length <= lengthMax) return;
  throw new InvalidOptionsError(option, `must be a text of 1 to ${lengthMax} characters`);
}
