import type { DetectorRun, MatchSink } from './match.ts';
import type { MeterRule, MeterRun } from './rule.ts';
import { failureOf } from './rule-failure.ts';

/** Feeds a meter with each unit of a view once. Barriers do not interrupt it. One that throws is reported and not asked again. */
export function meterRun(rule: MeterRule): DetectorRun {
  let meter: MeterRun | undefined;
  let written = 0;
  let hasFailed = false;
  return {
    advance({ text, base }, follows, found) {
      const from = Math.max(written, base);
      written = base + text.length;
      if (written > from) feed(text.slice(from - base), from, found);
      // At a barrier the meter goes on, and says what it holds when it is asked again behind it.
      return hasFailed || follows !== 'more' ? written : Math.min(meter?.holdFrom ?? written, written);
    },
  };

  function feed(text: string, offset: number, found: MatchSink): void {
    let at = offset;
    for (const piece of rule.isByCharacter === true ? text : [text]) {
      if (!hasFailed) write(piece, at, found);
      at += piece.length;
    }
  }

  function write(piece: string, offset: number, found: MatchSink): void {
    try {
      meter ??= rule.open();
      for (const { start, end } of meter.write(piece, offset)) found.match({ rule, start, end, score: rule.score });
    } catch {
      // Where a meter of whole pieces failed depends on the cutting: the finding covers the first unit of the piece.
      hasFailed = true;
      found.match(failureOf(rule, offset, offset + 1));
    }
  }
}
