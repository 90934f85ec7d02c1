import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { confirm } from './confirm.ts';
import { UsageError } from './exit.ts';

/** Somebody at a terminal who types this, and then leaves. */
function typing(text: string) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  input.end(text);
  return { input, output: new PassThrough() };
}

describe('confirm', () => {
  it.each(['y\n', 'yes\n', ' YES \n'])('takes %j for a yes', async (text) => {
    expect(await confirm('Delete it?', typing(text))).toBe(true);
  });

  it.each(['\n', 'n\n', 'yep\n', ''])('takes %j for a no', async (text) => {
    expect(await confirm('Delete it?', typing(text))).toBe(false);
  });

  it('asks nobody where there is no terminal', async () => {
    const asking = { input: new PassThrough(), output: new PassThrough() };
    await expect(confirm('Delete it?', asking)).rejects.toThrow(UsageError);
    expect(asking.output.read()).toBeNull();
  });
});
