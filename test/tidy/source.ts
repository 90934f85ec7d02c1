import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One TypeScript file. `path` is relative to the repository root and uses `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** A source from its text; the twins of the checks are made with it. */
export function toSource(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS) };
}

/** All TypeScript files below `folder`, in path order; empty when there is no such folder. */
export function readSources(root: string, folder: string): readonly Source[] {
  return listFiles(root, folder)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => toSource(path, readFileSync(join(root, path), 'utf8')));
}

/** All files below `folder` of `root`, in path order. */
function listFiles(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(root, path) : [path];
    })
    .sort();
}

/** Tests are exempt from the import table, from purity and from doc blocks. */
export function isTest(source: Source): boolean {
  return source.path.endsWith('.test.ts');
}

/** Generated data is exempt from sizes and patterns. */
export function isGenerated(source: Source): boolean {
  return source.path.endsWith('.generated.ts');
}

/** A problem as it is printed: `path:line what is wrong`. */
export function problemAt(source: Source, node: ts.Node, what: string): string {
  const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree));
  return `${source.path}:${line + 1} ${what}`;
}

/** Every node of a source, parents first. */
export function* nodesOf(source: Source): Generator<ts.Node> {
  yield* walk(source.tree);
}

function* walk(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* walk(child);
}
