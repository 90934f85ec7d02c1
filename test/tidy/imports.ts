import { posix } from 'node:path';
import ts from 'typescript';
import { nodesOf, type Source } from './source.ts';

/** One mention of another module: import, re-export, `import()`, `require()` or an import type. */
export interface Import {
  readonly specifier: string;
  readonly node: ts.Node;
  /** Erased by the compiler. */
  readonly isTypeOnly: boolean;
}

/** All modules that a source mentions. A specifier that is not a literal is given as `<computed>`. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  for (const node of nodesOf(source)) {
    const entry = toImport(node);
    if (entry !== undefined) found.push(entry);
  }
  return found;
}

/** The repository path that a relative specifier means, or undefined for a package. */
export function resolveImport(source: Source, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.normalize(posix.join(posix.dirname(source.path), specifier));
}

/** The first folder below `src`, or undefined for a file that lies in `src` itself or elsewhere. */
export function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//u.exec(path)?.[1];
}

function toImport(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    return { specifier: literal(node.moduleSpecifier), node, isTypeOnly: isTypeOnlyClause(node.importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { specifier: literal(node.moduleSpecifier), node, isTypeOnly: node.isTypeOnly };
  }
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return { specifier: literal(node.moduleReference.expression), node, isTypeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node)) {
    const { argument } = node;
    return { specifier: ts.isLiteralTypeNode(argument) ? literal(argument.literal) : COMPUTED, node, isTypeOnly: true };
  }
  if (ts.isCallExpression(node) && isLoad(node.expression)) {
    return { specifier: literal(node.arguments[0]), node, isTypeOnly: false };
  }
  return undefined;
}

const COMPUTED = '<computed>';

function isLoad(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function isTypeOnlyClause(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function literal(node: ts.Node | undefined): string {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : COMPUTED;
}
