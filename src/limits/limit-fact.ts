/** What a limit counts. `cost` is in nano-dollars (10⁻⁹ USD). */
export type LimitUnit = 'requests' | 'tokens' | 'input-tokens' | 'output-tokens' | 'cost';

/** How one limit stands, for the caller whom it limits. */
export interface LimitFact {
  /** 1 to 64 lower-case letters, digits and `-`: it is shown to callers, and says nothing of who they are. */
  readonly name: string;
  readonly unit: LimitUnit;
  /** Units in one window. */
  readonly limit: number;
  /** Units that may be taken now, 0 to `limit`. */
  readonly remaining: number;
  /** Milliseconds until all of the limit is there again, where nothing more is taken. */
  readonly resetMs: number;
  readonly windowMs: number;
}
