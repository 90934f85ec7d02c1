import { Command } from 'commander';
import { EXIT, UsageError } from './exit.ts';
import { openState, type StateFlags, systemClock } from './open-state.ts';
import { printable } from './terminal.ts';

interface ShowFlags extends StateFlags {
  readonly user?: string;
  readonly tenant?: string;
  readonly json: boolean;
}

const HELP = `
What is read takes nothing from the limits. Budgets are in the store. Windows are there, too, with store.driver redis; else the gateway counts
them in its own memory, and the RateLimit headers of its replies say how they stand. Rates of keys are not shown.

Examples:
  sallyport limits show 7hq2m4xk9c3vb5nt
  sallyport limits show 7hq2m4xk9c3vb5nt --user u-17 --json
`;

/** `sallyport limits`: shows how limits stand. */
export function limitsCommand(done: (exit: number) => void, parent: Command): Command {
  const command = new Command('limits').description('show how windows and budgets stand').addHelpText('after', HELP);
  // Before its own commands are added, which take them over from here.
  command.copyInheritedSettings(parent);
  command
    .command('show')
    .description('the windows and budgets of a key, and of a user of it')
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
  const { state, ring } = await openState(flags, { mustExist: true });
  try {
    const { keyRecordSealer, KEYS_OWNER } = await import('../gateway/keys/sealed-key-record.ts');
    const { parseKey } = await import('../gateway/keys/virtual-key.ts');
    const { limitsStanding } = await import('../gateway/limits/limits-standing.ts');
    const { systemRandom } = await import('../setup/create-guard.ts');
    const keyId = parseKey(id)?.id ?? id;
    const row = await state.records.get(KEYS_OWNER, keyId);
    const key = row && keyRecordSealer(ring).open(keyId, row.value);
    if (key === undefined) throw new UsageError('there is no key of this id; see: sallyport keys list');
    const name = flags.user ?? (key.identity.kind === 'bound' ? key.identity.user : undefined);
    const user = name === undefined ? undefined : { tenant: flags.tenant ?? key.identity.tenant, user: name };
    const isShared = state.shared !== undefined;
    const ports = { records: state.records, ring, clock: systemClock, random: systemRandom };
    const all = { ...ports, ...(isShared && { counters: state.counters }) };
    const standings = await limitsStanding(all, limits, { key, user });
    const countedIn = isShared ? 'store' : 'gateway';
    if (flags.json) {
      console.log(JSON.stringify({ key: key.id, windowsCountedIn: countedIn, limits: standings }));
    } else if (standings.length === 0) {
      console.log(`no windows or budgets hold for the key ${key.id} (${printable(key.name)})`);
    } else {
      const { limitsTable } = await import('./limits-table.ts');
      console.log(limitsTable(standings));
      if (!isShared && standings.some(({ kind }) => kind === 'window')) {
        console.error(
          'sallyport: windows are counted in the memory of the gateway; the RateLimit headers of its replies say how they stand',
        );
      }
    }
    return EXIT.ok;
  } finally {
    await state.close();
  }
}
