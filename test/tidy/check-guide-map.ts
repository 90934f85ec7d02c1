/** What a name on the guide's map may mean. */
export interface KnownNames {
  readonly exports: ReadonlySet<string>;
  readonly ruleIds: ReadonlySet<string>;
  readonly hasPage: (path: string) => boolean;
}

/** One row of the map: the second cell names things, the third says `done` or `planned: <milestone>`. */
export interface GuideRow {
  readonly section: string;
  readonly part: string;
  readonly where: string;
  readonly state: string;
}

/** Milestones that a planned row may wait for. */
const MILESTONES: readonly string[] = [
  'gateway',
  'prompt injection',
  'personal data',
  'state',
  'agents',
  'monitoring',
  'review',
];
const COLUMNS = 3;

/** The rows of all tables, with the heading that they stand under. `\|` is a bar within a cell. */
export function parseGuideMap(markdown: string): readonly GuideRow[] {
  const rows: GuideRow[] = [];
  let section = '';
  for (const line of markdown.split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3);
    if (!line.startsWith('|') || /^\| ?(?:-{3}|part of the guide )/u.test(line)) continue;
    const cells = line.split(/(?<!\\)\|/u).map((cell) => cell.trim());
    if (cells.length !== COLUMNS + 2) throw new Error(`a row of "${section}" has not three cells: ${line}`);
    rows.push({ section, part: cells[1] ?? '', where: cells[2] ?? '', state: cells[3] ?? '' });
  }
  return rows;
}

/** Done rows name things that exist; planned rows name a milestone and nothing else. */
export function checkGuideMap(rows: readonly GuideRow[], known: KnownNames): readonly string[] {
  return rows.flatMap((row) => problemsOf(row, known).map((problem) => `${row.section}, ${row.part}: ${problem}`));
}

function problemsOf({ where, state }: GuideRow, known: KnownNames): readonly string[] {
  const names = [...where.matchAll(/`([^`]{1,200})`/gu)].map((match) => match[1] ?? '');
  const pages = [...where.matchAll(/\]\(([^)]{1,200})\)/gu)].map((match) => match[1] ?? '');
  if (state !== 'done') {
    const milestone = /^planned: (.{1,40})$/u.exec(state)?.[1];
    if (milestone === undefined || !MILESTONES.includes(milestone)) return [`"${state}" is no state`];
    return where === '' ? [] : ['a planned row names nothing'];
  }
  if (names.length + pages.length === 0) return ['a done row names at least one thing'];
  return [
    ...names.filter((name) => !isKnown(name, known)).map((name) => `\`${name}\` does not exist`),
    ...pages.filter((page) => !known.hasPage(page)).map((page) => `the page ${page} does not exist`),
  ];
}

function isKnown(name: string, { exports, ruleIds }: KnownNames): boolean {
  if (!name.includes('/')) return exports.has(name);
  if (!name.endsWith('/*')) return ruleIds.has(name);
  return [...ruleIds].some((id) => id.startsWith(name.slice(0, -1)));
}
