import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { heldTimerWait, timerWait } from './wait.ts';

/** Runs a script in a process of its own, in which nothing else keeps it alive. Resolves with what it wrote. */
async function runAlone(script: string): Promise<string> {
  const source = `import { heldTimerWait, timerWait } from ${JSON.stringify(import.meta.resolve('./wait.ts'))};\n${script}`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', source];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout;
}

describe('waiting', () => {
  it('keeps a process alive to the end of the time where it is held', async () => {
    const loop = 'for (let n = 0; n < 600; n++) await heldTimerWait(1, new AbortController().signal);';
    expect(await runAlone(`${loop} console.log('done');`)).toBe('done\n');
  });

  it('keeps none alive otherwise', async () => {
    const script = `timerWait(60_000, new AbortController().signal).then(() => console.log('late')); console.log('end');`;
    expect(await runAlone(script)).toBe('end\n');
  });

  it('ends when there is nothing to wait for any more', async () => {
    for (const wait of [timerWait, heldTimerWait]) {
      const stop = new AbortController();
      const waiting = wait(60_000, stop.signal);
      stop.abort();
      await waiting;
      await wait(60_000, stop.signal);
    }
  });
});
