import type { SessionTurn } from '../../core/sessions.ts';

/** What a session's record holds: numbers and keyed hashes, never text. */
export interface SessionContent {
  readonly risk: number;
  /** When the risk was that much, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly atMs: number;
  /** That it has reached its limit was told. */
  readonly isTold: boolean;
  /** Digests of texts of the assistant, the newest last. */
  readonly issued: readonly string[];
  /** Digests of texts that were blocked, the newest last. */
  readonly blocked: readonly string[];
}

/** How risk grows and fades. */
export interface RiskRule {
  readonly riskMax: number;
  readonly halfLifeMs: number;
}

/** Digests of texts of the assistant that a session keeps: those of the newest. */
const ISSUED_MAX = 128;
/** Digests of blocked texts that a session keeps. */
const BLOCKED_MAX = 32;
/** How far the risk may grow beyond its limit: twice as far, so that it takes one half-life at the most to come back to it. */
const RISK_BEYOND = 2;

/** What is known of a session that is new. */
export const NEW_SESSION: SessionContent = { risk: 0, atMs: 0, isTold: false, issued: [], blocked: [] };

/** The risk of a session now. A clock that has gone back lets none fade. */
export function riskAt({ risk, atMs }: SessionContent, nowMs: number, { halfLifeMs }: RiskRule): number {
  return risk === 0 ? 0 : risk * 0.5 ** (Math.max(0, nowMs - atMs) / halfLifeMs);
}

/** Whether that the risk has reached its limit was told, and it has not fallen to half of it since. */
export function isToldAt(content: SessionContent, nowMs: number, rule: RiskRule): boolean {
  return content.isTold && riskAt(content, nowMs, rule) > rule.riskMax / 2;
}

/** What is known after a turn, whose texts come as digests. What is known already moves to the end. */
export function afterTurn(content: SessionContent, turn: SessionTurn, nowMs: number, rule: RiskRule): SessionContent {
  const added = Number.isFinite(turn.risk) ? Math.max(0, turn.risk ?? 0) : 0;
  const risk = Math.min(RISK_BEYOND * rule.riskMax, riskAt(content, nowMs, rule) + added);
  const isTold = risk >= rule.riskMax || isToldAt(content, nowMs, rule);
  return {
    risk,
    atMs: nowMs,
    isTold,
    issued: newest(content.issued, turn.issued, ISSUED_MAX),
    blocked: newest(content.blocked, turn.blocked, BLOCKED_MAX),
  };
}

/** Reads a record's value. Undefined for anything else: what was sealed here is what was written here. */
export function readContent(value: unknown): SessionContent | undefined {
  const { risk, atMs, isTold, issued, blocked } = (value ?? {}) as Partial<Record<keyof SessionContent, unknown>>;
  if (typeof risk !== 'number' || typeof atMs !== 'number' || typeof isTold !== 'boolean') return undefined;
  if (!Array.isArray(issued) || !Array.isArray(blocked)) return undefined;
  return { risk, atMs, isTold, issued: issued as string[], blocked: blocked as string[] };
}

function newest(known: readonly string[], added: readonly string[] = [], countMax: number): readonly string[] {
  if (added.length === 0) return known;
  return [...new Set([...added, ...known.toReversed()])].slice(0, countMax).toReversed();
}
