import { Command } from 'commander';
import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import type { AllMemoryStats, MemoryStats } from '../memory/memory-stats.ts';
import { EXIT, UsageError } from './exit.ts';
import { type OpenedState, openState, type StateFlags } from './open-state.ts';
import { printable } from './terminal.ts';

interface MemoryFlags extends StateFlags {
  readonly tenant?: string;
  readonly session?: string;
  readonly json: boolean;
  readonly yes?: boolean;
}

const HELP = `
What assistants remember of sessions, in numbers; no value is opened or shown. The gateway may run or not.

Examples:
  sallyport memory stats                          all of it
  sallyport memory stats --tenant acme            of a tenant
  sallyport memory stats u-17 --tenant acme --json
  sallyport memory clear u-17 --session s-1
  sallyport memory clear u-17 --yes               without being asked
`;

const CLEAR_HELP = `
Pseudonyms, budgets and the keys of sessions stay, and a copy of the store from before still opens: "sallyport forget" removes all of it for good.
`;

/** `sallyport memory`: counts and clears what is remembered. */
export function memoryCommand(done: (exit: number) => void, parent: Command): Command {
  const command = new Command('memory')
    .description('count or clear what is remembered of sessions')
    .addHelpText('after', HELP);
  // Before its own commands are added, which take them over from here.
  command.copyInheritedSettings(parent);
  withState(command.command('stats').description('how much is remembered: of all, of a tenant, or of a user'))
    .argument('[user]', 'id of the user, as callers name it; all when missing')
    .action(async (user: string | undefined, flags: MemoryFlags) => done(await stats(user, flags)));
  withState(command.command('clear').description('delete what is remembered of a user, and nothing else of it'))
    .argument('<user>', 'id of the user, as callers name it')
    .option('--yes', 'do not ask')
    .addHelpText('after', CLEAR_HELP)
    .action(async (user: string, flags: MemoryFlags) => done(await clear(user, flags)));
  return command;
}

function withState(command: Command): Command {
  return command
    .option('--tenant <id>', 'whose user it is; "default" when missing')
    .option('--session <id>', 'only this session')
    .option('--json', 'answer in JSON', false)
    .option('-c, --config <file>', 'configuration file that names the state folder')
    .option('--state-dir <folder>', 'folder of the key ring and the database');
}

async function stats(user: string | undefined, flags: MemoryFlags): Promise<number> {
  if (user === undefined && flags.session !== undefined) throw new UsageError('--session needs the user whose it is');
  checkIds({ user, ...flags });
  const found = await withStore(flags, async ({ ports }) => {
    const { allMemoryStats, memoryStatsOf } = await import('../memory/memory-stats.ts');
    if (user !== undefined) return memoryStatsOf(ports, ownerOf(user, flags), await sessionsOf(user, flags));
    const progress = shareProgress();
    try {
      return await allMemoryStats(ports, { tenant: flags.tenant, onProgress: progress.show });
    } finally {
      progress.end();
    }
  });
  console.log(flags.json ? JSON.stringify(found) : statsLines(found).join('\n'));
  return EXIT.ok;
}

async function clear(user: string, flags: MemoryFlags): Promise<number> {
  checkIds({ user, ...flags });
  const who = printable(
    `${flags.session === undefined ? '' : `session ${flags.session} of `}${user}, tenant ${tenantOf(flags)}`,
  );
  // Asked before the store is opened: it is not held while somebody thinks.
  if (flags.yes !== true) {
    const { confirm } = await import('./confirm.ts');
    if (!(await confirm(`Delete what is remembered of ${who}?`))) {
      console.error('sallyport: nothing was deleted');
      return NOT_DONE;
    }
  }
  const { cleared, isShared } = await withStore(flags, async ({ ports, state }) => {
    const { clearMemory } = await import('../memory/clear-memory.ts');
    const sessions = await sessionsOf(user, flags);
    return {
      cleared: await clearMemory(ports, ownerOf(user, flags), sessions),
      isShared: state.shared !== undefined,
    };
  });
  if (flags.json) {
    console.log(JSON.stringify(cleared));
  } else if (cleared.records === 0) {
    console.log(`nothing is remembered of ${who}`);
  } else {
    const what = `deleted ${counted(cleared.records, 'record')} of ${who}`;
    console.log(`${what}.${cleared.isScrubbed ? '' : isShared ? SHARED_REST : LOCAL_REST}`);
  }
  return EXIT.ok;
}

const NOT_DONE = 1;
const SHARED_REST = ' What the server writes to its disk may still hold it: see docs/stores.md.';
const LOCAL_REST = ' Another process is reading: its log of changes still holds some of it until it closes.';

function checkIds({ user, tenant, session }: Pick<MemoryFlags, 'tenant' | 'session'> & { user: string | undefined }) {
  for (const [name, id] of Object.entries({ user, tenant, session })) {
    if (id !== undefined && (id.length === 0 || id.length > BOUNDS_DEFAULT.idLengthMax)) {
      throw new UsageError(`the ${name} must have 1 to ${BOUNDS_DEFAULT.idLengthMax} characters`);
    }
  }
}

function tenantOf({ tenant = 'default' }: MemoryFlags): string {
  return tenant;
}

function ownerOf(user: string, flags: MemoryFlags): { readonly tenant: string; readonly user: string } {
  return { tenant: tenantOf(flags), user };
}

async function sessionsOf(user: string, { session }: MemoryFlags): Promise<readonly string[] | undefined> {
  if (session === undefined) return undefined;
  const { sessionsNamed } = await import('../gateway/keys/principal.ts');
  return sessionsNamed(user, session);
}

interface OpenedMemory extends Pick<OpenedState, 'state'> {
  readonly ports: Pick<OpenedState['state'], 'records'> & Pick<OpenedState, 'ring'>;
}

async function withStore<Result>(flags: StateFlags, use: (opened: OpenedMemory) => Promise<Result>): Promise<Result> {
  const { state, ring } = await openState(flags, { mustExist: true });
  try {
    return await use({ state, ports: { records: state.records, ring } });
  } finally {
    await state.close();
  }
}

function statsLines(stats: MemoryStats & Partial<AllMemoryStats>): readonly string[] {
  const { sessions, records, bytes, soonestExpiryMs, latestExpiryMs, unreadable = 0 } = stats;
  const lines = [
    ['sessions', grouped(sessions)],
    ['records', grouped(records)],
    ['bytes', grouped(bytes)],
    ...(soonestExpiryMs === undefined ? [] : [['first ends', momentOf(soonestExpiryMs)]]),
    ...(latestExpiryMs === undefined ? [] : [['last ends', momentOf(latestExpiryMs)]]),
    ...(unreadable === 0
      ? []
      : [['not counted', `${counted(unreadable, 'session')} that this key ring does not open`]]),
  ];
  return lines.map(([what = '', value = '']) => `${what.padEnd(LABEL_WIDTH)}${value}`);
}

const LABEL_WIDTH = 13;

function momentOf(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

function counted(count: number, one: string): string {
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** Says on standard error how far it has come: on a terminal in one line, elsewhere every few seconds. */
function shareProgress(): { show(share: number): void; end(): void } {
  const isTerminal = process.stderr.isTTY === true;
  const everyMs = isTerminal ? 200 : 5_000;
  let shownAt = performance.now();
  return {
    show(share) {
      if (performance.now() - shownAt < everyMs) return;
      shownAt = performance.now();
      const line = `${Math.floor(100 * share)} % of all sessions`;
      process.stderr.write(isTerminal ? `\r\u001B[K${line}` : `sallyport: ${line}\n`);
    },
    end: () => void (isTerminal && process.stderr.write('\r\u001B[K')),
  };
}
