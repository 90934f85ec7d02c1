import type { Principal, Trust } from './segment.ts';

/** The arguments of a call as RFC 8785 writes them: equal values have one text. */
export interface CanonicalArguments {
  readonly text: string;
  /** SHA-256 of the text in UTF-8: 64 lower-case hexadecimal digits. */
  readonly digest: string;
}

/** Why a call needs an approval. */
export interface ApprovalReason {
  readonly ruleId: string;
  /** JSON pointer (RFC 6901) in the arguments. */
  readonly pointer: string;
  readonly trust?: Trust;
}

/** A call that somebody has to approve before it is made. */
export interface ApprovalRequest {
  /** One that `newId` gave for the tenant and that was not used before; a new one when missing. */
  readonly id?: string;
  /** Who wants the call made; it alone may use the approval, in any session. */
  readonly principal: Principal;
  /** The virtual key that the request came with. */
  readonly keyId?: string;
  /** Name of the tool, 1 to {@link APPROVAL_BOUNDS}.toolLengthMax UTF-16 units. */
  readonly tool: string;
  readonly arguments: CanonicalArguments;
  /** At most {@link APPROVAL_BOUNDS}.reasonsMax are kept. */
  readonly reasons: readonly ApprovalReason[];
  readonly sinkClass?: string;
  /** The request whose reply holds the call; its event is found by it. */
  readonly requestId?: string;
  /** Milliseconds until it expires, whether it is decided or not; {@link APPROVAL_BOUNDS}.ttlMs when missing. */
  readonly ttlMs?: number;
}

/** How far an approval is. */
export type ApprovalState = 'pending' | 'approved' | 'denied' | 'used';

/** What an approver sees. The arguments are for people who decide: they belong in no event and no log. */
export interface Approval {
  /** `apr_` and 51 hexadecimal digits, of which 128 bits are random. */
  readonly id: string;
  readonly principal: Principal;
  readonly keyId?: string;
  readonly tool: string;
  /** The canonical arguments, whole. What cannot be seen is escaped, so that nothing is hidden in it; as JSON they are the same. */
  readonly argumentsText: string;
  readonly argumentsDigest: string;
  readonly reasons: readonly ApprovalReason[];
  readonly sinkClass?: string;
  readonly state: ApprovalState;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly approver?: string;
  readonly decidedAtMs?: number;
  readonly usedAtMs?: number;
}

/** What an approver says. */
export type ApprovalVerdict = 'approve' | 'deny';

/** Why no approval is asked for: the principal has too many that are pending, or nobody could read arguments of this length. */
export type RequestRefusal = 'too-many' | 'too-large';

/** Why a verdict does not count. `busy`: others changed the entry each time; try again. */
export type DecideRefusal = 'unknown' | 'expired' | 'decided' | 'own-request' | 'busy';

/** Why a call may not be made with an approval. */
export type ConsumeRefusal = 'unknown' | 'foreign' | 'changed' | 'used' | 'denied' | 'expired' | 'pending' | 'busy';

/** What became of a request, a verdict or a use. */
export type ApprovalOutcome<Refusal extends string> =
  | { readonly state: 'done'; readonly approval: Approval }
  | {
      readonly state: 'refused';
      readonly code: Refusal;
      /** The approval that it is about, where there is one. Of `foreign` it belongs to somebody else. */
      readonly approval?: Approval;
    };

/** Bounds of approvals. */
export const APPROVAL_BOUNDS: {
  readonly ttlMs: number;
  readonly ttlMsMax: number;
  readonly pendingMax: number;
  readonly argumentsLengthMax: number;
  readonly toolLengthMax: number;
  readonly approverLengthMax: number;
  readonly reasonsMax: number;
  readonly pageMax: number;
} = {
  ttlMs: 900_000,
  ttlMsMax: 86_400_000,
  /** Pending at a time for one user of a tenant. */
  pendingMax: 100,
  /** UTF-16 units of the canonical arguments; more than this nobody reads before deciding. */
  argumentsLengthMax: 65_536,
  toolLengthMax: 256,
  approverLengthMax: 256,
  reasonsMax: 32,
  pageMax: 100,
};

/**
 * Approvals of single calls: asked for by the one who checks calls, decided by somebody else, used once. All methods reject with a
 * StoreError when the store is away, which is no approval, and with InvalidOptionsError for what is out of its bounds.
 */
export interface Approvals {
  /** A new id for a call of the tenant, for who has to name it before it is asked for. */
  newId(tenant: string): string;
  /** Makes a pending entry. */
  request(request: ApprovalRequest): Promise<ApprovalOutcome<RequestRefusal>>;
  /** Decides an entry, once and for good. Whoever asked for it cannot, under no spelling of the same id. */
  decide(
    id: string,
    how: { readonly approver: string; readonly verdict: ApprovalVerdict },
  ): Promise<ApprovalOutcome<DecideRefusal>>;
  /** Uses an approval up: of any number at once, in any number of processes, one gets it. */
  consume(
    id: string,
    call: {
      readonly principal: Principal;
      readonly tool: string;
      readonly requestId?: string;
      readonly argumentsDigest: string;
    },
  ): Promise<ApprovalOutcome<ConsumeRefusal>>;
  /** An entry, whatever its state; undefined where there is none, or none any more. */
  get(id: string): Promise<Approval | undefined>;
  /** Pending entries, by tenant and time: those behind `after`. A page may have fewer than `limit`; `next` says whether more may follow. */
  list(page: {
    readonly tenant?: string;
    readonly after?: string;
    readonly limit: number;
  }): Promise<{ readonly approvals: readonly Approval[]; readonly next?: string }>;
}

/** What was done with an approval, for those who keep events. */
export interface ApprovalStep {
  readonly step: 'request' | 'decide' | 'consume';
  /** Missing for an id that nobody has given out. */
  readonly approval?: Approval;
  /** Why it was refused; missing where it was done. */
  readonly refused?: RequestRefusal | DecideRefusal | ConsumeRefusal;
  readonly principal?: Principal;
  readonly tool?: string;
  readonly requestId?: string;
  readonly verdict?: ApprovalVerdict;
  readonly approver?: string;
}
