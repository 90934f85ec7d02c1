import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from './exit.ts';
import type { StateFlags } from './open-state.ts';

/** Flags of `sallyport mcp`. */
export interface McpFlags extends StateFlags {
  readonly name?: string;
  readonly policy: string;
  readonly actionPolicy?: string;
  readonly pins?: string;
  readonly approve: boolean;
  readonly peers: readonly string[];
  readonly shadowing: 'warn' | 'refuse';
  readonly hideEnv: readonly string[];
  readonly timeout?: number;
  readonly maxMessage?: number;
  readonly rate?: number;
  readonly concurrent?: number;
  readonly events: 'stderr' | 'none';
}

/** Flags of `sallyport mcp pins`. */
export interface PinFlags {
  readonly pins?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

const HELP = `
Put it before the command of a server, where a client is configured:
  { "mcpServers": { "files": {
      "command": "sallyport",
      "args": ["mcp", "--name", "files", "--", "npx", "-y", "@modelcontextprotocol/server-filesystem", "/home/me/docs"] } } }

What comes from the server is inspected as external text: names, descriptions and schemas of tools, prompts, resources, results,
instructions, notifications, and what it asks the client for. The policy says what is taken out and what is refused.

Tools are pinned when a server is first listed. A tool that has changed since, or is new, is not shown to the client and cannot
be called until it is approved; the difference is on standard error:
  sallyport mcp pins list files
  sallyport mcp pins approve files send_mail

The server gets the environment without variables that begin with SALLYPORT_. The exit status is that of the server; 2 is a bad
call of this command, 127 a server that could not be started. docs/mcp.md says more.
`;

/** `sallyport mcp`: guards an MCP server that speaks over its standard streams. */
export function mcpCommand(done: (exit: number) => void, parent: Command): Command {
  const command = new Command('mcp')
    .description('guard an MCP server that speaks over stdio')
    .addHelpText('after', HELP);
  // Before its own commands are added, which take them over from here.
  command.copyInheritedSettings(parent);
  withOptions(
    command.usage('[options] -- <command> [arguments…]').argument('[command...]', 'the command of the server'),
  ).action(async (server: readonly string[], flags: McpFlags) => {
    const [program, ...args] = server;
    if (program === undefined) throw new UsageError('there is no command of a server; put it behind "--"');
    done(await (await import('./run-mcp.ts')).runMcp([program, ...args], flags));
  });
  addPins(command.command('pins').description('show and change which tools are pinned'), done);
  return command;
}

function withOptions(command: Command): Command {
  return command
    .option('-n, --name <name>', 'what the server is called in pins and events; made of its command when missing')
    .option('-p, --policy <name>', 'permissive, balanced, strict, or a policy file', 'balanced')
    .option(
      '--action-policy <file>',
      'decides calls of tools; the shipped rules that need no words of the user when missing',
    )
    .option('--pins <file>', 'the pin file, which must be there; one of this user’s state folder when missing')
    .option('--approve', 'pin every tool as it is listed now', false)
    .option('--peers <files...>', 'pin files of other servers, besides those in the state folder', [])
    .addOption(
      new Option('--shadowing <treatment>', 'a new tool with the very name of another server’s tool')
        .choices(['warn', 'refuse'])
        .default('warn'),
    )
    .option('--hide-env <names...>', 'further variables that the server must not have', [])
    .option('--timeout <seconds>', 'how long a request may wait for its answer (120)', numberOf)
    .option('--max-message <bytes>', 'the largest message, either way (4194304)', numberOf)
    .option('--rate <requests>', 'requests of the client in a minute (1200)', numberOf)
    .option('--concurrent <requests>', 'requests of the client under way at the same time (32)', numberOf)
    .addOption(
      new Option('--events <where>', 'security events as JSON lines').choices(['stderr', 'none']).default('stderr'),
    )
    .option('-c, --config <file>', 'also keep events where this configuration of a gateway says')
    .option('--state-dir <folder>', 'also keep events in this state folder of a gateway');
}

function addPins(pins: Command, done: (exit: number) => void): void {
  const act = async (name: keyof typeof import('./mcp-pins-actions.ts'), ...args: Parameters<PinAction>) =>
    done(await (await import('./mcp-pins-actions.ts'))[name](...args));
  withFile(pins.command('list').description('list servers, or the tools of one with what waits for approval'))
    .argument('[server]', 'the name of the server')
    .option('--json', 'answer in JSON', false)
    .action((server: string | undefined, flags: PinFlags) => act('listPins', server, [], flags));
  withFile(pins.command('approve').description('pin tools that wait, as they were listed last'))
    .argument('[server]', 'the name of the server')
    .argument('[tools...]', 'the names of the tools')
    .option('--all', 'every tool that waits', false)
    .action((server: string | undefined, tools: readonly string[], flags: PinFlags) =>
      act('approvePins', server, tools, flags),
    );
  withFile(pins.command('reset').description('forget a server: its next first listing is trusted'))
    .argument('[server]', 'the name of the server')
    .action((server: string | undefined, flags: PinFlags) => act('resetPins', server, [], flags));
}

/** One command of `sallyport mcp pins`; gives the exit status. */
export type PinAction = (server: string | undefined, tools: readonly string[], flags: PinFlags) => Promise<number>;

function withFile(command: Command): Command {
  return command.option('--pins <file>', 'the pin file; the one of the named server when missing');
}

function numberOf(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return value;
}
