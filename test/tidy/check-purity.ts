import { builtinModules } from 'node:module';
import ts from 'typescript';
import { importsOf, roomOf } from './imports.ts';
import { isTest, nodesOf, problemAt, type Source } from './source.ts';

/** Folders that inspect: no clock, no chance, no input or output, no Node API. */
const PURE_ROOMS: readonly string[] = [
  'core',
  'normalize',
  'detect',
  'decide',
  'rewrite',
  'actions',
  'validate',
  'guard',
];

const BANNED_GLOBALS: ReadonlySet<string> = new Set([
  'Buffer',
  'EventSource',
  'Function',
  'Worker',
  'WebSocket',
  'XMLHttpRequest',
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'eval',
  'fetch',
  'global',
  'globalThis',
  'navigator',
  'performance',
  'process',
  'require',
  'requestAnimationFrame',
  'self',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
]);

/** Members of `Date` that compute on their arguments alone. */
const CLOCKLESS: ReadonlySet<string> = new Set(['UTC', 'parse', 'prototype']);

/** True for `node:fs`, and for `fs` and `fs/promises` without the prefix. */
export function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}

/** The pure folders name no Node module and no global that reads the world. Only `crypto/` names node:crypto. */
export function checkPurity(sources: readonly Source[]): readonly string[] {
  const own = sources.filter((source) => source.path.startsWith('src/') && !isTest(source));
  const pure = own.filter((source) => PURE_ROOMS.includes(roomOf(source.path) ?? ''));
  return [...own.flatMap(checkNodeCrypto), ...pure.flatMap(checkNodeModules), ...checkGlobals(pure)];
}

function checkNodeCrypto(source: Source): readonly string[] {
  if (roomOf(source.path) === 'crypto') return [];
  return importsOf(source)
    .filter(({ specifier }) => specifier === 'node:crypto' || specifier === 'crypto')
    .map(({ node }) => problemAt(source, node, 'only crypto/ imports node:crypto'));
}

function checkNodeModules(source: Source): readonly string[] {
  return importsOf(source).flatMap(({ specifier, node }) => {
    if (isNodeModule(specifier)) return [problemAt(source, node, `a pure folder imports ${specifier}`)];
    return specifier === '<computed>'
      ? [problemAt(source, node, 'a pure folder loads a module by a computed name')]
      : [];
  });
}

/** The checker says which names are bound in the file; what it cannot resolve, with no library loaded, is a global. */
function checkGlobals(sources: readonly Source[]): readonly string[] {
  const trees = new Map(sources.map((source) => [source.path, source.tree]));
  const options: ts.CompilerOptions = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (path) => trees.get(path),
    fileExists: (path) => trees.has(path),
    readFile: () => undefined,
    getCurrentDirectory: () => '',
    writeFile: () => {},
  };
  const checker = ts.createProgram([...trees.keys()], options, host).getTypeChecker();
  return sources.flatMap((source) => {
    const problems: string[] = [];
    for (const node of nodesOf(source)) {
      if (!ts.isIdentifier(node) || !isRead(node) || isBound(checker, node)) continue;
      const use = bannedUse(node);
      if (use !== undefined) problems.push(problemAt(source, node, `a pure folder uses ${use}`));
    }
    return problems;
  });
}

function bannedUse(name: ts.Identifier): string | undefined {
  const { parent } = name;
  const member = ts.isPropertyAccessExpression(parent) && parent.expression === name ? parent.name.text : undefined;
  if (BANNED_GLOBALS.has(name.text)) return name.text;
  if (name.text === 'Math') return member === undefined || member === 'random' ? `Math.${member ?? '*'}` : undefined;
  if (name.text !== 'Date') return undefined;
  if (member !== undefined) return CLOCKLESS.has(member) ? undefined : `Date.${member}`;
  if (ts.isNewExpression(parent) && parent.expression === name && (parent.arguments?.length ?? 0) > 0) return undefined;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) return undefined;
  return 'Date as a clock';
}

/** True where an identifier is read as a value: not a member's name, a label, a declared name or part of a type. */
function isRead(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPartOfTypeNode(name) || ts.isTypeQueryNode(parent) || ts.isTypeElement(parent)) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === name;
  if (ts.isBindingElement(parent) || ts.isVariableDeclaration(parent) || ts.isParameter(parent))
    return parent.initializer === name;
  if (ts.isClassElement(parent)) return ts.isPropertyDeclaration(parent) && parent.initializer === name;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) return false;
  return (
    !ts.isQualifiedName(parent) &&
    !ts.isLabeledStatement(parent) &&
    !ts.isBreakOrContinueStatement(parent) &&
    !ts.isMetaProperty(parent)
  );
}

function isBound(checker: ts.TypeChecker, name: ts.Identifier): boolean {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  return (symbol?.declarations?.length ?? 0) > 0;
}
