const SUBJECTS = [
  'The harbour',
  'My neighbour',
  'A slow train',
  'The old library',
  'Nobody in the village',
  'This recipe',
];
const VERBS = [
  'opens early',
  'was repaired last spring',
  'needs more salt',
  'keeps its windows shut',
  'sounds familiar',
];
const ENDS = [
  "even though it's raining",
  'for the first time in 12 years',
  'before 9:30',
  '(as far as I know)',
  'as ever',
];

/** Ordinary replies of several kinds, each long enough to say how much of one is withheld on the way. */
export const ordinaryTexts: Readonly<Record<string, string>> = {
  prose: prose(),
  markdown: markdown(),
  code: code(),
  json: json(),
  numbers: numbers(),
};

function prose(): string {
  return sentences(160, (n) => `${pick(SUBJECTS, n)} ${pick(VERBS, n * 7 + 1)}, ${pick(ENDS, n * 3 + 2)}.`)
    .map((sentence, n) => sentence + (n % 6 === 5 ? '\n\n' : ' '))
    .join('');
}

function markdown(): string {
  const section = (n: number): string =>
    [
      `## ${n + 1}. ${pick(SUBJECTS, n)}`,
      '',
      `**${pick(VERBS, n)}**: see the [notes](notes/${n}.md), _${pick(ENDS, n)}_, and \`status --all\`.`,
      '',
      `- ${pick(VERBS, n + 1)}`,
      `- [x] ${pick(ENDS, n + 1)} (${n * 3} of ${n * 5 + 7})`,
      '',
      '| day | visitors |',
      '|---|---:|',
      `| Monday | ${1_000 + n * 37} |`,
      `| Tuesday | ${800 + n * 11} |`,
      '',
      `> ${pick(SUBJECTS, n + 3)} ${pick(VERBS, n + 2)}!`,
      '',
    ].join('\n');
  return sentences(18, section).join('\n');
}

function code(): string {
  const unit = (n: number): string =>
    [
      `/** Counts what ${pick(SUBJECTS, n).toLowerCase()} holds. */`,
      `export function count${n}(items: readonly Item[], limit = ${n + 10}): number {`,
      '  let total = 0;',
      '  for (const [index, item] of items.entries()) {',
      `    if (item.kind !== 'part-${n}' || index >= limit) continue;`,
      `    total += item.weights.reduce((sum, weight) => sum + weight * ${n}.5, 0);`,
      '  }',
      `  return Math.max(total, 0) / (items.length || 1); // ${pick(VERBS, n)}`,
      '}',
      '',
    ].join('\n');
  return `Here it is:\n\n\`\`\`ts\n${sentences(12, unit).join('\n')}\`\`\`\n\nIt ${pick(VERBS, 4)}.\n`;
}

function json(): string {
  const rows = sentences(40, (n) => ({
    id: n,
    name: pick(SUBJECTS, n),
    tags: ['open', `row-${n}`],
    size: { width: n * 12.5, height: 40 },
    note: n % 4 === 0 ? null : `"${pick(ENDS, n)}"\n`,
  }));
  return JSON.stringify({ rows, total: rows.length, next: false }, null, 2);
}

function numbers(): string {
  const line = (n: number): string =>
    `${n + 1}. ${(n * 7919) % 1000}, ${(n * 104729) % 10000}; ${((n * 31) % 97) / 10} kg, ${n % 12}:${10 + (n % 50)} h, ${n * 3}%`;
  return sentences(90, line).join('\n');
}

function sentences<T>(count: number, write: (n: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, n) => write(n));
}

function pick(from: readonly string[], n: number): string {
  return from[n % from.length] ?? '';
}
