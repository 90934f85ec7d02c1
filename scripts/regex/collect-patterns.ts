import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { parsePattern } from '../../src/detect/matching/pattern.ts';
import { isGenerated, isTest, nodesOf, readSources, type Source } from '../../test/tidy/source.ts';

/** One form of one pattern, as it is given to the checker. */
export interface PatternForm {
  /** The rule's id, or `path#name` of a literal that belongs to no rule; no line numbers, so that it is stable. */
  readonly id: string;
  readonly form: 'exact' | 'partial';
  readonly source: string;
  readonly flags: string;
  /** Texts that the rule matches. */
  readonly samples: readonly string[];
}

/** A rule as it is found among the exports of `src/detect`: an object with an `id` and patterns. */
interface FoundRule {
  readonly id: string;
  readonly path: string;
  readonly patterns: ReadonlyMap<string, RegExp>;
  readonly samples: readonly string[];
}

/** Properties that `matching` compiles, and therefore runs in windows only. */
const COMPILED_KEYS: readonly string[] = ['pattern', 'opener', 'closer'];
const DEPTH_MAX = 6;
/** More than any rule may have; how much a rule may have is not judged here. */
const LENGTH_MAX = 100_000;

/** Every pattern of `src` in every form in which it runs. Patterns that stand twice are given once. */
export async function collectPatterns(root: string): Promise<readonly PatternForm[]> {
  const rules = await collectRules(root);
  const sources = readSources(root, 'src').filter((source) => !isTest(source) && !isGenerated(source));
  const forms = [...rules.flatMap(formsOfRule), ...sources.flatMap(formsOfLiterals)];
  const unique = new Map<string, PatternForm>();
  for (const form of forms) {
    const key = `${form.flags} ${form.source}`;
    if (!unique.has(key)) unique.set(key, form);
  }
  return [...unique.values()];
}

/** Every rule that a module of `src/detect` exports, alone or in a list, at most {@link DEPTH_MAX} levels deep. */
async function collectRules(root: string): Promise<readonly FoundRule[]> {
  const rules = new Map<string, FoundRule>();
  for (const source of readSources(root, 'src/detect')) {
    if (isTest(source) || isGenerated(source)) continue;
    const module: unknown = await import(pathToFileURL(`${root}/${source.path}`).href);
    for (const rule of rulesIn(module, source.path, 0, new Set())) {
      if (!rules.has(rule.id)) rules.set(rule.id, rule);
    }
  }
  return [...rules.values()];
}

function* rulesIn(value: unknown, path: string, depth: number, seen: Set<object>): Generator<FoundRule> {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return;
  if (depth > DEPTH_MAX || seen.has(value)) return;
  seen.add(value);
  if ('id' in value && typeof value.id === 'string') {
    yield { id: value.id, path, patterns: new Map(patternsIn(value, '')), samples: samplesOf(value) };
    return;
  }
  const children = value instanceof Map ? value.values() : Object.values(value);
  for (const child of children) yield* rulesIn(child, path, depth + 1, seen);
}

function* patternsIn(value: object, name: string): Generator<[string, RegExp]> {
  for (const [key, child] of Object.entries(value)) {
    const path = name === '' ? key : `${name}.${key}`;
    if (child instanceof RegExp) yield [path, child];
    else if (Array.isArray(child)) yield* patternsIn(child, path);
  }
}

function samplesOf(rule: object): readonly string[] {
  const cases: unknown = 'cases' in rule ? rule.cases : undefined;
  if (typeof cases !== 'object' || cases === null || !('match' in cases) || !Array.isArray(cases.match)) return [];
  return cases.match.filter((text) => typeof text === 'string');
}

function formsOfRule(rule: FoundRule): readonly PatternForm[] {
  return [...rule.patterns].flatMap(([key, pattern]) => {
    const id = key === 'pattern' ? rule.id : `${rule.id}#${key}`;
    return formsOf(id, pattern, COMPILED_KEYS.includes(key.split('.')[0] ?? ''), rule.samples);
  });
}

function formsOfLiterals(source: Source): readonly PatternForm[] {
  const forms: PatternForm[] = [];
  const compiledNames = namesCompiledIn(source);
  for (const node of nodesOf(source)) {
    if (!ts.isRegularExpressionLiteral(node)) continue;
    const end = node.text.lastIndexOf('/');
    const pattern = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
    const isCompiled = isCompiledProperty(node.parent) || compiledNames.has(holderOf(node));
    forms.push(
      ...formsOf(`${source.path}#${holderOf(node)}`, pattern, isCompiled && source.path.startsWith('src/detect/'), []),
    );
  }
  return forms;
}

/** Names of constants that stand where a rule's pattern is wanted. */
function namesCompiledIn(source: Source): ReadonlySet<string> {
  const values = [...nodesOf(source)].filter(isCompiledProperty).map(({ initializer }) => initializer);
  return new Set(values.filter(ts.isIdentifier).map(({ text }) => text));
}

function isCompiledProperty(node: ts.Node): node is ts.PropertyAssignment {
  return ts.isPropertyAssignment(node) && COMPILED_KEYS.includes(node.name.getText());
}

/** Name of the nearest declaration around a literal. */
function holderOf(node: ts.Node): string {
  for (let holder = node.parent; !ts.isSourceFile(holder); holder = holder.parent) {
    if (ts.isVariableDeclaration(holder) || ts.isFunctionDeclaration(holder)) return holder.name?.getText() ?? 'module';
  }
  return 'module';
}

function formsOf(id: string, pattern: RegExp, isCompiled: boolean, samples: readonly string[]): readonly PatternForm[] {
  const { source, flags } = pattern;
  if (!isCompiled) return [{ id, form: 'exact', source, flags, samples }];
  const parsed = parsePattern(id, pattern, LENGTH_MAX);
  const common = { id, flags, samples };
  return [
    { ...common, form: 'exact', source },
    { ...common, form: 'partial', source: parsed.partial },
  ];
}
