import { createInterface } from 'node:readline/promises';
import { UsageError } from './exit.ts';

/** Where somebody is asked. */
export interface Asking {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Standard error: what a command prints may go elsewhere. */
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks before something is deleted. Only `y` and `yes` are a yes; the end of the input is a no.
 *
 * @throws {@link UsageError} where there is no terminal to answer at.
 */
export async function confirm(question: string, { input, output }: Asking = TERMINAL): Promise<boolean> {
  if (input.isTTY !== true) throw new UsageError('there is no terminal to ask at; --yes says that it is meant');
  const lines = createInterface({ input, output });
  const left = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([lines.question(`${question} [y/N] `), left]);
    return ['y', 'yes'].includes(answer.trim().toLowerCase());
  } finally {
    lines.close();
  }
}

const TERMINAL: Asking = { input: process.stdin, output: process.stderr };
