import { describe, expect, it } from 'vitest';
import type { MessageSegment } from '../../core/message.ts';
import { EXTRACTION_BOUNDS_DEFAULT } from '../../limits/extraction/extraction-monitor.ts';
import { createExtractionWatch } from './extraction-watch.ts';
import { latestTurn } from './watch-caller.ts';

const BOUNDS = { ...EXTRACTION_BOUNDS_DEFAULT, principalsMax: 4 };
const HOUR_MS = 3_600_000;
const sweep = (i: number): string => `Explain w${i}q in simple terms.`;

describe('the watch of a gateway', () => {
  it('tells of a user once an hour, with numbers', () => {
    let now = 1_000_000;
    const watch = createExtractionWatch({ now: () => now });
    const toldAt: number[] = [];
    for (let i = 0; i < 4_000; i++) {
      now += 3_000;
      const { news } = watch.observe('eve', sweep(i), BOUNDS);
      if (news !== undefined) toldAt.push(now);
      if (news !== undefined) expect(news.queries).toBeGreaterThan(63);
    }
    expect(toldAt).toHaveLength(4);
    expect(toldAt.slice(1).every((at, i) => at - (toldAt[i] ?? 0) >= HOUR_MS)).toBe(true);
    expect(watch.standing('eve')).toMatchObject({ level: 'anomaly' });
    expect(watch.standing('ann')).toBeUndefined();
  });

  it('lets a user be whose queries are honest again', () => {
    let now = 1_000_000;
    const watch = createExtractionWatch({ now: () => now });
    for (let i = 0; i < 200; i++) {
      now += 3_000;
      watch.observe('eve', sweep(i), BOUNDS);
    }
    expect(watch.standing('eve')).toBeDefined();
    now += BOUNDS.windowMs + 1;
    watch.observe('eve', 'Good morning!', BOUNDS);
    expect(watch.standing('eve')).toBeUndefined();
  });

  it('keeps what it knows where a new configuration says the same, and begins anew where it does not', () => {
    let now = 0;
    const watch = createExtractionWatch({ now: () => now });
    const scores = Array.from({ length: 200 }, (_, i) => {
      now += 3_000;
      return watch.observe('eve', sweep(i), { ...BOUNDS }).verdict.score;
    });
    expect(scores.at(-1)).toBeGreaterThan(0.5);
    expect(watch.observe('eve', sweep(200), { ...BOUNDS, queriesMin: 65 }).verdict.score).toBe(0);
  });
});

describe('the latest turn of a caller', () => {
  const segment = (text: string, more: Partial<MessageSegment> = {}): MessageSegment => ({
    pointer: '/messages/1/content',
    role: 'user',
    trust: 'user',
    text,
    ...more,
  });

  it('is what it wrote itself since the last answer', () => {
    const segments = [
      segment('prompt', { role: 'system', trust: 'operator' }),
      segment('old question', { isHistory: true }),
      segment('a document', { trust: 'external' }),
      segment('a result', { role: 'tool', trust: 'external' }),
      segment('ann', { fixed: 'id' }),
      segment('a beginning', { role: 'assistant' }),
      segment('u-17', { pointer: '/metadata/user' }),
      segment('one'),
      segment('two'),
    ];
    expect(latestTurn(segments)).toBe('one\ntwo');
    expect(latestTurn(segments.slice(0, 7))).toBe('');
  });

  it('has the system prompt of a caller that nobody vouches for', () => {
    expect(latestTurn([segment('Be kind.', { role: 'system', pointer: '/system' }), segment('Hi')])).toBe(
      'Be kind.\nHi',
    );
  });
});
