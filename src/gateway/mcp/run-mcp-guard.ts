import type { ActionPolicy } from '../../actions/policy/action-policy.ts';
import { SallyportError } from '../../core/errors.ts';
import type { Clock, Keys, Random, Sink } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';
import type { Policy } from '../../decide/policy.ts';
import { createGuardWith } from '../../guard/create-guard.ts';
import { createRequestLimits } from '../../limits/request-limits.ts';
import { inProcessCounters } from '../../store/in-process-counters.ts';
import { type McpBounds, resolveMcpBounds } from './mcp-bounds.ts';
import { type McpEnds, startMcpProxy } from './mcp-proxy.ts';
import { createMcpReports } from './mcp-reports.ts';
import { passStderr } from './pass-stderr.ts';
import { createMessageScanner } from './scan-message.ts';
import { serverActionPolicy } from './server-action-policy.ts';
import { type ServerProcess, serverEnvironment, startServerProcess } from './server-process.ts';
import { createSessionActions } from './session-actions.ts';
import { createToolRegistry, type PinRules, type PinStore } from './tool-registry.ts';

/** How a server is guarded. */
export interface McpGuardOptions {
  /** Names the server in events. */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  /** Variables that the server is not to have, besides Sallyport's own. */
  readonly hiddenEnv?: readonly string[];
  readonly policy: Policy;
  readonly pins: PinStore;
  readonly pinRules: PinRules;
  /** Decides calls of tools. Of the shipped rules those hold that do not ask what the user said. */
  readonly actionPolicy: ActionPolicy;
  readonly bounds?: Partial<McpBounds>;
  /** This process's standard streams. */
  readonly io: McpEnds['client'] & { readonly stderr: NodeJS.WritableStream & { readonly writableLength: number } };
  /** Takes lines for whoever runs the guard; they may quote a server's definitions of tools. */
  readonly say: (text: string) => void;
  readonly ports: {
    readonly sink: Sink;
    readonly clock: Clock;
    readonly random: Random;
    readonly keys: Keys;
    readonly principal: Principal;
  };
}

/** Signals that are passed on to the server. */
const PASSED_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Starts an MCP server and stands between it and the client on this process's standard streams, until either ends.
 *
 * @returns The exit status of the server, as a shell gives it.
 * @throws `InvalidOptionsError` for bounds out of range; PinFileError for pins that cannot be read.
 */
export async function runMcpGuard(options: McpGuardOptions): Promise<number> {
  const { name, io, say, ports, policy } = options;
  const bounds = resolveMcpBounds(options.bounds);
  const { clock, keys, random, sink, principal } = ports;
  const reports = createMcpReports({ ...ports, server: name });
  const guard = createGuardWith({ policy, sink }, { clock, keys, random, pause });
  // Bad pins stop the start.
  await options.pins.read();
  const [command, ...args] = options.command;
  const server = startServerProcess({ command, args, env: serverEnvironment(options.env, options.hiddenEnv) });
  passStderr(server.stderr, io.stderr as unknown as Parameters<typeof passStderr>[1], bounds.stderrBytesPerMinute);
  const proxy = startMcpProxy(
    { client: io, server: { input: server.stdin, output: server.stdout } },
    {
      registry: createToolRegistry(options.pins, options.pinRules),
      scanner: createMessageScanner(guard, principal),
      limits: createRequestLimits(inProcessCounters(), clock),
      actions: createSessionActions({ policy: serverActionPolicy(options.actionPolicy), clock, principal }),
      reports,
      say,
      bounds,
    },
  );
  const stopSignals = passSignals(server, bounds.stopGraceMs);
  try {
    return await untilEnd(server);
  } finally {
    stopSignals();
  }

  /** The client that leaves, and the server that fails, are both ends of the server; only the second is worth a word. */
  async function untilEnd({ stop, exit }: ServerProcess): Promise<number> {
    const isFailure = (error: unknown): string =>
      error instanceof SallyportError ? `failed: ${error.message}` : 'failed and is ended';
    const cause = await Promise.race([
      proxy.clientEnded.then(() => 'client' as const, isFailure),
      proxy.serverEnded.then(() => 'server' as const, isFailure),
      proxy.serverBroken,
    ]);
    if (cause !== 'client' && cause !== 'server') {
      reports.anomaly('server-ended-by-guard', 'HIGH');
      say(`the server ${cause}; it is ended`);
      server.signal('SIGTERM');
    }
    await stop(bounds.stopGraceMs);
    await proxy.serverEnded.catch(() => undefined);
    const status = await exit;
    if (cause === 'server' && status !== 0) reports.anomaly('server-crashed');
    if (status === NOT_STARTED) say(`the server could not be started, or ended with ${NOT_STARTED}`);
    return status;
  }
}

const NOT_STARTED = 127;

/** One long result must not keep the other direction waiting. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A server that does not end on a signal is ended all the same. */
function passSignals(server: ServerProcess, graceMs: number): () => void {
  const handlers = PASSED_SIGNALS.map((name) => {
    const pass = (): void => {
      server.signal(name);
      void server.stop(graceMs);
    };
    process.on(name, pass);
    return (): void => void process.off(name, pass);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}
