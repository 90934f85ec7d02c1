import { statSync } from 'node:fs';
import { LibsqlFileError } from './libsql-failure.ts';

/** Which file stands at a path: its device and its number there. Undefined where there is none. */
export function identityAt(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : `${stats.dev}:${stats.ino}`;
}

/**
 * Looks whether files still stand where they were opened. What is written to a file that has gone from its place is lost, and
 * what is read from it is not what others see.
 *
 * @returns Throws `LibsqlFileError` with the reason `missing` when one of them is not there, or another one is.
 */
export function placeCheck(paths: readonly string[]): () => void {
  const places = paths.map((path) => ({ path, identity: identityAt(path) }));
  return () => {
    for (const { path, identity } of places) {
      if (identity === undefined || identityAt(path) !== identity) throw new LibsqlFileError({ reason: 'missing' });
    }
  };
}
