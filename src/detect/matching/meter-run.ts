import type { DetectorRun } from './match.ts';
import type { MeterRule } from './rule.ts';

/** Feeds a meter with each unit of a view once. Barriers do not interrupt it. */
export function meterRun(rule: MeterRule): DetectorRun {
  const meter = rule.open();
  let written = 0;
  return {
    advance({ text, base }, _isEnd, found) {
      const from = Math.max(written, base);
      for (const { start, end } of meter.write(text.slice(from - base), from)) {
        found.match({ rule, start, end, score: rule.score });
      }
      written = base + text.length;
      return Math.min(meter.holdFrom ?? written, written);
    },
  };
}
