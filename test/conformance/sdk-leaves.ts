import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One place of a wire type that can hold a string. */
export interface StringLeaf {
  /** JSON pointer of the place in what {@link StringLeaf.build} builds; of a key, the pointer of its value. */
  readonly pointer: string;
  /** `text`: any string. `literal`: one of a list of words. `key`: the name of a member of an open object. */
  readonly kind: 'text' | 'literal' | 'key';
  /** The words that a `literal` may be. */
  readonly words?: readonly string[];
  /** The smallest value of the type that has this place, with `canary` planted there. */
  build(canary: string): unknown;
}

/**
 * Every string leaf of a type that a package declares: unions taken apart, optional fields filled in one at a time, all else as
 * small as the type allows. A type inside itself is followed {@link NESTED_MAX} times, places deeper than
 * {@link DEPTH_MAX} levels are left out. Reading the declarations takes seconds: call it once per type, in a `beforeAll`.
 *
 * @param file - Path of the declarations under `node_modules`, such as `openai/resources/chat/completions/completions.d.ts`.
 * @example
 * stringLeaves('ChatCompletion', 'openai/resources/chat/completions/completions.d.ts');
 */
export function stringLeaves(typeName: string, file: string): readonly StringLeaf[] {
  const { checker, exported } = declarationsOf(file);
  const symbol = exported.get(typeName);
  if (symbol === undefined) throw new Error(`${file} exports no type ${typeName}`);
  const reader: TypeReader = { checker, smallest: new Map() };
  return leavesOf(reader, checker.getDeclaredTypeOfSymbol(symbol), [], 0);
}

/** How often a type is followed inside itself. */
const NESTED_MAX = 2;

const DEPTH_MAX = 14;

interface TypeReader {
  readonly checker: ts.TypeChecker;
  /** The smallest value of each type that has been asked for. */
  readonly smallest: Map<ts.Type, unknown>;
}

interface Declarations {
  readonly checker: ts.TypeChecker;
  readonly exported: ReadonlyMap<string, ts.Symbol>;
}

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const read = new Map<string, Declarations>();

function declarationsOf(file: string): Declarations {
  const known = read.get(file);
  if (known !== undefined) return known;
  const path = join(modules, file);
  const program = ts.createProgram([path], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
  });
  const source = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is no module`);
  const exported = new Map(
    checker.getExportsOfModule(module).map((symbol) => [symbol.name, resolved(checker, symbol)]),
  );
  const declarations = { checker, exported };
  read.set(file, declarations);
  return declarations;
}

function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function leavesOf(reader: TypeReader, type: ts.Type, above: readonly ts.Type[], depth: number): readonly StringLeaf[] {
  if (depth > DEPTH_MAX || above.filter((outer) => outer === type).length >= NESTED_MAX) return [];
  if (isAnyString(type)) return [leafOf('text')];
  if (type.isStringLiteral()) return [leafOf('literal', [type.value])];
  if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return leavesOfUnknown();
  const inside = [...above, type];
  if (type.isUnion()) return leavesOfUnion(reader, type, inside, depth);
  const item = itemType(reader, type);
  if (item !== undefined)
    return leavesOf(reader, item, inside, depth + 1).map((leaf) => under(leaf, 0, (value) => [value]));
  if (!isObject(type)) return [];
  return leavesOfObject(reader, type, inside, depth);
}

function leavesOfUnion(
  reader: TypeReader,
  type: ts.UnionType,
  inside: readonly ts.Type[],
  depth: number,
): readonly StringLeaf[] {
  const words = type.types.filter((member) => isAnyString(member) || member.isStringLiteral());
  const others = type.types.filter((member) => !words.includes(member));
  // A list of words with "or any other string" is any string.
  const kind = words.some(isAnyString) ? 'text' : 'literal';
  const allowed = words.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
  const own = words.length === 0 ? [] : [leafOf(kind, kind === 'literal' ? allowed : undefined)];
  return [...own, ...others.flatMap((member) => leavesOf(reader, member, inside, depth))];
}

function leavesOfObject(
  reader: TypeReader,
  type: ts.Type,
  inside: readonly ts.Type[],
  depth: number,
): readonly StringLeaf[] {
  const smallest = smallestOf(reader, type) as Readonly<Record<string, unknown>>;
  const named = reader.checker.getPropertiesOfType(type).flatMap((property) => {
    const inner = leavesOf(reader, typeOfProperty(reader, property), inside, depth + 1);
    return inner.map((leaf) => under(leaf, property.name, (value) => ({ ...smallest, [property.name]: value })));
  });
  const open = type.getStringIndexType();
  if (open === undefined) return named;
  const values = leavesOf(reader, open, inside, depth + 1);
  return [
    ...named,
    { pointer: '/canary', kind: 'key', build: (canary) => ({ ...smallest, [canary]: smallestOf(reader, open) }) },
    ...values.map((leaf) => under(leaf, 'k', (value) => ({ ...smallest, k: value }))),
  ];
}

/** What has no type may be a string, or hold strings and keys at any depth. */
function leavesOfUnknown(): readonly StringLeaf[] {
  const text = leafOf('text');
  return [
    text,
    under(text, 0, (value) => [value]),
    under(
      under(text, 'k', (value) => ({ k: value })),
      'k',
      (value) => ({ k: value }),
    ),
    { pointer: '/canary', kind: 'key', build: (canary) => ({ [canary]: null }) },
  ];
}

function leafOf(kind: 'text' | 'literal', words?: readonly string[]): StringLeaf {
  return { pointer: '', kind, ...(words === undefined ? {} : { words }), build: (canary) => canary };
}

function under(leaf: StringLeaf, step: string | number, wrap: (value: unknown) => unknown): StringLeaf {
  const name = String(step).replaceAll('~', '~0').replaceAll('/', '~1');
  return { ...leaf, pointer: `/${name}${leaf.pointer}`, build: (canary) => wrap(leaf.build(canary)) };
}

function smallestOf(reader: TypeReader, type: ts.Type): unknown {
  if (reader.smallest.has(type)) return reader.smallest.get(type);
  reader.smallest.set(type, null); // Stands in where a type holds itself.
  const value = makeSmallest(reader, type);
  reader.smallest.set(type, value);
  return value;
}

function makeSmallest(reader: TypeReader, type: ts.Type): unknown {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if (type.flags & ts.TypeFlags.BooleanLiteral) return reader.checker.typeToString(type) === 'true';
  if (isAnyString(type)) return 'plain';
  if (type.flags & ts.TypeFlags.Number) return 1;
  if (type.flags & ts.TypeFlags.Boolean) return true;
  if (type.isUnion()) return smallestOf(reader, smallestMember(type));
  const item = itemType(reader, type);
  if (item !== undefined) return [smallestOf(reader, item)];
  if (!isObject(type)) return null;
  const required = reader.checker.getPropertiesOfType(type).filter(({ flags }) => !(flags & ts.SymbolFlags.Optional));
  return Object.fromEntries(
    required.map((property) => [property.name, smallestOf(reader, typeOfProperty(reader, property))]),
  );
}

/** A string where there is one, else the first that is not nothing. */
function smallestMember(type: ts.UnionType): ts.Type {
  const some = type.types.filter(({ flags }) => !(flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  const [first] = type.types;
  const chosen = some.find((member) => isAnyString(member) || member.isStringLiteral()) ?? some[0] ?? first;
  if (chosen === undefined) throw new Error('a union without members');
  return chosen;
}

function typeOfProperty(reader: TypeReader, property: ts.Symbol): ts.Type {
  return reader.checker.getTypeOfSymbol(property);
}

function itemType(reader: TypeReader, type: ts.Type): ts.Type | undefined {
  return reader.checker.isArrayType(type) || reader.checker.isTupleType(type) ? type.getNumberIndexType() : undefined;
}

/** `string`, and `string & {}`, which is the same but keeps its list of words for editors. */
function isAnyString(type: ts.Type): boolean {
  if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) return true;
  return type.isIntersection() && type.types.some(isAnyString);
}

function isObject(type: ts.Type): boolean {
  const isStructure = (type.flags & ts.TypeFlags.Object) !== 0 || type.isIntersection();
  return isStructure && type.getCallSignatures().length === 0;
}
