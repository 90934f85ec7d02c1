import { posix } from 'node:path';
import ts from 'typescript';
import { importsOf, resolveImport } from './imports.ts';
import { isTest, type Source } from './source.ts';

/** An exported constant of one of these types is one entry of a list. */
const ENTRY_TYPE = /(?:Rule|Recognizer|Detector|Decoder|Dialect|Driver)(?:<.{0,80}>)?(?:\[\])?$/u;

/**
 * Registration is an explicit list: in a folder that has an `index.ts`, every exported rule is imported there, and so is
 * the `index.ts` of every folder below it. Nothing registers itself on import.
 */
export function checkLists(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => /^src\/.{1,200}\/index\.ts$/u.test(source.path))
    .flatMap((index) => checkList(index, sources));
}

function checkList(index: Source, sources: readonly Source[]): readonly string[] {
  const folder = posix.dirname(index.path);
  const listed = importedNames(index);
  const siblings = sources.filter(
    (source) => posix.dirname(source.path) === folder && source !== index && !isTest(source),
  );
  const below = sources.filter(
    (source) => posix.basename(source.path) === 'index.ts' && posix.dirname(posix.dirname(source.path)) === folder,
  );
  return [
    ...siblings.flatMap((source) =>
      exportedEntries(source)
        .filter((name) => !listed.has(`${source.path}#${name}`))
        .map((name) => `${source.path}:1 "${name}" is not listed in ${index.path}`),
    ),
    ...below
      .filter((source) => !importsOf(index).some(({ specifier }) => resolveImport(index, specifier) === source.path))
      .map((source) => `${source.path}:1 is not listed in ${index.path}`),
  ];
}

function importedNames(index: Source): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of index.tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const target = resolveImport(index, statement.moduleSpecifier.text);
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const element of bindings.elements) names.add(`${target}#${(element.propertyName ?? element.name).text}`);
  }
  return names;
}

function exportedEntries(source: Source): readonly string[] {
  return source.tree.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    return statement.declarationList.declarations
      .filter(({ type }) => type !== undefined && ENTRY_TYPE.test(type.getText(source.tree)))
      .map(({ name }) => name.getText(source.tree));
  });
}
