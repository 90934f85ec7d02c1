import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The command line as it is published: in JavaScript, so that a process of it starts in a third of the time. */
export const BUILT_CLI: string = checked(`${ROOT}dist/cli/main.js`);

/** What is tested must be what is there now. @throws when it was not built since a source was changed. */
function checked(path: string): string {
  const builtAtMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  for (const name of readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    if (statSync(`${ROOT}src/${name}`).mtimeMs > builtAtMs) {
      throw new Error(`dist is older than src/${name}: run "npm run build" first, as "npm test" does`);
    }
  }
  return path;
}
