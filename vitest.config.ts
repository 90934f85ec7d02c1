import { defineConfig } from 'vitest/config';

/** Folders without state: their tests share what they import, which is most of what they take. */
const PURE = 'src/{core,normalize,detect,decide,rewrite,validate,dialects,guard}/**/*.test.ts';

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: [PURE], isolate: false } },
      {
        extends: true,
        test: { name: 'all else', include: ['src/**/*.test.ts', 'test/**/*.test.ts'], exclude: [PURE] },
      },
    ],
  },
});
