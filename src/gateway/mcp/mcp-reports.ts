import type { Severity } from '../../core/finding.ts';
import type { Sink } from '../../core/ports.ts';
import type { SecurityEventType } from '../../core/security-event.ts';
import type { Principal } from '../../core/segment.ts';
import { type EventPorts, systemEvent } from '../../record/system-event.ts';

/** Writes what happens between client and server as security events: names and numbers, never texts or arguments. */
export interface McpReports {
  /** A call that is not made, or a tool that is not shown. Each makes an event. */
  denied(reason: string, facts: { readonly tool?: string; readonly ruleIds?: readonly string[] }): void;
  /** A message that breaks the protocol, or a server that fails. */
  anomaly(reason: string, severity?: Severity): void;
  /** A limit that was reached. */
  limited(limit: string): void;
  /** A definition was pinned, or waits for approval. */
  pinned(reason: string, tool: string): void;
}

/** Where reports go, and of whom they speak. */
export interface ReportOptions extends EventPorts {
  readonly sink: Sink;
  readonly principal: Principal;
  /** The name of the server. */
  readonly server: string;
}

/**
 * Reports of one server. What a server can cause as often as it likes makes an event the 1st, 2nd, 4th, 8th … time, with
 * how often it was.
 */
export function createMcpReports({ sink, principal, server, ...ports }: ReportOptions): McpReports {
  const counts = new Map<string, number>();
  const write = (
    type: SecurityEventType,
    severity: Severity,
    details: Readonly<Record<string, string | number>>,
    ruleIds?: readonly string[],
  ): void => {
    const decision =
      type === 'action_denied' ? { action: 'block' as const, ...(ruleIds !== undefined && { ruleIds }) } : {};
    const facts = { type, severity, principal, decision, details: { control: 'mcp', server, ...details } };
    sink.write(systemEvent(facts, ports));
  };
  const writeNowAndThen = (type: SecurityEventType, severity: Severity, reason: string): void => {
    const count = (counts.get(`${type} ${reason}`) ?? 0) + 1;
    counts.set(`${type} ${reason}`, count);
    if (Number.isInteger(Math.log2(count))) write(type, severity, { reason, count });
  };
  return {
    denied(reason, { tool, ruleIds }) {
      write('action_denied', 'MEDIUM', { reason, ...(tool !== undefined && { tool }) }, ruleIds);
    },
    anomaly: (reason, severity = 'MEDIUM') => writeNowAndThen('anomaly', severity, reason),
    limited: (limit) => writeNowAndThen('rate_limit', 'LOW', limit),
    pinned: (reason, tool) => write('policy_change', 'LOW', { reason, tool }),
  };
}
