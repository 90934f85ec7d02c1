import { checkWholeNumber } from '../../core/check-whole-number.ts';
import { InvalidOptionsError } from '../../core/errors.ts';
import type { Clock, Keys } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';
import type { Session, SessionOutcome, Sessions, SessionTurn } from '../../core/sessions.ts';
import type { Records } from '../../core/store-ports.ts';
import type { OwnerKeys } from '../../crypto/owner-key.ts';
import { putJson, type ReadJson, readJson } from '../sealed-json.ts';
import {
  afterTurn,
  isToldAt,
  NEW_SESSION,
  type RiskRule,
  readContent,
  riskAt,
  type SessionContent,
} from './session-content.ts';
import { digestOf, sessionPlace } from './session-place.ts';

/** What is kept of sessions, and for how long. */
export interface SessionBounds {
  /** How long a session is remembered after its last turn, in milliseconds; 24 hours when missing. */
  readonly ttlMs: number;
  /** The risk from which on a session is risky, above 0 up to 1,000; 3 when missing. */
  readonly riskMax: number;
  /** In how many milliseconds the risk falls to half; 10 minutes when missing. */
  readonly halfLifeMs: number;
  /** Sessions of one user that are remembered, 1 to 1,000; 1,000 when missing. Some at the same time may pass it by as many. */
  readonly sessionsMax: number;
}

/** The defaults. */
export const SESSION_BOUNDS: SessionBounds = {
  ttlMs: 86_400_000,
  riskMax: 3,
  halfLifeMs: 600_000,
  sessionsMax: 1_000,
};

/** What sessions are made of. */
export interface SessionsOptions extends Partial<SessionBounds> {
  readonly records: Records;
  readonly owners: OwnerKeys;
  /** Hash texts, and the names under which sessions are stored. */
  readonly keys: Keys;
  readonly clock: Clock;
  /** Called for what does not open: nothing is known of the session then. */
  readonly onUnreadable?: (principal: Principal) => void;
}

type Ground = SessionsOptions & SessionBounds;

/** Requests of one session that store at once: how often one tries again. */
const ATTEMPTS_MAX = 4;

/**
 * Sessions over a store. What is known of each is sealed with a key of its principal, at most 5 KB, in one record.
 *
 * @throws `InvalidOptionsError` for bounds out of their range.
 */
export function createSessions(options: SessionsOptions): Sessions {
  const ground: Ground = { ...SESSION_BOUNDS, ...options };
  checkBounds(ground);
  return { read: (principal) => readSession(ground, principal) };
}

/** A session as it was read. */
interface Known {
  readonly content: SessionContent;
  readonly version: number;
  /** The salt that it was read under; undefined where there was nothing. */
  readonly salt: ReadJson['salt'] | undefined;
}

async function readKnown(ground: Ground, principal: Principal): Promise<Known> {
  const { records, owners, keys, onUnreadable } = ground;
  const place = sessionPlace(keys, principal);
  const read = await readJson(records, { owners, principal, place, kind: 'session' });
  if (read === undefined) return { content: NEW_SESSION, version: 0, salt: undefined };
  const content = readContent(read.value);
  if (content === undefined) onUnreadable?.(principal);
  return { content: content ?? NEW_SESSION, version: read.stored.version, salt: read.salt };
}

async function readSession(ground: Ground, principal: Principal): Promise<Session> {
  const known = await readKnown(ground, principal);
  const { content } = known;
  const risk = riskAt(content, ground.clock.now(), ruleOf(ground));
  return {
    risk,
    isRisky: risk >= ground.riskMax,
    hasIssued: (text) =>
      content.issued.length > 0 && content.issued.includes(digestOf(ground.keys, principal, 'issued', text)),
    hasBlocked: (text) =>
      content.blocked.length > 0 && content.blocked.includes(digestOf(ground.keys, principal, 'blocked', text)),
    add: (turn) => addTurn(ground, principal, known, digested(ground, principal, turn)),
  };
}

async function addTurn(ground: Ground, principal: Principal, read: Known, turn: SessionTurn): Promise<SessionOutcome> {
  const rule = ruleOf(ground);
  let known = read;
  const nothing = { risk: riskAt(known.content, ground.clock.now(), rule), hasBecomeRisky: false };
  if (isEmpty(turn)) return { state: 'unchanged', ...nothing };
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (attempt > 0) known = await readKnown(ground, principal);
    if (known.version === 0 && (await isFull(ground, principal))) return { state: 'full', ...nothing };
    const nowMs = ground.clock.now();
    const next = afterTurn(known.content, turn, nowMs, rule);
    if (await put(ground, principal, next, known)) {
      return { state: 'kept', risk: next.risk, hasBecomeRisky: next.isTold && !isToldAt(known.content, nowMs, rule) };
    }
  }
  return { state: 'conflict', ...nothing };
}

async function put(ground: Ground, principal: Principal, content: SessionContent, read: Known): Promise<boolean> {
  const { records, owners, keys, ttlMs } = ground;
  const sealedFor = { owners, principal, place: sessionPlace(keys, principal), kind: 'session' } as const;
  const how = { ttlMs, ifVersion: read.version, readUnder: read.salt };
  return (await putJson(records, content, { sealedFor, how })) !== undefined;
}

async function isFull({ records, keys, sessionsMax }: Ground, principal: Principal): Promise<boolean> {
  const { owner } = sessionPlace(keys, principal);
  return (await records.list(owner, { limit: sessionsMax })).length >= sessionsMax;
}

function digested(
  { keys }: Ground,
  principal: Principal,
  { risk = 0, issued = [], blocked = [] }: SessionTurn,
): SessionTurn {
  return {
    risk,
    issued: issued.map((text) => digestOf(keys, principal, 'issued', text)),
    blocked: blocked.map((text) => digestOf(keys, principal, 'blocked', text)),
  };
}

function isEmpty({ risk = 0, issued = [], blocked = [] }: SessionTurn): boolean {
  return risk <= 0 && issued.length === 0 && blocked.length === 0;
}

function ruleOf({ riskMax, halfLifeMs }: Ground): RiskRule {
  return { riskMax, halfLifeMs };
}

const YEAR_MS = 31_536_000_000;

function checkBounds({ ttlMs, riskMax, halfLifeMs, sessionsMax }: SessionBounds): void {
  checkWholeNumber('ttlMs', ttlMs, { max: YEAR_MS });
  checkWholeNumber('halfLifeMs', halfLifeMs, { max: YEAR_MS });
  checkWholeNumber('sessionsMax', sessionsMax, { max: 1_000 });
  if (!(riskMax > 0 && riskMax <= 1_000)) throw new InvalidOptionsError('riskMax', 'must be above 0 and at most 1,000');
}
