import { texts } from './caller.ts';
import { type Draw, sentence } from './draw.ts';
import { NOUNS, VERBS } from './lexicon.ts';

const ASKS: readonly string[] = [
  'why does this fail?',
  'add a test for it',
  'make this faster',
  'fix the type error',
  'explain this function',
  'rename the parameters',
  'is there a bug here',
  'convert it to async',
  'add error handling please',
  'refactor',
  'what does line 3 do',
  'write a docstring',
];

/** Somebody who works on a file for a while: the same code again and again, with small edits, then the next file. */
export function codeQuestions(draw: Draw): readonly string[] {
  const all: string[] = [];
  const count = draw.whole(150, 400);
  while (all.length < count) {
    let lines = [...texts(draw.whole(4, 25), () => line(draw))];
    for (let turns = draw.whole(1, 7); turns > 0; turns--) {
      const ask = draw.chance(0.7) ? draw.pick(ASKS) : `${sentence(draw).toLowerCase()} ${draw.pick(ASKS)}`;
      all.push(draw.chance(0.25) ? ask : `${ask}\n\`\`\`\n${lines.join('\n')}\n\`\`\``);
      lines = lines.map((each) => (draw.chance(0.1) ? line(draw) : each));
    }
  }
  return all.slice(0, count);
}

function line(draw: Draw): string {
  const name = (): string => `${draw.often(VERBS)}${draw.chance(0.5) ? '_' : '.'}${draw.often(NOUNS)}`;
  return draw.pick([
    () => `  const ${draw.often(NOUNS)} = await ${name()}(${draw.often(NOUNS)}, ${draw.whole(0, 64)});`,
    () => `  if (${name()} === undefined) return ${draw.often(NOUNS)};`,
    () => `  for (const ${draw.often(NOUNS)} of ${name()}) ${name()}(${draw.often(NOUNS)});`,
    () => `function ${name()}(${draw.often(NOUNS)}: string, ${draw.often(NOUNS)}: number) {`,
    () => `  throw new Error('${draw.often(NOUNS)} is ${draw.often(VERBS)}');`,
    () => '}',
  ])();
}
