const NANOS_A_USD = 1_000_000_000;

/** Nano-dollars of an amount in USD, to the nearest. */
export function nanosOf(usd: number): number {
  return Math.round(usd * NANOS_A_USD);
}
