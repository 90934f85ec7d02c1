import type { DetectorRun, MatchSink } from './match.ts';
import type { MeterRule, MeterRun } from './rule.ts';
import { failureOf } from './rule-failure.ts';

/** Feeds a meter with each unit of a view once. Barriers do not interrupt it. */
export function meterRun(rule: MeterRule): DetectorRun {
  const meter = rule.open();
  let written = 0;
  let hasFailed = false;
  return {
    advance({ text, base }, isEnd, found) {
      const from = Math.max(written, base);
      written = base + text.length;
      if (!hasFailed && written > from) hasFailed = !write(rule, meter, text.slice(from - base), from, found);
      // At a barrier the meter goes on, and says what it holds when it is asked again behind it.
      return hasFailed || isEnd ? written : Math.min(meter.holdFrom ?? written, written);
    },
  };
}

/** Returns whether the meter can go on: one that throws is reported and not asked again. */
function write(rule: MeterRule, meter: MeterRun, text: string, offset: number, found: MatchSink): boolean {
  try {
    for (const { start, end } of meter.write(text, offset)) found.match({ rule, start, end, score: rule.score });
    return true;
  } catch {
    // Where it failed depends on the cutting, so the finding covers the first unit that no earlier write has decided.
    found.match(failureOf(rule, offset, offset + 1));
    return false;
  }
}
