/** Whether traffic may come, and why not. */
export interface Readiness {
  /** Names of what is wrong, such as `self-test`; empty when all is well. They hold no secrets. */
  problems(): readonly string[];
  /** Whether requests are served while these things are wrong, so that traffic may come: every gateway of a fleet has some of them at once. */
  servesWith(problems: readonly string[]): boolean;
  /** Says that something is wrong, or well again. */
  set(name: string, isWell: boolean): void;
}

/**
 * Makes readiness that waits for everything named.
 *
 * @param options.checks - What is looked at whenever somebody asks, by the name of its problem: whether it is well.
 * @param options.served - Names of problems with which requests are served.
 */
export function createReadiness(options: {
  readonly waitingFor: readonly string[];
  readonly checks: Readonly<Record<string, () => boolean>>;
  readonly served: readonly string[];
}): Readiness {
  const { waitingFor, checks, served } = options;
  const wrong = new Set(waitingFor);
  return {
    problems() {
      const failing = Object.entries(checks).flatMap(([name, isWell]) => (isWell() ? [] : [name]));
      return [...wrong, ...failing].sort();
    },
    servesWith: (problems) => problems.every((name) => served.includes(name)),
    set(name, isWell) {
      if (isWell) wrong.delete(name);
      else wrong.add(name);
    },
  };
}
