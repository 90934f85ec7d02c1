import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { CATEGORY_TAXONOMY } from '../src/core/taxonomy.ts';
import { checkGuideMap, type KnownNames, parseGuideMap } from './tidy/check-guide-map.ts';
import { isTest, nodesOf, readSources, type Source, toSource } from './tidy/source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const rows = parseGuideMap(readFileSync(`${root}/docs/guide-map.md`, 'utf8'));
const src = readSources(root, 'src').filter((source) => !isTest(source));
const known: KnownNames = {
  // The published entries stand in the folder itself.
  exports: new Set(src.filter(({ path }) => /^src\/[a-z]+\.ts$/u.test(path)).flatMap(exportedNames)),
  ruleIds: new Set(src.flatMap(ruleIdsOf)),
  hasPage: (path) => existsSync(fileURLToPath(new URL(path, `file://${root}/docs/`))),
};

/** Names that an entry re-exports. */
function exportedNames(source: Source): readonly string[] {
  return [...nodesOf(source)].filter(ts.isExportSpecifier).map(({ name }) => name.text);
}

/** Every string of a source that begins with a category, in code or in a type; of templates the head. */
function ruleIdsOf(source: Source): readonly string[] {
  const texts = [...nodesOf(source)].flatMap((node) => {
    if (ts.isTemplateExpression(node)) return [`${node.head.text}<computed>`];
    return ts.isStringLiteralLike(node) ? [node.text] : [];
  });
  return texts.filter((text) => Object.keys(CATEGORY_TAXONOMY).some((category) => text.startsWith(`${category}/`)));
}

describe('the map of the guide', () => {
  it('names only what exists', () => {
    expect(checkGuideMap(rows, known)).toEqual([]);
  });

  it.each([
    ['PromptFilter: the ten patterns', 10],
    ['OutputValidator', 10],
    ['PIIProtector', 9],
    ['The attack list', 10],
    ['The checklist', 21],
    ['Resources', 3],
  ])('has every row of "%s"', (section, count) => {
    expect(rows.filter((row) => row.section === section)).toHaveLength(count);
  });
});

describe('the check of the map', () => {
  const twin: KnownNames = {
    exports: new Set(exportedNames(toSource('src/index.ts', "export { createGuard, type Guard } from './guard.ts';"))),
    ruleIds: new Set(
      ruleIdsOf(
        toSource(
          'src/detect/a.ts',
          "type A = 'length/reply' | 'text/html'; f({ id: 'pii/us/ssn', ruleId: `error/$".concat('{a}` });'),
        ),
      ),
    ),
    hasPage: (path) => path === '../SECURITY.md',
  };

  it.each([
    ['| a | `createGuards` | done |', '`createGuards` does not exist'],
    ['| a | `pii/us/ssns` | done |', '`pii/us/ssns` does not exist'],
    ['| a | `text/html` | done |', '`text/html` does not exist'],
    ['| a | `secret/*` | done |', '`secret/*` does not exist'],
    ['| a | [b](./nowhere.md) | done |', 'the page ./nowhere.md does not exist'],
    ['| a | | done |', 'a done row names at least one thing'],
    ['| a | `Guard` | planned: state |', 'a planned row names nothing'],
    ['| a | | planned: someday |', '"planned: someday" is no state'],
    ['| a | `Guard` | finished |', '"finished" is no state'],
  ])('reports %s', (row, problem) => {
    expect(checkGuideMap(parseGuideMap(`## S\n${row}`), twin)).toEqual([`S, a: ${problem}`]);
  });

  it.each([
    '| a | `createGuard`, `Guard`, `pii/us/ssn`, `pii/*`, `error/*`, `length/reply`, [b](../SECURITY.md) | done |',
    '| `<\\|a` | | planned: agents |',
  ])('accepts %s', (row) => {
    expect(parseGuideMap(row)).toHaveLength(1);
    expect(checkGuideMap(parseGuideMap(row), twin)).toEqual([]);
  });
});
