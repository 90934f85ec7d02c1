import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkClosure } from './tidy/check-closure.ts';
import { checkDocBlocks } from './tidy/check-doc-blocks.ts';
import { checkLayers } from './tidy/check-layers.ts';
import { checkLists } from './tidy/check-lists.ts';
import { checkNames } from './tidy/check-names.ts';
import { checkPatterns } from './tidy/check-patterns.ts';
import { checkPurity } from './tidy/check-purity.ts';
import { checkSizes } from './tidy/check-sizes.ts';
import { readPackageEntries } from './tidy/package-entries.ts';
import { readSources, type Source, toSource } from './tidy/source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = readSources(root, 'src');
const all = [...src, ...['test', 'scripts', 'bench', 'examples'].flatMap((folder) => readSources(root, folder))];

/** What one check says of files that exist only here: path → text. */
function said(
  check: (sources: readonly Source[]) => readonly string[],
  files: Readonly<Record<string, string>>,
): readonly string[] {
  return check(Object.entries(files).map(([path, text]) => toSource(path, text)));
}

it('reads the sources that it judges, the entries of the package among them', () => {
  const entries = readPackageEntries(root);
  expect(entries).toContain('src/index.ts');
  expect(entries.filter((entry) => !src.some(({ path }) => path === entry))).toEqual([]);
});

describe('layers', () => {
  it('hold everywhere', () => {
    expect(checkLayers(all)).toEqual([]);
  });

  it.each([
    ['src/core/a.ts', "import { b } from '../normalize/b.ts';", 'core may not import normalize'],
    ['src/detect/injection/a.ts', "import type { B } from '../../decide/b.ts';", 'detect may not import decide'],
    ['src/guard/a.ts', "export { b } from '../store/b.ts';", 'guard may not import store'],
    ['src/gateway/a.ts', "const b = await import('../offline/b.ts');", 'gateway may not import offline'],
    ['src/limits/a.ts', "import { b } from '../store/b.ts';", 'limits may import types of store only'],
    ['src/core/a.ts', "import { b } from '../index.ts';", 'core imports src/index.ts, which lies in no folder of src'],
    [
      'bench/a.ts',
      "import { b } from '../src/index.ts';",
      'bench may import published subpaths only, not ../src/index.ts',
    ],
    ['src/attic/a.ts', '', 'folder "attic" has no row in the import table'],
  ])('report %s with %s', (path, text, problem) => {
    expect(said(checkLayers, { [path]: text })).toEqual([`${path}:1 ${problem}`]);
  });

  it.each([
    ['src/detect/a.ts', "import { b } from '../normalize/b.ts';"],
    ['src/limits/a.ts', "import type { B } from '../store/b.ts';"],
    ['examples/a.ts', "import { b } from 'sallyport'; import { c } from './c.ts';"],
    ['src/cli/a.ts', "import { b } from '../gateway/b.ts';"],
    ['src/detect/pii/a.ts', "import { b } from '../matching/b.ts'; import z from 'zod';"],
    ['src/core/a.test.ts', "import { b } from '../guard/b.ts';"],
  ])('leave %s with %s alone', (path, text) => {
    expect(said(checkLayers, { [path]: text })).toEqual([]);
  });
});

describe('purity', () => {
  it('holds in src', () => {
    expect(checkPurity(src)).toEqual([]);
  });

  it.each([
    ["import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ["import { posix } from 'path';", 'imports path'],
    ['const b = await import(name);', 'loads a module by a computed name'],
    ['const b = Date.now();', 'uses Date.now'],
    ['const b = new Date();', 'uses Date as a clock'],
    ['const b = { clock: Date };', 'uses Date as a clock'],
    ['const b = Math.random();', 'uses Math.random'],
    ['const { random } = Math;', 'uses Math.*'],
    ['const b = performance.now();', 'uses performance'],
    ['setTimeout(() => {}, 1);', 'uses setTimeout'],
    ['const b = crypto.subtle;', 'uses crypto'],
    ['const b = { crypto };', 'uses crypto'],
    ["const b = await fetch('x');", 'uses fetch'],
    ["const b = globalThis['fetch'];", 'uses globalThis'],
    ['const b = process.env;', 'uses process'],
    ["console.log('x');", 'uses console'],
    ["const b = new Function('return 1');", 'uses Function'],
  ])('reports %s', (text, problem) => {
    expect(said(checkPurity, { 'src/guard/a.ts': text })).toEqual([`src/guard/a.ts:1 a pure folder ${problem}`]);
  });

  it.each([
    'const b = new Date(0).getTime() + Date.UTC(2020, 1, 1);',
    'export function f(process: string): string { return process; }',
    "const b = { fetch: 1, console: 2 }; const c = b.fetch + b['console'];",
    'interface B { readonly at: Date; fetch(): void; readonly self: typeof fetch }',
    'const b = Math.max(1, 2);',
    'const crypto = 1; export const c = { crypto };',
  ])('leaves %s alone', (text) => {
    expect(said(checkPurity, { 'src/guard/a.ts': text })).toEqual([]);
  });

  it('leaves clocks to rooms that are not pure', () => {
    expect(said(checkPurity, { 'src/setup/a.ts': 'const b = Date.now();' })).toEqual([]);
  });

  it('keeps node:crypto in crypto/', () => {
    const text = "import { createHmac } from 'node:crypto';";
    expect(said(checkPurity, { 'src/store/a.ts': text })).toEqual([
      'src/store/a.ts:1 only crypto/ imports node:crypto',
    ]);
    expect(said(checkPurity, { 'src/crypto/a.ts': text })).toEqual([]);
  });
});

describe('the closure of the portable entries', () => {
  it('holds nothing that needs Node', () => {
    expect(checkClosure(src)).toEqual([]);
  });

  it.each(['node:fs', 'fs/promises', 'zod', 'ajv/dist/2020.js', 'yaml', 'pino', 'libsql', 'fastify', 'commander'])(
    'reports %s two steps away',
    (specifier) => {
      const files = {
        'src/edge.ts': "export { b } from './guard/b.ts';",
        'src/guard/b.ts': "import { c } from '../core/c.ts'; export const b = c;",
        'src/core/c.ts': `import { c } from '${specifier}'; export { c };`,
      };
      const way = 'src/edge.ts → src/guard/b.ts → src/core/c.ts';
      expect(said(checkClosure, files)).toEqual([`src/core/c.ts:1 ${specifier} is reached from src/edge.ts by ${way}`]);
    },
  );

  it('reports a path that leads nowhere', () => {
    expect(said(checkClosure, { 'src/index.ts': "export { b } from './guard/b.ts';" })).toEqual([
      'src/index.ts:1 imports src/guard/b.ts, which does not exist',
    ]);
  });

  it('leaves portable packages and unreached files alone', () => {
    const files = { 'src/index.ts': "export { b } from 're2js';", 'src/setup/a.ts': "import { z } from 'zod';" };
    expect(said(checkClosure, files)).toEqual([]);
  });
});

describe('sizes', () => {
  it('hold everywhere', () => {
    expect(checkSizes(all)).toEqual([]);
  });

  it('report a file of 301 lines, and leave one of 300 and generated data alone', () => {
    expect(said(checkSizes, { 'src/core/a.ts': '\n'.repeat(301) })).toEqual([
      'src/core/a.ts:1 has 301 lines, 300 are allowed',
    ]);
    const good = { 'src/core/a.ts': '\n'.repeat(300), 'src/core/b.generated.ts': '\n'.repeat(999) };
    expect(said(checkSizes, good)).toEqual([]);
  });

  it.each(['function f() {BODY}', 'const f = () => {BODY};', 'class A { m() {BODY} }'])(
    'report %s of 61 lines',
    (text) => {
      expect(said(checkSizes, { 'src/core/a.ts': text.replace('BODY', '\n'.repeat(60)) })).toEqual([
        'src/core/a.ts:1 has a function of 61 lines, 60 are allowed',
      ]);
      expect(said(checkSizes, { 'src/core/a.ts': text.replace('BODY', '\n'.repeat(59)) })).toEqual([]);
      expect(said(checkSizes, { 'src/core/a.test.ts': text.replace('BODY', '\n'.repeat(60)) })).toEqual([]);
    },
  );
  it('count functions inside a function on their own', () => {
    const text = `function f() {\nfunction g() {${'\n'.repeat(40)}}\n${'\n'.repeat(40)}}`;
    expect(said(checkSizes, { 'src/core/a.ts': text })).toEqual([]);
  });
});

describe('names', () => {
  it('hold everywhere', () => {
    expect(checkNames(all)).toEqual([]);
  });

  it.each([
    ['src/core/readText.ts', '', '"readText" is not kebab-case'],
    ['src/core/Utils/a.ts', '', '"Utils" is not kebab-case'],
    ['src/core/utils.ts', '', '"utils" says nothing; name it after what it holds'],
    ['src/types/a.ts', '', '"types" says nothing; name it after what it holds'],
    ['src/core/a.ts', 'export default 1;', 'has a default export'],
    ['src/core/a.ts', 'export default function f(): void {}', 'has a default export'],
    ['src/core/a.ts', 'const a = 1; export { a as default };', 'has a default export'],
    ['src/core/index.ts', "export { a } from './a.ts';", 'index.ts may only be an explicit list'],
    ['src/core/index.ts', 'export const list: number[] = load();', 'index.ts may only be an explicit list'],
    ['src/index.ts', "export * from './core/a.ts';", 'an entry only re-exports by name'],
    ['src/edge.ts', 'export const a: number = 1;', 'an entry only re-exports by name'],
  ])('report %s with %s', (path, text, problem) => {
    expect(said(checkNames, { [path]: text })).toEqual([`${path}:1 ${problem}`]);
  });

  it.each([
    ['src/core/read-text.ts', 'export function f(a: number): void { switch (a) { default: } }'],
    [
      'src/detect/pii/index.ts',
      "import { a } from './a.ts'; import { b } from './b/index.ts'; export const list: A[] = [a, ...b];",
    ],
    ['src/index.ts', "export type { A } from './core/a.ts'; export { b } from './core/b.ts';"],
    ['src/core/table.generated.ts', ''],
  ])('leave %s with %s alone', (path, text) => {
    expect(said(checkNames, { [path]: text })).toEqual([]);
  });
});

describe('patterns', () => {
  it('hold in src', () => {
    expect(checkPatterns(src)).toEqual([]);
  });

  it.each([
    ['src/core/a.ts', 'const b = /x/;', 'has flags "", not "u" or "iu"'],
    ['src/core/a.ts', "const b = 'x'.replace(/x/gu, '');", 'has flags "gu", not "u" or "iu"'],
    ['src/core/a.ts', 'const b = /x/uy;', 'has flags "uy", not "u" or "iu"'],
    ['src/core/a.ts', "const b = new RegExp('x', 'gu');", 'compiles a pattern with flag g or y'],
    ['src/detect/injection/rules/a.ts', 'const b = /x{1,}/u;', 'has the unbounded quantifier x{1,}'],
    ['src/detect/pii/recognizers/us/a.ts', 'const b = /(?:x*)/u;', 'has the unbounded quantifier x*'],
    ['src/detect/links/a.ts', 'const b = /x+?/iu;', 'has the unbounded quantifier x+?'],
  ])('report %s with %s', (path, text, problem) => {
    expect(said(checkPatterns, { [path]: text })).toEqual([`${path}:1 ${problem}`]);
  });

  it.each([
    ['src/detect/secrets/rules/a.ts', 'const b = /[*+]{0,9}x?\\*/iu;'],
    ['src/core/a.ts', 'const b = /^x+$/u;'],
    ['src/core/a.ts', "const b = 'x'.replaceAll(/x/gu, '');"],
    ['src/detect/matching/a.ts', "const b = /x*/gu; const c = new RegExp('x', 'uy');"],
    ['src/detect/links/a.test.ts', 'const b = /x+/g;'],
  ])('leave %s with %s alone', (path, text) => {
    expect(said(checkPatterns, { [path]: text })).toEqual([]);
  });
});

describe('lists', () => {
  it('name every rule of their folders', () => {
    expect(checkLists(src)).toEqual([]);
  });

  const rule = 'export const a: InjectionRule = { id: 1 };';

  it('report a rule that is not listed', () => {
    const files = {
      'src/detect/x/rules/index.ts': 'export const list: InjectionRule[] = [];',
      'src/detect/x/rules/a.ts': rule,
    };
    expect(said(checkLists, files)).toEqual([
      'src/detect/x/rules/a.ts:1 "a" is not listed in src/detect/x/rules/index.ts',
    ]);
  });

  it('report a list that is not listed', () => {
    const files = { 'src/detect/x/index.ts': '', 'src/detect/x/us/index.ts': '' };
    expect(said(checkLists, files)).toEqual(['src/detect/x/us/index.ts:1 is not listed in src/detect/x/index.ts']);
  });

  it('leave listed rules, other constants and tests alone', () => {
    const files = {
      'src/detect/x/rules/index.ts': "import { a } from './a.ts'; export const list: InjectionRule[] = [a];",
      'src/detect/x/rules/a.ts': `${rule} export const words: readonly string[] = [];`,
      'src/detect/x/rules/b.test.ts': rule,
    };
    expect(said(checkLists, files)).toEqual([]);
  });
});

describe('doc blocks', () => {
  it('stand at every export of src', () => {
    expect(checkDocBlocks(src)).toEqual([]);
  });

  it.each([
    'export function a(): void {}',
    'export const a: number = 1;',
    'export interface a {}',
    'export type a = 1;',
    'export class a {}',
    'const a: number = 1; export { a };',
    '/** */ export type a = 1;',
    '/** @internal */ export type a = 1;',
    '// not a doc block\nexport type a = 1;',
  ])('are missed at %j', (text) => {
    expect(said(checkDocBlocks, { 'src/core/a.ts': text })).toEqual([
      expect.stringMatching(/^src\/core\/a\.ts:\d a has no doc block$/u),
    ]);
  });

  it.each([
    '/** Says a. */ export function a(b: 1): void; export function a(b: number): void {}',
    '/** Says a. */ export const a: number = 1;',
    '/** Says a. */ const a: number = 1; export { a };',
    'const a = 1; function b(): void {}',
    "export { a } from './a.ts';",
  ])('are not missed at %j', (text) => {
    expect(said(checkDocBlocks, { 'src/core/a.ts': text })).toEqual([]);
  });
});
