import type { Decision } from '../../core/decision.ts';
import type { Edit } from '../../core/edit.ts';
import type { Finding } from '../../core/finding.ts';
import type { MessageSegment } from '../../core/message.ts';
import type { Session } from '../../core/sessions.ts';
import { REMOVED_NOTICE } from '../../guard/message-edits.ts';
import type { Gateway } from '../gateway.ts';
import type { SessionPassage } from './session-passage.ts';

/** The texts of a request as its session sees them. */
export interface KnownSegments {
  readonly segments: readonly MessageSegment[];
  /** What takes the place of texts that were blocked before: whoever edits the body makes these edits, too. */
  readonly notices: readonly Edit[];
}

/**
 * Looks at the texts of a request with what is known of its session. What the assistant has said here is the model's; what was blocked here
 * and comes again in a message before the last one is a notice, and never reaches the model. A request of one message is not waited for.
 */
export async function knownSegments(
  gateway: Gateway,
  session: SessionPassage | undefined,
  segments: readonly MessageSegment[],
): Promise<KnownSegments> {
  if (session === undefined) return { segments, notices: [] };
  const last = lastMessage(segments);
  if (!segments.some((segment) => segment.role === 'assistant' || isBefore(segment, last))) {
    return { segments, notices: [] };
  }
  const known = await session.known;
  if (known === undefined) return { segments, notices: [] };
  const found = asKnown(known, segments, last);
  if (found.notices.length > 0) gateway.metrics.countSession('notice');
  return found;
}

function asKnown(known: Session, segments: readonly MessageSegment[], last: number): KnownSegments {
  const notices: Edit[] = [];
  const seen = segments.map((segment): MessageSegment => {
    const { pointer, text, role, trust, fixed } = segment;
    if (trust === 'operator' || fixed !== undefined) return segment;
    if (role === 'assistant') return known.hasIssued(text) ? { ...segment, trust: 'model' } : segment;
    if (!isBefore(segment, last) || !known.hasBlocked(text)) return segment;
    notices.push({
      pointer,
      start: 0,
      end: text.length,
      replacement: REMOVED_NOTICE,
      operator: 'remove',
      ruleId: RULE_ID,
    });
    return { ...segment, text: REMOVED_NOTICE };
  });
  return { segments: seen, notices };
}

const RULE_ID = 'session/blocked-before';

/** Makes the edits of a decision and the notices one list: a text that is a notice is not edited again. */
export function editsWith(notices: readonly Edit[], decision: Decision): readonly Edit[] {
  const edits = decision.action === 'rewrite' ? decision.edits : [];
  if (notices.length === 0) return edits;
  const gone = new Set(notices.map(({ pointer }) => pointer));
  return [...notices, ...edits.filter(({ pointer }) => !gone.has(pointer))];
}

/**
 * Notes what a decision says of the session: how much its user attacked in what is new, and what was blocked of it. Texts of the
 * operator, of documents and of what was answered already add no risk.
 */
export function noteDecision(
  session: SessionPassage | undefined,
  decision: Decision,
  segments: readonly MessageSegment[],
): void {
  if (session === undefined) return;
  const attacks = decision.findings.filter(isAttack);
  if (attacks.length === 0) return;
  const places = new Map(segments.map((segment) => [segment.pointer, segment]));
  const blocking = decision.action === 'block' ? rulesIn(decision.reason) : undefined;
  for (const { pointer, ruleId, score, severity } of attacks) {
    const segment = places.get(pointer ?? '');
    if (segment === undefined || segment.isHistory === true || segment.role === 'assistant') continue;
    if (segment.trust === 'user' && (severity !== 'LOW' || ruleId === 'injection/model')) {
      session.risk = Math.max(session.risk, Math.min(1, score) ** 2);
    }
    const isBlocked = blocking?.has(ruleId) === true && segment.fixed === undefined && segment.trust !== 'operator';
    if (isBlocked && session.blocked.length < BLOCKED_A_TURN_MAX) session.blocked.push(segment.text);
  }
}

/** Texts of one request that are remembered as blocked. */
const BLOCKED_A_TURN_MAX = 8;

function isAttack({ category }: Finding): boolean {
  return category === 'injection' || category === 'obfuscation';
}

/** The rules that a reason names. */
function rulesIn(reason: string): ReadonlySet<string> {
  return new Set(reason.slice(reason.indexOf(': ') + 2).split(', '));
}

/** The number of the message that a text stands in; -1 for one that stands in none. */
function messageOf({ pointer }: MessageSegment): number {
  if (!pointer.startsWith(MESSAGES)) return -1;
  return Number.parseInt(pointer.slice(MESSAGES.length), 10);
}

const MESSAGES = '/messages/';

/** The last message that is not the assistant's: what stands before it was there before. */
function lastMessage(segments: readonly MessageSegment[]): number {
  return segments.reduce(
    (last, segment) => (segment.role === 'assistant' ? last : Math.max(last, messageOf(segment))),
    -1,
  );
}

function isBefore(segment: MessageSegment, last: number): boolean {
  const message = messageOf(segment);
  return message >= 0 && message < last && segment.role !== 'system' && segment.role !== 'developer';
}
