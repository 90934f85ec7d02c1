import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';

/** A server that runs. */
export interface ServerProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** The exit status as a shell gives it: 128 and the number of the signal that ended it. 127 where it could not be started. */
  readonly exit: Promise<number>;
  /** Sends a signal to the server and everything that it has started. */
  signal(name: NodeJS.Signals): void;
  /** Waits for the server to end by itself, then asks it to, then ends it; each for `graceMs`. Resolves when it is gone. */
  stop(graceMs: number): Promise<void>;
}

/** What is started. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const NOT_STARTED = 127;
const SIGNALLED = 128;

/**
 * Starts a server in a process group of its own: a launcher such as npx starts the server as a child of its own, and both get what is
 * sent to the group. When the server ends, what is left of the group is ended with it.
 */
export function startServerProcess({ command, args, env }: ServerCommand): ServerProcess {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(command, args, {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: HAS_GROUPS,
    windowsHide: true,
  });
  let isGone = false;
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      if (HAS_GROUPS) process.kill(-child.pid, name);
      else if (!isGone) child.kill(name);
    } catch {
      // Nobody is left to take it.
    }
  };
  const exit = new Promise<number>((resolve) => {
    child.once('error', () => {
      isGone = true;
      resolve(NOT_STARTED);
    });
    child.once('exit', (code, name) => {
      isGone = true;
      signal('SIGKILL');
      resolve(code ?? SIGNALLED + (name === null ? 0 : constants.signals[name]));
    });
  });
  const isOver = (ms: number): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      void exit.then(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    stderr: child.stderr,
    exit,
    signal: (name) => {
      if (!isGone) signal(name);
    },
    async stop(graceMs) {
      if (await isOver(graceMs)) return;
      signal('SIGTERM');
      if (!(await isOver(graceMs))) signal('SIGKILL');
      await exit;
    },
  };
}

/** Windows has no process groups that a signal could be sent to. */
const HAS_GROUPS = process.platform !== 'win32';

/**
 * The environment of a server: everything but what is Sallyport's own, such as its keys, and what `hidden` names.
 *
 * @param hidden - Further variables that hold secrets which the server is not to have.
 */
export function serverEnvironment(env: NodeJS.ProcessEnv, hidden: readonly string[] = []): NodeJS.ProcessEnv {
  const isOwn = (name: string): boolean => name.toUpperCase().startsWith('SALLYPORT_') || hidden.includes(name);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOwn(name)));
}
