import { Command, InvalidArgumentError, Option } from 'commander';
import type { RunningGateway } from '../gateway/start-gateway.ts';
import { EXIT } from './exit.ts';
import { paint } from './terminal.ts';

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

It stops on SIGTERM and SIGINT when the replies under way are complete; a second signal stops it at once.
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
  const { startGateway } = await import('../gateway/start-gateway.ts');
  const gateway = await startGateway({
    source: {
      env: process.env,
      ...(config !== undefined && { path: config }),
      overrides: { ...flags, ...(upstream !== undefined && { upstreamUrl: upstream }) },
    },
    say: (message) => console.error(`sallyport: ${message}`),
  });
  console.log(welcome(gateway));
  await untilSignal(gateway);
  return EXIT.ok;
}

/** Stops in peace on the first signal and at once on the second. */
async function untilSignal(gateway: RunningGateway): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(EXIT.usage));
  console.error('sallyport: stopping; replies under way are completed first, a second signal stops at once');
  await gateway.close();
}

function welcome({ url, config, clientEnv, problems }: RunningGateway): string {
  const model = config.demo.enabled ? 'demo' : (config.upstreams[0]?.models[0] ?? 'your-model');
  const isOpen = config.auth === 'none';
  const lines = [
    '',
    `  ${paint('bold', 'Sallyport')} listens on ${paint('cyan', url)}`,
    `  policy ${config.policy.policy.name} (${config.policy.policy.mode})   upstream ${upstreamNames(config)}   keys ${isOpen ? paint('yellow', 'none: every local caller is let in') : 'required'}`,
    ...problems.map((problem) => `  ${paint('red', 'not ready')} ${problem}`),
    '',
    ...(isOpen
      ? []
      : [
          `  ${paint('dim', 'The key of the client stands in')} ${clientEnv}${paint('dim', ':')}`,
          `  set -a; . ${clientEnv}; set +a`,
          '',
        ]),
    `  ${paint('dim', 'Try it:')}`,
    `  curl -s ${isOpen ? url : '$SALLYPORT_URL'}/v1/chat/completions ${isOpen ? '' : '-H "authorization: Bearer $SALLYPORT_KEY" '}-H 'content-type: application/json' \\`,
    `    -d '{"model":"${model}","messages":[{"role":"user","content":"What is a sally port?"}]}'`,
    '',
    `  ${paint('dim', 'Point a client at it:')}`,
    `  new OpenAI({ baseURL: \`\${process.env.SALLYPORT_URL}/v1\`, apiKey: process.env.SALLYPORT_KEY })`,
    `  new Anthropic({ baseURL: process.env.SALLYPORT_URL, apiKey: process.env.SALLYPORT_KEY })`,
    '',
  ];
  return lines.join('\n');
}

function upstreamNames({ upstreams, demo }: RunningGateway['config']): string {
  const names = upstreams.map(({ name }) => name);
  return [...names, ...(demo.enabled ? ['demo model (built in)'] : [])].join(', ');
}
