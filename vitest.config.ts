import { defineConfig } from 'vitest/config';

/**
 * Files of these folders share what they import, which is half of what they take: no file changes a module, the
 * environment or anything else of the process for good.
 */
const SHARED = ['src/**/*.test.ts', 'test/conformance/**/*.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // All cores, of which Vitest leaves one free: the main process has next to nothing to do.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
      { extends: true, test: { name: 'all else', include: ['test/**/*.test.ts'], exclude: SHARED } },
    ],
  },
});
