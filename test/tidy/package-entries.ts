import { readFileSync } from 'node:fs';

/** Sources of the files that package.json publishes as entries and commands. */
export function readPackageEntries(root: string): readonly string[] {
  const { exports, bin } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as Manifest;
  const built = [
    ...Object.values(exports).map((target) => (typeof target === 'string' ? target : target.default)),
    ...Object.values(bin),
  ];
  return built
    .filter((path) => path.endsWith('.js'))
    .map((path) => path.replace(/^(?:\.\/)?dist\//u, 'src/').replace(/\.js$/u, '.ts'));
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly bin: Readonly<Record<string, string>>;
}
