import { Command, InvalidArgumentError } from 'commander';
import { EXIT } from './exit.ts';
import type { StateFlags } from './open-state.ts';

/** Flags of commands that change a ring. */
export interface KeyringFlags extends StateFlags {
  readonly out?: string;
  readonly wait?: number;
  readonly reseal?: boolean;
  readonly count?: boolean;
  readonly json?: boolean;
}

const HELP = `
Everything in the store is sealed under the current key of the ring. Rotating gives it a new one: what is written from then on is sealed
under that, and the old key stays for reading until it is retired.

One machine, gateways running or not:
  sallyport keyring rotate --reseal     a new key, and everything sealed anew under it
  sallyport keyring status --count      which keys there are, and how much is sealed under each
  sallyport keyring retire k_0123…      the old key is gone for good

Several machines with a copy of the ring each, or a ring in the environment:
  sallyport keyring stage               adds a key that nobody seals under yet (--out next.json for a ring of the environment)
  (bring the file to all machines; "keyring status" says when all gateways have the key)
  sallyport keyring activate k_0123…    makes it the current one
  (bring the file to all machines)
  sallyport keyring reseal
  sallyport keyring retire k_4567…      (and bring the file to all machines)

Gateways look at their file every second and need no restart; with SALLYPORT_KEY_RING they do. docs/keys.md says more.
`;

const RESEAL_HELP = `
Gateways may run: a record is put only while it is the one that was read. Ctrl-C stops it between two records, and the next run goes on
from there. Exit status: 0 all done, 1 stopped, or something was left that does not open or was changed each time, 2 a bad call.
`;

const RETIRE_HELP = `
Refused while anything in the store is sealed under the key, or a running gateway still seals under another than the current one.
Not in the store, and not looked at: values that the operator "encrypt" has put into texts, and copies of the store. They open no more.
`;

const IMPORT_HELP = `
So a ring moves into AWS KMS: set keyRing.source to aws-kms and keyRing.path to a new file, stop the gateways, import the old file, start them,
and destroy the old file. A ring that is in its place already is never written over.
`;

/** `sallyport keyring`: rotates the keys that the store is sealed with. */
export function keyringCommand(done: (exit: number) => void, parent: Command): Command {
  const command = new Command('keyring')
    .description('rotate the keys that the store is sealed with')
    .addHelpText('after', HELP);
  // Before its own commands are added, which take them over from here.
  command.copyInheritedSettings(parent);
  const act = (name: keyof typeof import('./keyring-actions.ts')) => async (flags: KeyringFlags) =>
    done(await (await import('./keyring-actions.ts'))[name](flags, ''));
  const actOn = (name: keyof typeof import('./keyring-actions.ts')) => async (kid: string, flags: KeyringFlags) =>
    done(await (await import('./keyring-actions.ts'))[name](flags, kid));
  withState(command.command('status').description('list the keys, and the gateways that run with them'))
    .option('--count', 'go through the store and count what is sealed under each', false)
    .option('--json', 'answer in JSON', false)
    .action(act('status'));
  withState(command.command('rotate').description('add a key, wait until all gateways have it, and make it current'))
    .option('--wait <seconds>', 'how long to wait for running gateways', secondsOf, WAIT_S)
    .option('--reseal', 'then seal everything anew, as "keyring reseal" does', false)
    .action(act('rotate'));
  withOut(withState(command.command('stage').description('add a key that nobody seals under yet'))).action(
    act('stage'),
  );
  withOut(withState(command.command('activate').description('make a key the current one').argument('<kid>'))).action(
    actOn('activate'),
  );
  withState(
    command.command('reseal').description('seal everything anew that is under another key than the current one'),
  )
    .addHelpText('after', RESEAL_HELP)
    .action(act('reseal'));
  withOut(withState(command.command('retire').description('drop an old key for good').argument('<kid>')))
    .addHelpText('after', RETIRE_HELP)
    .action(actOn('retire'));
  withState(command.command('import').description('put a ring into the place that the configuration names'))
    .argument('<file>', 'a plain ring: that of the source "file", or what SALLYPORT_KEY_RING held')
    .addHelpText('after', IMPORT_HELP)
    .action(actOn('importFrom'));
  return command;
}

/** The exit status of what was stopped, or left something. */
export const PARTLY: number = EXIT.blocked;

const WAIT_S = 60;
const WAIT_S_MAX = 3_600;

function withState(command: Command): Command {
  return command
    .option('-c, --config <file>', 'configuration file that says where ring and store are')
    .option('--state-dir <folder>', 'folder of the database, and of the ring where nothing else is said');
}

function withOut(command: Command): Command {
  return command.option('--out <file>', 'write the changed ring there (mode 0600), and leave the one in use as it is');
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!/^\d{1,4}$/u.test(text) || seconds > WAIT_S_MAX) {
    throw new InvalidArgumentError(`It is a number of seconds from 0 to ${WAIT_S_MAX}.`);
  }
  return seconds;
}
