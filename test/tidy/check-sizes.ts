import ts from 'typescript';
import { isGenerated, isTest, nodesOf, problemAt, type Source } from './source.ts';

/** Lines of one file. */
const FILE_LINES_MAX = 300;
/** Lines of one function, from its first token to its last, without the functions that are declared inside it. */
const FUNCTION_LINES_MAX = 60;

/** Files and functions that a reader can hold in mind. A suite of tests is a list, so only its file counts. */
export function checkSizes(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => !isGenerated(source))
    .flatMap((source) => [...checkFile(source), ...(isTest(source) ? [] : checkFunctions(source))]);
}

function checkFile(source: Source): readonly string[] {
  const lines = source.text.split('\n').length - (source.text.endsWith('\n') ? 1 : 0);
  return lines > FILE_LINES_MAX ? [`${source.path}:1 has ${lines} lines, ${FILE_LINES_MAX} are allowed`] : [];
}

function checkFunctions(source: Source): readonly string[] {
  const problems: string[] = [];
  for (const node of nodesOf(source)) {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) continue;
    const lines = linesOf(source, node) - declaredInside(source, node);
    if (lines > FUNCTION_LINES_MAX) {
      problems.push(problemAt(source, node, `has a function of ${lines} lines, ${FUNCTION_LINES_MAX} are allowed`));
    }
  }
  return problems;
}

/** Lines of the functions that are declared directly inside a function: each is counted on its own. */
function declaredInside(source: Source, node: ts.Node): number {
  let lines = 0;
  const visit = (child: ts.Node): void => {
    if (ts.isFunctionDeclaration(child)) lines += linesOf(source, child);
    else ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return lines;
}

function linesOf(source: Source, node: ts.Node): number {
  const first = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line;
  return source.tree.getLineAndCharacterOfPosition(node.end).line - first + 1;
}
