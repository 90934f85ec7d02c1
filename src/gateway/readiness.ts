/** Whether traffic may come, and why not. */
export interface Readiness {
  /** Names of what is wrong, such as `self-test`; empty when all is well. They hold no secrets. */
  problems(): readonly string[];
  /** Says that something is wrong, or well again. */
  set(name: string, isWell: boolean): void;
}

/**
 * Makes readiness that waits for everything named.
 *
 * @param checks - What is looked at whenever somebody asks, by the name of its problem: whether it is well.
 */
export function createReadiness(
  waitingFor: readonly string[],
  checks: Readonly<Record<string, () => boolean>> = {},
): Readiness {
  const wrong = new Set(waitingFor);
  return {
    problems() {
      const failing = Object.entries(checks).flatMap(([name, isWell]) => (isWell() ? [] : [name]));
      return [...wrong, ...failing].sort();
    },
    set(name, isWell) {
      if (isWell) wrong.delete(name);
      else wrong.add(name);
    },
  };
}
