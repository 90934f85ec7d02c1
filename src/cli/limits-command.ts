import { Command } from 'commander';
import type { KeyRecord } from '../gateway/keys/key-record.ts';
import type { LimitStanding } from '../gateway/limits/limits-standing.ts';
import { EXIT } from './exit.ts';
import { keyStoreOf, noSuchKey, openState, type StateFlags, systemClock } from './open-state.ts';

interface ShowFlags extends StateFlags {
  readonly user?: string;
  readonly tenant?: string;
  readonly json: boolean;
}

const HELP = `
What is read takes nothing from the limits. Budgets are in the store. Rates and windows are there, too, with store.driver redis; else the gateway
counts them in its own memory, and the RateLimit headers of its replies say how windows stand. "left" is what may be taken at once: of a rate or a
window with a burst, that. Each gateway counts by itself what is under way (concurrency).

Examples:
  sallyport limits show 7hq2m4xk9c3vb5nt
  sallyport limits show 7hq2m4xk9c3vb5nt --user u-17 --json
`;

/** `sallyport limits`: shows how limits stand. */
export function limitsCommand(done: (exit: number) => void, parent: Command): Command {
  const command = new Command('limits')
    .description('show how rates, windows and budgets stand')
    .addHelpText('after', HELP);
  // Before its own commands are added, which take them over from here.
  command.copyInheritedSettings(parent);
  command
    .command('show')
    .description('whether a key is good, and the rates, windows and budgets of it and of a user of it')
    .argument('<key>', 'id of the key, as "keys list" has it')
    .option('--user <id>', 'also those of this user; of a bound key those of its own are shown anyway')
    .option('--tenant <id>', 'whose user it is; the tenant of the key when missing')
    .option('--json', 'answer in JSON', false)
    .option('-c, --config <file>', 'configuration file that has the limits and names the state folder')
    .option('--state-dir <folder>', 'folder of the key ring and the database')
    .action(async (id: string, flags: ShowFlags) => done(await show(id, flags)));
  return command;
}

async function show(id: string, flags: ShowFlags): Promise<number> {
  const { readStateAndLimits } = await import('../setup/read-state-place.ts');
  const { config, stateDir } = flags;
  const where = { ...(config !== undefined && { path: config }), ...(stateDir !== undefined && { stateDir }) };
  const { limits } = await readStateAndLimits({ ...where, env: process.env });
  const opened = await openState(flags, { mustExist: true });
  const { state, ring } = opened;
  try {
    const { parseKey } = await import('../gateway/keys/virtual-key.ts');
    const { limitsStanding } = await import('../gateway/limits/limits-standing.ts');
    const { systemRandom } = await import('../setup/create-guard.ts');
    const key = await (await keyStoreOf(opened)).readKey(parseKey(id)?.id ?? id);
    if (key === undefined) throw noSuchKey();
    const name = flags.user ?? (key.identity.kind === 'bound' ? key.identity.user : undefined);
    const user = name === undefined ? undefined : { tenant: flags.tenant ?? key.identity.tenant, user: name };
    const isShared = state.shared !== undefined;
    const ports = { records: state.records, ring, clock: systemClock, random: systemRandom };
    const all = { ...ports, ...(isShared && { counters: state.counters }) };
    await print({ key, isShared, standings: await limitsStanding(all, limits, { key, user }) }, flags.json);
    return EXIT.ok;
  } finally {
    await state.close();
  }
}

interface Shown {
  readonly key: KeyRecord;
  /** Whether rates and windows are counted in the store. */
  readonly isShared: boolean;
  readonly standings: readonly LimitStanding[];
}

async function print({ key, isShared, standings }: Shown, isJson: boolean): Promise<void> {
  const { keyLine, keyStateOf } = await import('./key-table.ts');
  const nowMs = systemClock.now();
  if (isJson) {
    const { id, expiresAtMs, revokedAtMs } = key;
    const countedIn = isShared ? 'store' : 'gateway';
    const state = { state: keyStateOf(key, nowMs), expiresAtMs, revokedAtMs };
    console.log(JSON.stringify({ key: id, ...state, windowsCountedIn: countedIn, limits: standings }));
    return;
  }
  const { limitsTable } = await import('./limits-table.ts');
  console.log(`${keyLine(key, nowMs)}\n\n${limitsTable(standings)}`);
  if (isShared) return;
  console.error(
    'sallyport: rates and windows are counted in the memory of the gateway; the RateLimit headers of its replies say how windows stand',
  );
}
