import { describe, expect, it } from 'vitest';
import type { SecurityEvent } from '../core/security-event.ts';
import { displayWidth } from './display-width.ts';
import { eventHead, eventLayout, eventLine } from './event-lines.ts';

const event: SecurityEvent = {
  id: 'evt_1',
  time: '2026-01-31T08:30:00.000Z',
  type: 'injection_attempt',
  severity: 'HIGH',
  principal: { tenant: 'default', user: 'ann', session: 's' },
  decision: {
    action: 'block',
    mode: 'enforce',
    ruleIds: ['injection/override/previous-instructions', 'injection/prompt-extraction/reveal-system-prompt'],
    findingCount: 2,
    scores: { injection: 0.99 },
  },
  requestId: 'req_69573f8a7668663870e36fe6',
  details: { direction: 'request' },
};

describe('eventLine', () => {
  it('shows everything, whole, where there is no terminal', () => {
    const line = eventLine(event, eventLayout(undefined));
    expect(line).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}HIGH {6}injection_attempt {2}block {4}ann {19}req_69573f8a7668663870e36fe6 {2}/u,
    );
    expect(line.endsWith(`request: ${event.decision.ruleIds.join(' ')}`)).toBe(true);
  });

  it.each([80, 100, 140, 200])('stays within a terminal of %i columns, in columns under their titles', (width) => {
    const layout = eventLayout(width);
    const line = eventLine(event, layout);
    expect(displayWidth(line)).toBeLessThan(width);
    expect(eventHead(layout).indexOf('rules')).toBe(line.indexOf('request: '));
  });

  it('spells out what would steer a terminal, and breaks no line', () => {
    const user = 'a\u001b[2Jb\nc\u202e';
    const hostile = {
      ...event,
      principal: { ...event.principal, user },
      requestId: 'r\r\u0007',
      details: { '\u009b': '\n' },
    };
    const line = eventLine({ ...hostile, decision: { ...event.decision, ruleIds: [] } }, eventLayout(undefined));
    expect(line).not.toMatch(/\p{Cc}|\u202e/u);
    expect(line).toContain('a\\u{1b}[2Jb c');
  });

  it('says in brackets what shadow mode would have done', () => {
    const shadowed = { ...event.decision, action: 'allow', mode: 'shadow', shadowed: 'block' } as const;
    expect(eventLine({ ...event, decision: shadowed }, eventLayout(80))).toContain('(block)');
  });
});
