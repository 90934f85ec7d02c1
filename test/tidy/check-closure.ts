import { isNodeModule } from './check-purity.ts';
import { importsOf, resolveImport } from './imports.ts';
import { problemAt, type Source } from './source.ts';

/** The doors that must open in any JavaScript runtime. */
const PORTABLE_ENTRIES: readonly string[] = ['src/index.ts', 'src/edge.ts', 'src/rules.ts'];

/** Packages that need Node, compile code at run time, or are too heavy for the edge. */
const UNPORTABLE_PACKAGES: readonly string[] = [
  'fastify',
  'libsql',
  'pino',
  'zod',
  'ajv',
  'yaml',
  'commander',
  'ioredis',
  'pg',
  'kysely',
  'undici',
];

/**
 * Nothing that a portable entry reaches, types included, names a Node module or an unportable package.
 * Entries that do not exist yet are passed over; a path that leads nowhere is a problem.
 */
export function checkClosure(sources: readonly Source[]): readonly string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return PORTABLE_ENTRIES.filter((entry) => byPath.has(entry)).flatMap((entry) => checkEntry(entry, byPath));
}

function checkEntry(entry: string, byPath: ReadonlyMap<string, Source>): readonly string[] {
  const problems: string[] = [];
  const importedBy = new Map<string, string>([[entry, '']]);
  for (const path of importedBy.keys()) {
    const source = byPath.get(path);
    if (source === undefined) {
      problems.push(`${importedBy.get(path)}:1 imports ${path}, which does not exist`);
      continue;
    }
    for (const { specifier, node } of importsOf(source)) {
      const target = resolveImport(source, specifier);
      if (target !== undefined) {
        if (!importedBy.has(target)) importedBy.set(target, path);
      } else if (isNodeModule(specifier) || isUnportable(specifier) || specifier === '<computed>') {
        problems.push(problemAt(source, node, `${specifier} is reached from ${entry} by ${wayTo(path, importedBy)}`));
      }
    }
  }
  return problems;
}

function isUnportable(specifier: string): boolean {
  return UNPORTABLE_PACKAGES.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

function wayTo(path: string, importedBy: ReadonlyMap<string, string>): string {
  const way: string[] = [];
  for (let step = path; step !== ''; step = importedBy.get(step) ?? '') way.unshift(step);
  return way.join(' → ');
}
