import { importsOf, resolveImport, roomOf } from './imports.ts';
import { isTest, problemAt, type Source } from './source.ts';

/** The rooms that `setup` joins. */
const GROUND_ROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  normalize: ['core'],
  decide: ['core'],
  dialects: ['core'],
  crypto: ['core'],
  store: ['core'],
  detect: ['core', 'normalize'],
  rewrite: ['core', 'normalize'],
  actions: ['core', 'normalize', 'detect'],
  validate: ['core'],
  forward: ['core'],
  classifiers: ['core', 'forward'],
  limits: ['core', 'crypto', 'store'],
  memory: ['core', 'crypto', 'store'],
  agents: ['core', 'crypto', 'store'],
  record: ['core', 'crypto', 'store'],
  guard: ['core', 'normalize', 'detect', 'decide', 'rewrite', 'actions', 'validate'],
};

const GROUND = Object.keys(GROUND_ROWS);

/** What each folder of `src` may import, itself apart. `cli` may import everything. */
const IMPORT_TABLE: Readonly<Record<string, readonly string[]>> = {
  ...GROUND_ROWS,
  setup: GROUND,
  gateway: [...GROUND, 'setup'],
  integrations: ['core', 'dialects', 'guard', 'actions', 'agents'],
  offline: [...GROUND, 'setup'],
  cli: [...GROUND, 'setup', 'gateway', 'integrations', 'offline'],
};

/** Rooms with state see the drivers' types only; `setup` alone joins ports to drivers. */
const STORE_TYPES_ONLY: readonly string[] = ['limits', 'memory', 'agents', 'record'];

/** Folders beside `src` that see the package as its users do. */
const OUTSIDERS = /^(?:dashboard|bench|examples)\//u;

/** Each import of a folder stands in the folder's row; a folder that has no row is a problem itself. */
export function checkLayers(sources: readonly Source[]): readonly string[] {
  const own = sources.filter((source) => !isTest(source));
  return [
    ...own.filter(({ path }) => path.startsWith('src/')).flatMap(checkSource),
    ...own.filter(({ path }) => OUTSIDERS.test(path)).flatMap(checkOutsider),
  ];
}

function checkOutsider(source: Source): readonly string[] {
  const [folder] = source.path.split('/');
  return importsOf(source)
    .filter(({ specifier }) => resolveImport(source, specifier)?.startsWith(`${folder}/`) === false)
    .map(({ specifier, node }) =>
      problemAt(source, node, `${folder} may import published subpaths only, not ${specifier}`),
    );
}

function checkSource(source: Source): readonly string[] {
  const room = roomOf(source.path);
  if (room === undefined) return [];
  const row = IMPORT_TABLE[room];
  if (row === undefined) return [`${source.path}:1 folder "${room}" has no row in the import table`];
  return importsOf(source).flatMap((entry) => {
    const target = resolveImport(source, entry.specifier);
    if (target === undefined) return [];
    const targetRoom = roomOf(target);
    if (targetRoom === room) return [];
    if (targetRoom === undefined)
      return [problemAt(source, entry.node, `${room} imports ${target}, which lies in no folder of src`)];
    if (!row.includes(targetRoom)) return [problemAt(source, entry.node, `${room} may not import ${targetRoom}`)];
    if (targetRoom === 'store' && STORE_TYPES_ONLY.includes(room) && !entry.isTypeOnly) {
      return [problemAt(source, entry.node, `${room} may import types of store only`)];
    }
    return [];
  });
}
