import { Command } from 'commander';
import { isAgentName } from '../agents/keys/agent-name.ts';
import type { RevocationTarget } from '../agents/keys/revocations.ts';
import { isDigest, isTokenId } from '../agents/tokens/read-claims.ts';
import { AGENT_TOKEN_BOUNDS } from '../agents/tokens/token-policy.ts';
import type { KeygenFlags } from './agent-keygen.ts';
import type { InspectFlags, IssueFlags, VerifyFlags } from './agent-tokens.ts';
import { EXIT, UsageError } from './exit.ts';
import type { StateFlags } from './open-state.ts';
import { printable, printableJson } from './terminal.ts';

const HELP = `
Tokens and chains are read from standard input or --file, secrets from files and variables: arguments can be seen by others.

Examples:
  sallyport agents keygen app --out app.key.json --jwks agents.jwks.json
  sallyport agents issue --key app.key.json --subject mailer --audience files --permission files:read > token
  sallyport agents verify --file token --jwks agents.jwks.json --issuer app --audience files --permission files:read
  sallyport agents inspect --file token
  sallyport agents revoke --token tok_… --state-dir state
  sallyport agents verify --file token --jwks agents.jwks.json --issuer app --audience files --state-dir state

A new key, while the old one is good for another hour:
  sallyport agents keygen app --out app-2.key.json --jwks agents.jwks.json --overlap 1h

A chain of delegation, a JSON array that programs have signed (signRoot and signHop of sallyport/agents):
  sallyport agents verify --file chain.json --jwks agents.jwks.json --issuer app --audience files --holder KEY_ID

Exit status: 0 all well, 1 the token or chain is refused, 2 the call was bad. docs/agents.md says more.
`;

const VERIFY_HELP = `
Tokens that are bound to a key need a proof for each call, and are verified in programs only. Caveats of a chain are shown and not judged: hold
the arguments of the call against them (checkCaveats of sallyport/agents).
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
    .requiredOption('-o, --out <file>', 'file of the private key, which only you may read (mode 0600)')
    .option('--jwks <file>', 'add the public key to this JWK set; it is made when missing')
    .option('--overlap <duration>', 'let older keys of the agent in the set end then, such as 15m, 1h or 7d')
    .option('--force', 'replace a private key that is there, for good', false)
    .option('--json', 'print {"agent","keyId"} in place of the id', false)
    .action(async (agent: string, flags: KeygenFlags & { readonly json: boolean }) => {
      const { makeKey } = await import('./agent-keygen.ts');
      const { keyId, endlessKeys } = await makeKey(agent, flags);
      console.log(flags.json ? printableJson({ agent, keyId }) : keyId);
      if (endlessKeys > 0) {
        const keys = endlessKeys === 1 ? '1 other key' : `${endlessKeys} other keys`;
        console.error(`sallyport: ${agent} has ${keys} without an end in the set; --overlap gives them one`);
      }
      done(EXIT.ok);
    });
}

function addIssue(command: Command, done: Done): void {
  withSecret(command.command('issue'))
    .description('issue a token; prints it')
    .option('--key <file>', 'private key of who issues; - for standard input')
    .option('--issuer <name>', 'who issues, with a shared secret')
    .requiredOption('--subject <agent>', 'whom the token is about')
    .requiredOption('--audience <name>', 'who may accept it')
    .requiredOption('--permission <resource:action>', 'what it grants; may be repeated', added, [])
    .option('--ttl <seconds>', `until it ends, 1 to ${AGENT_TOKEN_BOUNDS.lifetimeMaxS}; 300 when missing`, Number)
    .option('--bound-key <id>', 'accept it only with a proof of having this key')
    .option('--json', 'print {"token","tokenId","expiresAt"} in place of the token', false)
    .action(async (flags: IssueFlags & { readonly json: boolean }) => {
      const { issuedToken } = await import('./agent-tokens.ts');
      const token = await issuedToken(flags);
      if (flags.json) {
        const { shownToken } = await import('./agent-lines.ts');
        const { jti, exp } = shownToken(token).claims;
        const expiresAt = new Date(Number(exp) * 1_000).toISOString();
        console.log(printableJson({ token, tokenId: jti, expiresAt }));
      } else console.log(token);
      done(EXIT.ok);
    });
}

function addVerify(command: Command, done: Done): void {
  withSecret(command.command('verify'))
    .description('verify a token, or a chain as a JSON array')
    .option('-f, --file <path>', 'take it from a file instead of standard input')
    .option('--jwks <file>', 'public keys')
    .requiredOption('--issuer <name>', 'whom to believe; may be repeated', added, [])
    .requiredOption('--audience <name>', 'who you are')
    .option('--permission <resource:action>', 'what it must grant')
    .option('--holder <id>', 'id of the key of who shows a chain')
    .option('--ttl-max <seconds>', 'how long it may live at most; 300 when missing', Number)
    .option('-c, --config <file>', 'configuration of a gateway, in whose state revocations are looked up')
    .option('--state-dir <folder>', 'the same by the state folder; without either, revocations are not looked up')
    .option('--json', 'answer in JSON', false)
    .addHelpText('after', VERIFY_HELP)
    .action(async (flags: VerifyFlags) => done(await (await import('./agent-tokens.ts')).verified(flags)));
}

interface RevokeFlags extends StateFlags {
  readonly token?: string;
  readonly key?: string;
  readonly agent?: string;
  readonly json: boolean;
}

function addRevoke(command: Command, done: Done): void {
  command
    .command('revoke')
    .description('revoke a token, a key or an agent, for everybody who shares the store; cannot be taken back')
    .option('--token <id>', 'jti of a token or a link, as "agents inspect" shows it')
    .option('--key <id>', 'id of a key, as "agents keygen" printed it')
    .option('--agent <name>', 'an agent with all that it has and will have')
    .option('-c, --config <file>', 'configuration file that names the state folder')
    .option('--state-dir <folder>', 'folder of the key ring and the database')
    .option('--json', 'answer in JSON', false)
    .action(async (flags: RevokeFlags) => {
      const target = targetOf(flags);
      await (await import('./agent-tokens.ts')).revoke(target, flags);
      console.log(
        flags.json ? printableJson({ revoked: target }) : `${target.kind} ${printable(target.id)} is revoked`,
      );
      done(EXIT.ok);
    });
}

/** What names nothing would revoke nothing, and nobody would notice. */
const TARGETS: Readonly<Record<RevocationTarget['kind'], { isId(value: unknown): boolean; what: string }>> = {
  token: { isId: isTokenId, what: 'the jti of a token, as "agents inspect" shows it, and not the token itself' },
  key: { isId: isDigest, what: 'the id of a key: 43 characters, as "agents keygen" printed it' },
  agent: { isId: isAgentName, what: 'the name of an agent' },
};

function targetOf(flags: RevokeFlags): RevocationTarget {
  const kinds = (['token', 'key', 'agent'] as const).filter((kind) => flags[kind] !== undefined);
  const [kind, ...others] = kinds;
  if (kind === undefined || others.length > 0) throw new UsageError('give --token, --key or --agent, one of them');
  const id = flags[kind] as string;
  if (!TARGETS[kind].isId(id)) throw new UsageError(`--${kind} must be ${TARGETS[kind].what}`);
  return { kind, id };
}

function addInspect(command: Command, done: Done): void {
  command
    .command('inspect')
    .description('show what a token or a chain says, WITHOUT verifying it; never its signatures')
    .option('-f, --file <path>', 'take it from a file instead of standard input')
    .option('--json', 'answer in JSON', false)
    .action(async (flags: InspectFlags) => done(await (await import('./agent-tokens.ts')).inspected(flags)));
}

function withSecret(command: Command): Command {
  return command
    .option('--shared-secret-env <name>', 'variable with a shared secret (32 bytes or more in base64url), not a key')
    .option('--shared-secret-file <path>', 'the same from a file that only you may read');
}

function added(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
