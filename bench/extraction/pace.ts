import type { Draw } from './draw.ts';

/** Milliseconds from a query to the next one. */
export type Pace = (draw: Draw) => number;

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Somebody who reads and thinks: about 40 s between queries, and a break of hours now and then. */
export function humanPace(): Pace {
  return (draw) => {
    if (draw.chance(0.07)) return draw.whole(1, 14) * HOUR;
    return Math.max(4 * SECOND, 40 * SECOND * Math.exp(0.9 * draw.normal()));
  };
}

/** People who fill in a form: one after the other, whenever they come. */
export function arrivalPace(meanMs: number): Pace {
  return (draw) => 200 - Math.log(1 - draw.random()) * meanMs;
}

/** A program that waits for each reply, which takes so long in the mean. */
export function workerPace(meanMs: number): Pace {
  return (draw) => meanMs * Math.exp(0.35 * draw.normal());
}

/** Paces of attackers: a loop, a loop with jitter, chance arrivals, and now and then one that drips or plays a person. */
export function attackPace(draw: Draw): Pace {
  const mean = draw.whole(1, 20) * SECOND;
  const kind = draw.random();
  if (kind < 0.3) return workerPace(mean);
  if (kind < 0.55) return (each) => mean * (0.5 + each.random());
  if (kind < 0.8) return arrivalPace(mean);
  if (kind < 0.85) return (each) => each.whole(40, 240) * SECOND;
  return (each) => (each.chance(0.01) ? each.whole(10, 60) * MINUTE : 20 * SECOND * Math.exp(0.6 * each.normal()));
}
