import type { Principal } from '../../core/segment.ts';
import type { Session } from '../../core/sessions.ts';
import { systemEvent } from '../../record/system-event.ts';
import type { SessionsConfig } from '../../setup/session-schema.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Gateway } from '../gateway.ts';
import { isFreshSession } from '../keys/principal.ts';

/** One request and its reply in the session that it names. */
export interface SessionPassage {
  readonly principal: Principal;
  readonly requestId: string;
  readonly config: SessionsConfig;
  /** What is known; undefined where the store is away and that is allowed. Rejects where it is not. */
  readonly known: Promise<Session | undefined>;
  /** What this turn adds. */
  risk: number;
  readonly blocked: string[];
  /** Texts of the assistant that have left so far. */
  issued: () => readonly string[];
  isKept: boolean;
}

/**
 * Begins to read what is known of a session. Undefined for a session that ends with its request: nobody could come back to it.
 */
export function openSession(
  gateway: Gateway,
  principal: Principal,
  { isInspected, requestId }: { readonly isInspected: boolean; readonly requestId: string },
): SessionPassage | undefined {
  const { sessions } = gateway;
  if (sessions === undefined || !isInspected || isFreshSession(principal)) return undefined;
  const config = gateway.services().config.sessions;
  const known = sessions.read(principal).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
    gateway.metrics.countSession('unavailable');
    if (config.onStoreFailure === 'refuse') throw error;
    return undefined;
  });
  // A request that is refused before anybody asks for it must not end the process.
  known.catch(() => undefined);
  return { principal, requestId, config, known, risk: 0, blocked: [], issued: () => [], isKept: false };
}

/** Whether the session was attacked so much lately that its requests are refused. Rejects where that cannot be known. */
export async function isRefused(gateway: Gateway, session: SessionPassage | undefined): Promise<boolean> {
  if (session === undefined) return false;
  const known = await session.known;
  if (known?.isRisky !== true || session.config.onRisk !== 'block') return false;
  gateway.metrics.countSession('refused');
  return true;
}

/**
 * Stores what the turn adds, once. What cannot be stored is counted and ends no request: what is missing later makes later requests more
 * suspicious, but for their risk.
 */
export async function keepTurn(gateway: Gateway, session: SessionPassage | undefined): Promise<void> {
  if (session === undefined || session.isKept) return;
  session.isKept = true;
  const { risk, blocked } = session;
  const issued = session.issued();
  try {
    const outcome = await (await session.known)?.add({ risk, blocked, issued });
    if (outcome === undefined) return;
    gateway.metrics.countSession(outcome.state);
    if (outcome.hasBecomeRisky) tell(gateway, session, outcome.risk);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    gateway.metrics.countSession('unavailable');
  }
}

function tell(gateway: Gateway, { principal, requestId, config }: SessionPassage, risk: number): void {
  const isBlocked = config.onRisk === 'block';
  const event = systemEvent(
    {
      type: 'anomaly',
      severity: isBlocked ? 'HIGH' : 'MEDIUM',
      principal,
      requestId,
      decision: { ruleIds: ['session/risk'], findingCount: 1 },
      details: { control: 'session', risk: Math.round(risk * 100) / 100, riskMax: config.riskMax, blocks: isBlocked },
    },
    gateway,
  );
  gateway.sink.write(event);
}
