import { RESEAL_PARTS, type ResealCounts, type ResealProgress } from '../gateway/reseal.ts';
import type { RingUser } from '../setup/ring-users.ts';

/** What `sallyport keyring status` knows. */
export interface RingFacts {
  readonly source: string;
  readonly current: string;
  readonly staged: readonly string[];
  readonly old: readonly string[];
  readonly gateways: readonly RingUser[];
  /** Records by key. */
  readonly sealed?: Readonly<Record<string, number>>;
}

/** The lines of `sallyport keyring status`. */
export function statusLines({ source, current, staged, old, gateways, sealed }: RingFacts): readonly string[] {
  const all = [
    ...staged.map((kid) => [kid, 'waits'] as const),
    [current, 'current'] as const,
    ...old.toReversed().map((kid) => [kid, 'for reading'] as const),
  ];
  const keys = all.map(([kid, what]) => {
    const having = gateways.filter(({ kids }) => kids.includes(kid)).length;
    const using = gateways.filter((user) => user.current === kid).length;
    const count = sealed === undefined ? '' : `  ${sealed[kid] ?? 0} records`;
    const used =
      gateways.length === 0 ? '' : `  known to ${having}, sealed under by ${using} of ${gateways.length} gateways`;
    return `${kid}  ${what.padEnd(12)}${count}${used}`;
  });
  const unreadable = sealed?.['unreadable'];
  return [
    `source ${source}, ${gateways.length === 0 ? 'no gateway runs' : `gateways that run: ${gateways.length}`}`,
    ...keys,
    ...(unreadable === undefined ? [] : [`${unreadable} records name no key of this ring`]),
  ];
}

/** Says on standard error how far resealing has come: on a terminal in one line, elsewhere every few seconds. */
export function resealProgress(): {
  show(progress: ResealProgress): void;
  end(outcome: ResealCounts & { readonly isDone: boolean }): void;
} {
  const isTerminal = process.stderr.isTTY === true;
  const everyMs = isTerminal ? TERMINAL_MS : ELSEWHERE_MS;
  let shownAt = performance.now();
  return {
    show(progress) {
      if (performance.now() - shownAt < everyMs) return;
      shownAt = performance.now();
      const share = Math.floor((100 * progress.partsDone) / RESEAL_PARTS);
      const line = `${share} %  ${countsLine(progress)}`;
      process.stderr.write(isTerminal ? `\r\u001B[K${line}` : `sallyport: ${line}\n`);
    },
    end(outcome) {
      if (isTerminal) process.stderr.write('\r\u001B[K');
      const what = outcome.isDone ? 'done' : 'stopped; the next run goes on from here';
      process.stderr.write(`sallyport: ${what}: ${countsLine(outcome)}\n`);
      if (outcome.unreadable > 0) process.stderr.write('sallyport: what does not open was left as it is\n');
    },
  };
}

const TERMINAL_MS = 200;
const ELSEWHERE_MS = 5_000;

function countsLine({ resealed, current, busy, unreadable }: ResealCounts): string {
  return `${resealed} sealed anew, ${current} were already, ${busy} busy, ${unreadable} do not open`;
}
