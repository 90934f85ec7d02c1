import { setFlagsFromString } from 'node:v8';
import { Command, InvalidArgumentError, Option } from 'commander';
import { SallyportError } from '../core/errors.ts';
import type { RunningGateway } from '../gateway/start-gateway.ts';
import { InvalidConfigError } from '../setup/invalid-config-error.ts';
import { EXIT, UsageError } from './exit.ts';
import { printable } from './terminal.ts';

interface ServeFlags {
  readonly config?: string;
  readonly port?: number;
  readonly host?: string;
  readonly upstream?: string;
  readonly policy?: string;
  readonly auth?: 'keys' | 'none';
  readonly stateDir?: string;
}

const HELP = `
Without a configuration file the gateway listens on 127.0.0.1:8787, makes what it needs in .sallyport/ (key ring, database,
keys for a client and for an administrator, all readable by you alone) and answers with the built-in demo model.
"sallyport init" writes a commented sallyport.yaml. The file is watched: a change takes effect at once, a mistake in it
is reported and changes nothing.

It speaks POST /v1/chat/completions (OpenAI), POST /v1/messages (Anthropic), GET /v1/models and POST /v1/inspect;
/healthz, /readyz and /metrics for operations; /admin/* for whoever holds the key of admin.env.

With --upstream the provider's key comes from the environment: OPENAI_API_KEY for api.openai.com, ANTHROPIC_API_KEY
for api.anthropic.com, SALLYPORT_UPSTREAM_API_KEY for any other.

It stops on SIGTERM and SIGINT when the replies under way are complete; a second signal stops it at once.

Examples:
  sallyport serve
  sallyport serve --upstream https://api.openai.com --policy strict
  sallyport serve --port 0 --auth none
  sallyport keys create --name website      (in another terminal)
  sallyport events --follow                 (in another terminal)

Exit status: 0 stopped in peace, 2 it could not start.
`;

/** `sallyport serve`: runs the gateway. */
export function serveCommand(done: (exit: number) => void): Command {
  return new Command('serve')
    .description('run the gateway in front of a model')
    .option('-c, --config <file>', 'configuration file; sallyport.yaml when there is one')
    .option('--port <number>', 'port to listen on; 0 takes any free one', portOf)
    .option('--host <address>', 'address to listen on')
    .option('--upstream <url>', 'provider to forward to, in place of those of the file')
    .option('-p, --policy <name>', 'permissive, balanced, strict, a policy of the file, or a policy file')
    .addOption(new Option('--auth <how>', 'none lets every caller in, on loopback only').choices(['keys', 'none']))
    .option('--state-dir <folder>', 'folder of the key ring, the database and the generated keys')
    .addHelpText('after', HELP)
    .action(async (flags: ServeFlags) => done(await serve(flags)));
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port > 65_535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

async function serve({ config, upstream, ...flags }: ServeFlags): Promise<number> {
  // Before anything is loaded: what requests under way leave behind is collected when the heap has grown by a third, not by three times.
  setFlagsFromString('--heap-growing-percent=30');
  const { startGateway } = await import('../gateway/start-gateway.ts');
  const { serveWelcome } = await import('./serve-welcome.ts');
  // Before the welcome: whoever reads it may stop the gateway at once.
  const stopped = stopSignal();
  let gateway: RunningGateway;
  try {
    gateway = await startGateway({
      source: {
        env: process.env,
        ...(config !== undefined && { path: config }),
        overrides: { ...flags, ...(upstream !== undefined && { upstreamUrl: upstream }) },
      },
      say: (message) => console.error(`sallyport: ${printable(message)}`),
    });
  } catch (error) {
    throw startProblem(error);
  }
  console.log(serveWelcome(gateway));
  await stopped;
  console.error('sallyport: stopping; replies under way are completed first, a second signal stops at once');
  await gateway.close();
  return EXIT.ok;
}

/** What the system says when it does not let a server listen, in words that say what to do. */
function startProblem(error: unknown): unknown {
  if (error instanceof InvalidConfigError && error.path === 'stateDir') {
    return new UsageError(`${error.message}; choose another with --state-dir`, { cause: error });
  }
  if (error instanceof SallyportError || !(error instanceof Error) || !('code' in error)) return error;
  const { code, address, port } = error as NodeJS.ErrnoException & {
    readonly address?: string;
    readonly port?: number;
  };
  switch (code) {
    case 'EADDRINUSE':
      return new UsageError(`port ${port} is taken; choose another with --port`, { cause: error });
    case 'EACCES':
      return new UsageError(`port ${port} is not open to this user; choose one above 1023 with --port`, {
        cause: error,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new UsageError(`this machine has no address ${address ?? 'of this name'}; choose another with --host`, {
        cause: error,
      });
    default:
      return typeof code === 'string' && code.startsWith('ERR_OSSL')
        ? new UsageError(`server.tls does not name a certificate and its key in PEM (${code})`, { cause: error })
        : error;
  }
}

/** Resolves on the first signal, also on one that comes while the gateway starts; the second one stops the process at once. */
async function stopSignal(): Promise<void> {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  await new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
  for (const signal of signals) process.once(signal, () => process.exit(EXIT.usage));
}
