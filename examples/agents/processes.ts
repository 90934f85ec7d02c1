import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

// Every party of the example is a process of its own. What it has to do it is told over the channel that Node opens to its parent; what agents
// say to each other goes over HTTP.

/** What a party can be asked for, by name. */
export type Deeds = Readonly<Record<string, (facts: never) => Promise<unknown>>>;

/** A party that runs. */
export interface Party {
  ask<Result>(deed: string, facts?: unknown): Promise<Result>;
  end(): Promise<void>;
}

interface Call {
  readonly id: number;
  readonly deed: string;
  readonly facts: unknown;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly problem?: string;
}

/** Starts a party: a file beside this one, with its arguments. */
export function startParty(file: string, ...args: readonly string[]): Party {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args);
  const waiting = new Map<number, (answer: Answer) => void>();
  let count = 0;
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  child.on('exit', () => {
    for (const [id, settle] of waiting) settle({ id, problem: `${file} ended` });
  });
  return {
    async ask<Result>(deed: string, facts: unknown = {}): Promise<Result> {
      const id = count++;
      child.send({ id, deed, facts });
      const answer = await new Promise<Answer>((resolve) => waiting.set(id, resolve));
      waiting.delete(id);
      if (answer.problem !== undefined) throw new Error(`${file} ${deed}: ${answer.problem}`);
      return answer.result as Result;
    },
    async end() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined;
      child.kill();
      await ended;
    },
  };
}

/** Lets this process answer its parent. */
export function answerWith(deeds: Deeds): void {
  process.on('message', ({ id, deed, facts }: Call) => {
    Promise.resolve(deeds[deed]?.(facts as never)).then(
      (result) => process.send?.({ id, result }),
      (error: Error) => process.send?.({ id, problem: error.message }),
    );
  });
  process.on('disconnect', () => process.exit());
}
