import { Command } from 'commander';
import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import type { Forgotten } from '../memory/forget.ts';
import { EXIT, UsageError } from './exit.ts';
import { type OpenedState, openState, type StateFlags, systemClock } from './open-state.ts';
import { printable } from './terminal.ts';

interface ForgetFlags extends StateFlags {
  readonly tenant: string;
  readonly session?: string;
  readonly json: boolean;
}

const HELP = `
Deletes what is kept of a user: memory, pseudonyms, what its budgets have counted, and the salts of its keys, without which no copy of a record
opens. The gateway may run or not. Copies of the database from before, backups among them, still have salts and records: delete those, too.
Rates and windows hold a keyed hash and a time, and are gone when their window is over. Security events stay; they hold no text.

Examples:
  sallyport forget u-17
  sallyport forget u-17 --tenant acme --session s-1
`;

/** `sallyport forget`: removes a person from the store. */
export function forgetCommand(done: (exit: number) => void): Command {
  return new Command('forget')
    .description('remove a user, or one session of it, from memory, vault and budgets for good')
    .argument('<user>', 'id of the user, as callers name it')
    .option('--tenant <id>', 'whose user it is', 'default')
    .option('--session <id>', 'only this session')
    .option('--json', 'print the outcome as JSON', false)
    .option('-c, --config <file>', 'configuration file that names the state folder')
    .option('--state-dir <folder>', 'folder of the database')
    .addHelpText('after', HELP)
    .action(async (user: string, flags: ForgetFlags) => done(await forget(user, flags)));
}

async function forget(user: string, flags: ForgetFlags): Promise<number> {
  const { tenant, session } = flags;
  for (const [name, id] of Object.entries({ user, tenant, session })) {
    if (id !== undefined && (id.length === 0 || id.length > BOUNDS_DEFAULT.idLengthMax))
      throw new UsageError(`the ${name} must have 1 to ${BOUNDS_DEFAULT.idLengthMax} characters`);
  }
  const { state, ring } = await openState(flags, { mustExist: true });
  const { forgotten, isShared } = await forgetIn({ state, ring }, { tenant, user, session });
  if (flags.json) console.log(JSON.stringify(forgotten));
  else console.log(summary(forgotten, { user, tenant, session }, isShared));
  return EXIT.ok;
}

interface Who {
  readonly tenant: string;
  readonly user: string;
  readonly session: string | undefined;
}

interface AllForgotten extends Forgotten {
  /** Accounts of budgets, one for each day and month. */
  readonly budgets: number;
}

async function forgetIn(
  { state, ring }: Pick<OpenedState, 'state' | 'ring'>,
  { tenant, user, session }: Who,
): Promise<{ readonly forgotten: AllForgotten; readonly isShared: boolean }> {
  const { ownerKeys } = await import('../crypto/owner-key.ts');
  const { forgetSession, forgetUser } = await import('../memory/forget.ts');
  const { forgetSessionBudgets, forgetUserBudgets } = await import('../gateway/limits/forget-limits.ts');
  const { sessionsNamed } = await import('../gateway/keys/principal.ts');
  try {
    const { records } = state;
    const ports = { records, owners: ownerKeys({ records, ring, clock: systemClock }), keys: ring.keys };
    // Budgets first: whose sessions they are is known as long as there are salts, and what was deleted is scrubbed behind them.
    if (session === undefined) {
      const budgets = await forgetUserBudgets({ records, ring }, { tenant, user });
      const { records: deleted, ...rest } = await forgetUser(ports, { tenant, user });
      return { forgotten: { records: deleted, budgets, ...rest }, isShared: state.shared !== undefined };
    }
    let all: AllForgotten = { records: 0, budgets: 0, salts: 0, isScrubbed: true };
    for (const name of sessionsNamed(user, session)) {
      const principal = { tenant, user, session: name };
      const budgets = await forgetSessionBudgets({ records, ring }, principal);
      const { records: deleted, salts, isScrubbed } = await forgetSession(ports, principal);
      all = { records: all.records + deleted, budgets: all.budgets + budgets, salts: all.salts + salts, isScrubbed };
    }
    return { forgotten: all, isShared: state.shared !== undefined };
  } finally {
    await state.close();
  }
}

function summary(forgotten: AllForgotten, { user, tenant, session }: Who, isShared: boolean): string {
  const { records, budgets, salts, isScrubbed } = forgotten;
  const who = printable(`${session === undefined ? '' : `session ${session} of `}${user}, tenant ${tenant}`);
  if (records === 0 && salts === 0 && budgets === 0) return `nothing is kept of ${who}`;
  const files = isScrubbed
    ? 'The files of the database hold none of it any more.'
    : isShared
      ? 'What the server writes to its disk, and its replicas and backups, may still hold it: see docs/stores.md.'
      : 'Another process is reading: its log of changes still holds some of it until it closes. Run this again then to make sure.';
  const counts = [
    counted(records, 'record'),
    counted(salts, 'salt'),
    counted(budgets, 'account of budgets', 'accounts of budgets'),
  ];
  return `forgot ${who}: ${counts.join(', ')}. ${files}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
