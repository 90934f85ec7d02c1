import { posix } from 'node:path';
import ts from 'typescript';
import { isTest, nodesOf, problemAt, type Source } from './source.ts';

const KEBAB = /^[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){0,8}$/u;
const FILE = /^(?<stem>[^.]{1,120})(?:\.(?:test|property\.test|generated|config))?\.ts$/u;
const BANNED: ReadonlySet<string> = new Set([
  'common',
  'helper',
  'helpers',
  'misc',
  'shared',
  'type',
  'types',
  'util',
  'utils',
]);

/** Names say what is inside: kebab-case, no bags, no default exports, `index.ts` only where it is a list. */
export function checkNames(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => [...checkPath(source), ...checkExports(source), ...checkIndex(source)]);
}

function checkPath(source: Source): readonly string[] {
  const folders = posix.dirname(source.path).split('/');
  const stem = FILE.exec(posix.basename(source.path))?.groups?.['stem'] ?? '';
  return [...folders, stem].flatMap((name) => {
    if (!KEBAB.test(name)) return [`${source.path}:1 "${name}" is not kebab-case`];
    return BANNED.has(name) ? [`${source.path}:1 "${name}" says nothing; name it after what it holds`] : [];
  });
}

function checkExports(source: Source): readonly string[] {
  if (source.path.endsWith('.config.ts')) return [];
  const problems: string[] = [];
  for (const node of nodesOf(source)) {
    const isDefault =
      ts.isExportAssignment(node) ||
      (ts.isExportSpecifier(node) && node.name.text === 'default') ||
      (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent));
    if (isDefault) problems.push(problemAt(source, node, 'has a default export'));
  }
  return problems;
}

/** The entries in `src` itself re-export by name; any other `index.ts` is nothing but imports and lists of them. */
function checkIndex(source: Source): readonly string[] {
  if (isTest(source) || !source.path.startsWith('src/')) return [];
  const isEntry = posix.dirname(source.path) === 'src';
  if (!isEntry && posix.basename(source.path) !== 'index.ts') return [];
  return source.tree.statements
    .filter((statement) => !(isEntry ? isNamedReExport(statement) : isListing(statement)))
    .map((statement) =>
      problemAt(
        source,
        statement,
        isEntry ? 'an entry only re-exports by name' : 'index.ts may only be an explicit list',
      ),
    );
}

function isNamedReExport(statement: ts.Statement): boolean {
  return (
    ts.isExportDeclaration(statement) &&
    statement.moduleSpecifier !== undefined &&
    statement.exportClause !== undefined &&
    ts.isNamedExports(statement.exportClause)
  );
}

function isListing(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement)) return true;
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every(
    ({ initializer }) =>
      initializer !== undefined && ts.isArrayLiteralExpression(initializer) && initializer.elements.every(isListed),
  );
}

function isListed(element: ts.Expression): boolean {
  return ts.isIdentifier(element) || (ts.isSpreadElement(element) && ts.isIdentifier(element.expression));
}
