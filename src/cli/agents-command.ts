import { Command } from 'commander';
import { createAgentKey } from '../agents/keys/agent-signer.ts';
import type { RevocationTarget } from '../agents/keys/revocations.ts';
import { AGENT_TOKEN_BOUNDS } from '../agents/tokens/token-policy.ts';
import { writeKeyFiles } from './agent-files.ts';
import { type IssueFlags, inspected, issuedToken, type VerifyFlags, verified, withState } from './agent-tokens.ts';
import { EXIT, UsageError } from './exit.ts';
import { type StateFlags, systemClock } from './open-state.ts';
import { printableJson } from './terminal.ts';

const HELP = `
Tokens and chains are read from standard input or --file, and secrets from files and variables: arguments can be seen by others.

Examples:
  sallyport agents keygen app --out app.key.json --jwks agents.jwks.json
  sallyport agents issue --key app.key.json --subject mailer --audience files --permission files:read > token
  sallyport agents verify --file token --jwks agents.jwks.json --issuer app --audience files --permission files:read
  sallyport agents verify --file chain.json --jwks agents.jwks.json --issuer app --audience files --holder KEY_ID
  sallyport agents inspect --file token
  sallyport agents revoke --key KEY_ID --config sallyport.yaml

Exit status: 0 all well, 1 the token or chain is refused, 2 the call was bad.
`;

type Done = (exit: number) => void;

/** `sallyport agents`: keys and tokens of agents. */
export function agentsCommand(done: Done, parent: Command): Command {
  const command = new Command('agents').description('keys and tokens of agents').addHelpText('after', HELP);
  // Before its own commands are added, which take them over from here.
  command.copyInheritedSettings(parent);
  addKeygen(command, done);
  addIssue(command, done);
  addVerify(command, done);
  addRevoke(command, done);
  addInspect(command, done);
  return command;
}

function addKeygen(command: Command, done: Done): void {
  command
    .command('keygen')
    .description('make an Ed25519 key for an agent; prints its id')
    .argument('<agent>', 'whose key it is')
    .requiredOption('-o, --out <file>', 'file of the private key, which only you may read')
    .option('--jwks <file>', 'add the public key to this JWK set; it is made when missing')
    .option('--force', 'replace a private key that is there', false)
    .action(async (agent: string, flags: { readonly out: string; readonly jwks?: string; readonly force: boolean }) => {
      const key = await createAgentKey(agent);
      await writeKeyFiles(key, { jwks: undefined, ...flags });
      console.log(key.kid);
      done(EXIT.ok);
    });
}

function addIssue(command: Command, done: Done): void {
  command
    .command('issue')
    .description('issue a token; prints it')
    .option('--key <file>', 'private key of who issues')
    .option('--shared-secret-env <name>', 'variable with a shared secret in base64url, instead of a key')
    .option('--issuer <name>', 'who issues, with a shared secret')
    .requiredOption('--subject <agent>', 'whom the token is about')
    .requiredOption('--audience <name>', 'who may accept it')
    .requiredOption('--permission <resource:action>', 'what it grants; may be repeated', added, [])
    .option('--ttl <seconds>', `until it ends, 1 to ${AGENT_TOKEN_BOUNDS.lifetimeMaxS}; 300 when missing`, Number)
    .option('--bound-key <id>', 'accept it only with a proof of having this key')
    .action(async (flags: IssueFlags) => {
      console.log(await issuedToken(flags));
      done(EXIT.ok);
    });
}

function addVerify(command: Command, done: Done): void {
  command
    .command('verify')
    .description('verify a token, or a chain as a JSON array; answers in JSON')
    .option('-f, --file <path>', 'take it from a file instead of standard input')
    .option('--jwks <file>', 'public keys')
    .option('--shared-secret-env <name>', 'variable with a shared secret in base64url, instead of keys')
    .requiredOption('--issuer <name>', 'whom to believe; may be repeated', added, [])
    .requiredOption('--audience <name>', 'who you are')
    .option('--permission <resource:action>', 'what it must grant')
    .option('--holder <id>', 'key of who shows a chain')
    .option('--ttl-max <seconds>', 'how long it may live at most; 300 when missing', Number)
    .option('-c, --config <file>', 'configuration of a gateway, in whose state revocations are looked up')
    .option('--state-dir <folder>', 'the same by the state folder; without either, revocations are not looked up')
    .action(async (flags: VerifyFlags) => done(await verified(flags)));
}

interface RevokeFlags extends StateFlags {
  readonly token?: string;
  readonly key?: string;
  readonly agent?: string;
}

function addRevoke(command: Command, done: Done): void {
  command
    .command('revoke')
    .description('revoke a token, a key or an agent, for everybody who shares the store; cannot be taken back')
    .option('--token <id>', 'jti of a token or a link, as "agents inspect" shows it')
    .option('--key <id>', 'kid of a key, as "agents keygen" printed it')
    .option('--agent <name>', 'an agent with all that it has')
    .option('-c, --config <file>', 'configuration file that names the state folder')
    .option('--state-dir <folder>', 'folder of the key ring and the database')
    .action(async (flags: RevokeFlags) => {
      const target = targetOf(flags);
      // No token outlives the longest that any policy allows.
      const endsMs = target.kind === 'token' ? systemClock.now() + AGENT_TOKEN_BOUNDS.lifetimeMaxS * 1_000 : undefined;
      await withState(flags, (revocations) => revocations.revoke(target, endsMs));
      console.log(printableJson({ revoked: target }));
      done(EXIT.ok);
    });
}

function targetOf({ token, key, agent }: RevokeFlags): RevocationTarget {
  const named = Object.entries({ token, key, agent }).filter(([, id]) => id !== undefined);
  const [first, ...others] = named;
  if (first === undefined || others.length > 0) throw new UsageError('give --token, --key or --agent, one of them');
  return { kind: first[0] as RevocationTarget['kind'], id: first[1] as string };
}

function addInspect(command: Command, done: Done): void {
  command
    .command('inspect')
    .description('show what a token or a chain says, WITHOUT verifying it; never its signatures')
    .option('-f, --file <path>', 'take it from a file instead of standard input')
    .action(async ({ file }: { readonly file?: string }) => {
      const text = await inspected(file);
      console.error('sallyport: nothing of this is verified; anybody can write it');
      console.log(text);
      done(EXIT.ok);
    });
}

function added(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
