import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../core/ports.ts';
import {
  createExtractionMonitor,
  type ExtractionBounds,
  type ExtractionMonitor,
  type ExtractionVerdict,
} from '../../limits/extraction/extraction-monitor.ts';
import type { ExtractionSignals } from '../../limits/extraction/signals.ts';

/** What came of a query. */
export interface WatchedQuery {
  readonly verdict: ExtractionVerdict;
  /** The numbers behind the verdict where it is to be told of: once an hour for each user. */
  readonly news?: ExtractionSignals;
}

/** Watches the users of a gateway, in the memory of this process. Users are given by opaque names. */
export interface ExtractionWatch {
  /** The verdict on the latest query of a user; undefined where there is nothing against it. */
  standing(user: string): ExtractionVerdict | undefined;
  /** Counts a query. Other bounds than before begin anew. */
  observe(user: string, text: string, bounds: ExtractionBounds): WatchedQuery;
}

/** Milliseconds in which a user is told of once. */
const TOLD_MS = 3_600_000;

/** A user that was suspicious, and when that was told. */
interface Suspect {
  readonly verdict: ExtractionVerdict;
  readonly toldMs: number;
}

/** Makes a watch that has seen nobody. */
export function createExtractionWatch(clock: Clock): ExtractionWatch {
  const suspects = new Map<string, Suspect>();
  let current: { readonly bounds: ExtractionBounds; readonly monitor: ExtractionMonitor } | undefined;

  /** A new configuration that says the same keeps what is known. */
  function monitorFor(bounds: ExtractionBounds): ExtractionMonitor {
    if (current?.bounds === bounds) return current.monitor;
    const isSame = current !== undefined && isDeepStrictEqual(current.bounds, bounds);
    const monitor = isSame && current ? current.monitor : createExtractionMonitor({ clock, bounds });
    current = { bounds, monitor };
    return monitor;
  }

  return {
    standing(user) {
      const verdict = suspects.get(user)?.verdict;
      return verdict?.level === 'anomaly' ? verdict : undefined;
    },
    observe(user, text, bounds) {
      const monitor = monitorFor(bounds);
      const verdict = monitor.observe(user, { text });
      const known = suspects.get(user);
      if (verdict.level === 'none' && known === undefined) return { verdict };
      const nowMs = clock.now();
      const isOld = known === undefined || nowMs - known.toldMs >= TOLD_MS || nowMs < known.toldMs;
      const news = verdict.level === 'anomaly' && isOld ? monitor.signals(user) : undefined;
      suspects.delete(user);
      if (verdict.level === 'anomaly' || !isOld) {
        suspects.set(user, { verdict, toldMs: news === undefined ? (known?.toldMs ?? nowMs) : nowMs });
      }
      if (suspects.size > bounds.principalsMax) suspects.delete(suspects.keys().next().value as string);
      return { verdict, ...(news !== undefined && { news }) };
    },
  };
}
