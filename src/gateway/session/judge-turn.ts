import type { Decision } from '../../core/decision.ts';
import type { MessageSegment } from '../../core/message.ts';
import type { Gateway } from '../gateway.ts';
import { noteDecision } from './known-segments.ts';
import { isRefused, keepTurn, type SessionPassage } from './session-passage.ts';

/** Whether a request goes no further: for the decision on it, or for the risk of its session. What is known of the session is kept then. */
export async function isTurnBlocked(
  gateway: Gateway,
  session: SessionPassage | undefined,
  decision: Decision,
  segments: readonly MessageSegment[],
): Promise<boolean> {
  noteDecision(session, decision, segments);
  const isBlocked = decision.action === 'block' || decision.action === 'ask';
  if (!(await isRefused(gateway, session)) && !isBlocked) return false;
  await keepTurn(gateway, session);
  return true;
}
