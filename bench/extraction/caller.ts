import type { Draw } from './draw.ts';
import type { Pace } from './pace.ts';

/** One query of a simulated caller. */
export interface SimulatedQuery {
  readonly text: string;
  readonly atMs: number;
  readonly outputUnits: number;
}

/** A kind of caller: makes the queries of one of them. */
export interface Family {
  readonly name: string;
  readonly isAttack: boolean;
  /** Kept out of the calibration altogether. */
  readonly isHeldOut: boolean;
  /** Honest, and yet the very same queries as an attack would send: no monitor of queries can tell them apart. */
  readonly isTwin: boolean;
  readonly simulate: (draw: Draw) => readonly SimulatedQuery[];
}

/** Gives times to texts, from a Monday in 2026 on. */
export function timed(draw: Draw, texts: readonly string[], pace: Pace): readonly SimulatedQuery[] {
  let atMs = Date.UTC(2026, 0, 5, 8) + draw.whole(0, 7_200_000);
  return texts.map((text) => {
    atMs += Math.round(pace(draw));
    return { text, atMs, outputUnits: draw.whole(20, 600) };
  });
}

/** `count` texts. */
export function texts(count: number, make: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
