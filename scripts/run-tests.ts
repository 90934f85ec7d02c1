/**
 * `npm test`: runs every test that Node alone can run, then says what was left out and why. A test that is skipped
 * without a reason fails the run: give one with `context.skip('reason')`. Arguments are filters of test files.
 */
import { startVitest, type TestCase } from 'vitest/node';

const vitest = await startVitest('test', process.argv.slice(2), { run: true, watch: false });
const skipped = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests('skipped')]);

console.log('');
if (skipped.length === 0) console.log('LEFT OUT: nothing, every test ran.');
for (const test of skipped) {
  const reason = reasonOf(test);
  console.log(`LEFT OUT: ${test.module.relativeModuleId}: ${test.fullName}, because ${reason ?? 'NO REASON IS GIVEN'}`);
  if (reason === undefined) process.exitCode = 1;
}
await vitest.close();

function reasonOf(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
}
