import type { AST } from '@eslint-community/regexpp';
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import ts from 'typescript';
import { isGenerated, isTest, nodesOf, problemAt, type Source } from './source.ts';

/** `matching/` alone compiles sticky and global forms, and sets their `lastIndex` itself. */
const COMPILER = 'src/detect/matching/';
const RULE_FOLDER = /^src\/detect\/(?:.{1,80}\/)?(?:rules|recognizers|leakage|links|markup)\//u;

/** Methods of strings that set `lastIndex` themselves and demand the flag g: a literal in the call has no state to share. */
const GLOBAL_METHODS: ReadonlySet<string> = new Set(['replaceAll', 'matchAll']);

/**
 * Literals in `src` carry the flags `u` or `iu`, and `g` only where they are written into a call of
 * {@link GLOBAL_METHODS}; those of rules bound every quantifier.
 */
export function checkPatterns(sources: readonly Source[]): readonly string[] {
  return sources
    .filter((source) => source.path.startsWith('src/') && !isTest(source) && !isGenerated(source))
    .filter((source) => !source.path.startsWith(COMPILER))
    .flatMap(checkSource);
}

function checkSource(source: Source): readonly string[] {
  const problems: string[] = [];
  for (const node of nodesOf(source)) {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      if (hasStatefulFlags(node)) problems.push(problemAt(source, node, 'compiles a pattern with flag g or y'));
    }
    if (!ts.isRegularExpressionLiteral(node)) continue;
    const flags = node.text.slice(node.text.lastIndexOf('/') + 1);
    if (flags !== 'u' && flags !== 'iu' && !(/^gi?u$/u.test(flags) && isGlobalArgument(node)))
      problems.push(problemAt(source, node, `has flags "${flags}", not "u" or "iu"`));
    if (!RULE_FOLDER.test(source.path)) continue;
    for (const raw of unboundedQuantifiers(node.text)) {
      problems.push(problemAt(source, node, `has the unbounded quantifier ${raw}`));
    }
  }
  return problems;
}

function isGlobalArgument(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== node) return false;
  return ts.isPropertyAccessExpression(call.expression) && GLOBAL_METHODS.has(call.expression.name.text);
}

function hasStatefulFlags(node: ts.NewExpression | ts.CallExpression): boolean {
  const flags = node.arguments?.[1];
  if (!ts.isIdentifier(node.expression) || node.expression.text !== 'RegExp' || flags === undefined) return false;
  return ts.isStringLiteralLike(flags) && /[gy]/u.test(flags.text);
}

function unboundedQuantifiers(literal: string): readonly string[] {
  const found: string[] = [];
  visitRegExpAST(new RegExpParser().parseLiteral(literal), {
    onQuantifierEnter(quantifier: AST.Quantifier) {
      if (quantifier.max === Number.POSITIVE_INFINITY) found.push(quantifier.raw);
    },
  });
  return found;
}
