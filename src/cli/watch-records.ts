import type { BadLine } from '../offline/labelled-record.ts';
import type { Watcher } from '../offline/read-records.ts';
import { printable } from './terminal.ts';

/** Bad lines that are shown; all are counted. */
const BAD_LINES_SHOWN_MAX = 20;
/** Between two lines of progress. Short runs say nothing. */
const PROGRESS_EVERY_MS = 5_000;

/** Says on standard error which lines are bad, and how far a long run has come. */
export function watchRecords(now: () => number = Date.now): Watcher {
  const startMs = now();
  let saidMs = startMs;
  let badCount = 0;
  return {
    onRecord(count) {
      const nowMs = now();
      if (nowMs - saidMs < PROGRESS_EVERY_MS) return;
      saidMs = nowMs;
      const perSecond = Math.round((1_000 * count) / (nowMs - startMs));
      console.error(`${count.toLocaleString('en')} records, ${perSecond.toLocaleString('en')} a second`);
    },
    onBadLine(line) {
      badCount++;
      if (badCount <= BAD_LINES_SHOWN_MAX) console.error(badLineText(line));
      if (badCount === BAD_LINES_SHOWN_MAX) console.error('…');
    },
  };
}

function badLineText({ file, line, code, message }: BadLine): string {
  return `${printable(file)}:${line}: ${code}: ${printable(message)}`;
}
