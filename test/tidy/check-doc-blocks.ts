import ts from 'typescript';
import { isGenerated, isTest, problemAt, type Source } from './source.ts';

/** Every exported declaration of `src` has a doc block with a sentence in it, so every public symbol has one, too. */
export function checkDocBlocks(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => source.path.startsWith('src/') && !isTest(source) && !isGenerated(source))
    .flatMap((source) =>
      exportedDeclarations(source)
        .filter(isUndocumented)
        .map((node) => problemAt(source, node, `${nameOf(node)} has no doc block`)),
    );
}

type Exported = ts.Statement | ts.VariableDeclaration;

/** Declarations that are exported where they stand or by a list such as `export { a }` at the end. */
function exportedDeclarations(source: Source): readonly Exported[] {
  const listed = new Set(source.tree.statements.flatMap(listedNames));
  const seen = new Set<string>();
  return source.tree.statements.flatMap(declarationsOf).filter((node) => {
    const name = nameOf(node);
    if (!isExported(node) && !listed.has(name)) return false;
    // Overloads are documented once, at the first signature; so are a type and a value of one name.
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function listedNames(statement: ts.Statement): readonly string[] {
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) return [];
  if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause)) return [];
  return statement.exportClause.elements.map((element) => (element.propertyName ?? element.name).text);
}

function declarationsOf(statement: ts.Statement): readonly Exported[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations;
  const isDeclaration =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement);
  return isDeclaration ? [statement] : [];
}

function isExported(node: Exported): boolean {
  const holder = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  if (!ts.canHaveModifiers(holder)) return false;
  return ts.getModifiers(holder)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function isUndocumented(node: Exported): boolean {
  return !ts
    .getJSDocCommentsAndTags(node)
    .some((block) => ts.isJSDoc(block) && (ts.getTextOfJSDocComment(block.comment) ?? '').trim() !== '');
}

function nameOf(node: Exported): string {
  return 'name' in node && node.name !== undefined ? (node.name as ts.Node).getText() : '';
}
