import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HIJACKS, HONEST, type Scene } from './scenes.ts';
import { type Answer, openWorld, type World } from './world.ts';

// npm run example:agents: a user, an application, two agents that ask and one that acts, each a process with a key of its own. What the user
// wants goes through, and twelve hijacks do not. Exits with 0 only if each was refused for the reason that was expected.

const WIDTH = 88;
const world = await openWorld();
try {
  process.exitCode = (await playAll(world)) ? 0 : 1;
} finally {
  await world.end();
}

async function playAll(there: World): Promise<boolean> {
  console.log('\nUser ─▶ application ─▶ agent A (planner) ─▶ agent B (office). Each is a process with its own key.');
  console.log('\nWHAT THE USER WANTS');
  const honest = await playEach(there, HONEST, 'done');
  console.log('\nWHAT AN ATTACKER WANTS');
  const hijacks = await playEach(there, HIJACKS, 'refused');
  // Of each message that is refused for being there twice the first one was honest.
  const done = await there.office.ask<readonly string[]>('done');
  const isClean = done.join() === 'files:read,payments:send,mail:send,files:read';
  const isThere = existsSync(join(there.folder, 'reports', 'march.txt'));
  console.log(
    `\n${honest} of ${HONEST.length} honest calls went through, ${hijacks} of ${HIJACKS.length} hijacks were refused for the reason that was expected.`,
  );
  console.log(
    `Agent B did what the user wanted and nothing else: ${isClean && isThere ? 'yes' : `no (${done.join(', ')})`}.\n`,
  );
  return honest === HONEST.length && hijacks === HIJACKS.length && isClean && isThere;
}

async function playEach(there: World, scenes: readonly Scene[], word: string): Promise<number> {
  let right = 0;
  for (const [i, scene] of scenes.entries()) {
    const said = wordsOf(await scene.play(there));
    const isRight = said === scene.expected;
    if (isRight) right++;
    console.log(`\n${String(i + 1).padStart(3)}  ${scene.title}`);
    for (const line of wrapped(scene.story)) console.log(`     ${line}`);
    console.log(`     user    ${scene.user}`);
    console.log(`     sent    ${scene.sent}`);
    console.log(
      `     ${isRight ? '✓' : '✗'} ${isRight ? word.padEnd(8) : 'WRONG   '}${said}${isRight ? '' : `, not ${scene.expected}`}`,
    );
  }
  return right;
}

/** Status, code and reason of an answer. */
function wordsOf({ status, json: { error } }: Answer): string {
  return [String(status), error?.code, error?.reason].filter((word) => word !== undefined).join(' ');
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
