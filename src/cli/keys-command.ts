import { Command, InvalidArgumentError, Option } from 'commander';
import { KEY_SCOPES, KEY_TRUSTS, type KeyRecord } from '../gateway/keys/key-record.ts';
import type { KeyStore } from '../gateway/keys/key-store.ts';
import { EXIT } from './exit.ts';
import { type KeyFlags, keyFactsOf } from './key-facts.ts';
import { keyStoreOf, noSuchKey, openState, type StateFlags, systemClock } from './open-state.ts';
import { paint, printable } from './terminal.ts';

interface OutputFlags extends StateFlags {
  readonly json: boolean;
}

const HELP = `
A gateway that runs with the same state folder, or on the same Redis, sees every change within a second.

Examples:
  KEY=$(sallyport keys create --name website)
  sallyport keys create --name app --bound-user ann --model 'gpt-*' --expires 30d
  sallyport keys create --name tenant-7 --signed --issuer https://id.example --audience sallyport --jwks keys.json
  sallyport keys list
  sallyport keys revoke 7hq2m4xk9c3vb5nt
`;

const CREATE_HELP = `
The key is written to standard output, once; everything else goes to standard error. It is kept as a hash only.

Whose request it is:
  --asserted     whoever holds the key is a trusted backend and names users in x-sallyport-user
  --bound-user   one user, whatever a request says
  --signed       a JSON Web Token of the tenant in x-sallyport-identity says so
`;

/** `sallyport keys`: makes, lists and revokes virtual keys. */
export function keysCommand(done: (exit: number) => void, parent: Command): Command {
  const command = new Command('keys')
    .description('make, list and revoke keys of the gateway')
    .addHelpText('after', HELP);
  // Before its own commands are added, which take them over from here.
  command.copyInheritedSettings(parent);
  addCreate(command, done);
  withState(command.command('list').description('list all keys'))
    .option('--json', 'answer in JSON', false)
    .action(async (flags: OutputFlags) => {
      await withKeys(flags, { mustExist: true }, (keys) => list(keys, flags.json));
      done(EXIT.ok);
    });
  withState(command.command('revoke').description('revoke a key for ever').argument('<id>', 'as "keys list" has it'))
    .option('--json', 'answer in JSON', false)
    .action(async (id: string, flags: OutputFlags) => {
      await withKeys(flags, { mustExist: true }, (keys) => revoke(keys, id, flags.json));
      done(EXIT.ok);
    });
  return command;
}

function addCreate(command: Command, done: (exit: number) => void): void {
  const trust = (flag: string, what: string): Option => new Option(flag, what).choices(KEY_TRUSTS);
  withState(command.command('create').description('make a key and print it, once'))
    .option('--name <name>', 'what it is for, for people', 'cli')
    .addOption(
      new Option('--scope <scopes...>', 'what it may be used for; chat and inspect when missing').choices(KEY_SCOPES),
    )
    .option('--tenant <id>', 'whose it is', 'default')
    .option('--asserted', 'a trusted backend names the user; so when nothing else is said')
    .option('--bound-user <id>', 'all requests are those of one user')
    .option('--signed', 'a token of the tenant names the user')
    .option('--issuer <text>', 'with --signed: "iss" of the tokens')
    .option('--audience <text>', 'with --signed: "aud" of the tokens')
    .option('--jwks <file>', 'with --signed: the public keys, as a JWK set')
    .option('--expires <time>', 'when it ends: 30d, 12h, or an ISO time; never when missing')
    .option('--policy <name>', 'policy of the configuration for its requests')
    .option('--model <names...>', 'only these models; a name may end in *')
    .option('--requests-per-minute <number>', 'limit of the key', countOf)
    .option('--burst <number>', 'requests at once', countOf)
    .option('--concurrent <number>', 'requests under way at a time', countOf)
    .option('--user-requests-per-minute <number>', 'limit of each user of the key', countOf)
    .option('--characters-per-minute <number>', 'characters that are inspected for the key', countOf)
    .option('--choices-max <number>', 'choices that a request may ask for', countOf)
    .option('--output-tokens-max <number>', 'tokens that a request may ask for, and has to say', countOf)
    .option('--daily-usd <amount>', 'what the key may cost in a day of UTC, instead of its budgets', amountOf)
    .option('--monthly-usd <amount>', 'what it may cost in a month of UTC, instead of its budgets', amountOf)
    .addOption(trust('--system-trust <trust>', 'who is taken to write system prompts'))
    .addOption(trust('--assistant-trust <trust>', 'who is taken to write assistant messages in requests'))
    .addOption(trust('--tools-trust <trust>', 'who is taken to write tool definitions'))
    .option('--debug', 'replies say in a header what was looked at', false)
    .option('--json', 'print {"key","record"} in place of the key', false)
    .addHelpText('after', CREATE_HELP)
    .action(async (flags: KeyFlags & OutputFlags) => {
      const facts = await keyFactsOf(flags, systemClock.now());
      await withKeys(flags, { mustExist: false }, async (keys) => {
        const { record, text } = await keys.createKey(facts);
        console.log(flags.json ? JSON.stringify({ key: text, record: shown(record) }) : text);
        console.error(`sallyport: made key ${record.id} (${printable(record.name)}); it is shown this once`);
      });
      done(EXIT.ok);
    });
}

function withState(command: Command): Command {
  return command
    .option('-c, --config <file>', 'configuration file that names the state folder')
    .option('--state-dir <folder>', 'folder of the key ring and the database');
}

/** The key store knows the greatest value of each limit. */
const COUNT_MAX = 999_999_999;

function countOf(text: string): number {
  const count = Number(text);
  if (!/^\d{1,9}$/u.test(text) || count < 1 || count > COUNT_MAX) {
    throw new InvalidArgumentError(`It is a number from 1 to ${COUNT_MAX}.`);
  }
  return count;
}

const USD_MAX = 1_000_000;

function amountOf(text: string): number {
  const amount = Number(text);
  if (!/^\d{1,7}(?:\.\d{1,9})?$/u.test(text) || amount > USD_MAX) {
    throw new InvalidArgumentError(`It is an amount in USD from 0 to ${USD_MAX}, such as 2.50.`);
  }
  return amount;
}

async function withKeys(
  flags: StateFlags,
  { mustExist }: { readonly mustExist: boolean },
  use: (keys: KeyStore) => Promise<void>,
): Promise<void> {
  const opened = await openState(flags, { mustExist });
  try {
    await use(await keyStoreOf(opened));
  } finally {
    await opened.state.close();
  }
}

async function list(store: KeyStore, isJson: boolean): Promise<void> {
  const { keys: found, unreadable } = await store.listKeys();
  const keys = found.toSorted((a, b) => a.createdAtMs - b.createdAtMs);
  const { keyStateOf, keyTable } = await import('./key-table.ts');
  const nowMs = systemClock.now();
  if (isJson) {
    console.log(JSON.stringify(keys.map((key) => ({ ...shown(key), state: keyStateOf(key, nowMs) }))));
  } else if (keys.length === 0) {
    console.error('no keys yet; make one with: sallyport keys create --name …');
  } else {
    console.log(keyTable(keys, nowMs));
  }
  if (unreadable > 0) {
    const rows = `${unreadable} ${unreadable === 1 ? 'row was' : 'rows were'}`;
    console.error(paint('yellow', `${rows} not sealed by the key ring of this folder and let nobody in`));
  }
}

async function revoke(store: KeyStore, id: string, isJson: boolean): Promise<void> {
  // Whoever gives the whole key here means the key with this id.
  const { parseKey } = await import('../gateway/keys/virtual-key.ts');
  const record = await store.revokeKey(parseKey(id)?.id ?? id);
  if (record === undefined) throw noSuchKey();
  if (isJson) console.log(JSON.stringify(shown(record)));
  else console.log(`${record.id} (${printable(record.name)}) is revoked`);
}

/** A key without what its secret could be looked for by. */
function shown({ hash: _hash, ...record }: KeyRecord): Omit<KeyRecord, 'hash'> {
  return record;
}
