import { access } from 'node:fs/promises';
import type { Sink } from '../core/ports.ts';
import { edgeKeys } from '../crypto/mac-edge.ts';
import { logSink } from '../gateway/log-sink.ts';
import type { McpBounds } from '../gateway/mcp/mcp-bounds.ts';
import {
  defaultPinFolder,
  isServerName,
  nameOfCommand,
  peerTools,
  pinPath,
  pinStore,
} from '../gateway/mcp/pin-places.ts';
import { runMcpGuard } from '../gateway/mcp/run-mcp-guard.ts';
import { rulesOnUser } from '../gateway/mcp/server-action-policy.ts';
import { openEventLog } from '../record/event-log.ts';
import { teeSink } from '../record/tee-sink.ts';
import { systemRandom } from '../setup/create-guard.ts';
import { UsageError } from './exit.ts';
import { loadActionPolicy } from './load-action-policy.ts';
import { loadPolicy } from './load-policy.ts';
import type { McpFlags } from './mcp-command.ts';
import { openEvents, systemClock } from './open-state.ts';
import { printable } from './terminal.ts';

/**
 * Runs a server behind the guard, on this process's standard streams.
 *
 * @returns The exit status of the server.
 * @throws {@link UsageError} for a bad name or a pin file that is not there; what the guard throws at its start.
 */
export async function runMcp(command: readonly [string, ...string[]], flags: McpFlags): Promise<number> {
  const name = flags.name ?? nameOfCommand(command);
  if (!isServerName(name)) throw new UsageError('--name must be 1 to 100 letters, digits, ".", "_" and "-"');
  const folder = defaultPinFolder(process.env);
  const path = flags.pins ?? pinPath(folder, name);
  if (flags.pins !== undefined && !flags.approve) await checkIsThere(flags.pins);
  const policy = await loadPolicy(flags.policy);
  const actionPolicy = await loadActionPolicy(flags.actionPolicy, '--action-policy');
  const onUser = rulesOnUser(actionPolicy);
  if (onUser.length > 0)
    say(
      `what the user says is not known here; rules that ask for it hold as if nothing was asked: ${onUser.join(', ')}`,
    );
  const events = await openSink(flags);
  try {
    return await runMcpGuard({
      name,
      command,
      policy,
      actionPolicy,
      env: process.env,
      hiddenEnv: flags.hideEnv,
      pins: pinStore(path),
      pinRules: {
        isApproving: flags.approve,
        isFirstUseTrusted: flags.pins === undefined,
        isSameNameRefused: flags.shadowing === 'refuse',
        peers: () => peerTools(flags.peers, folder, path),
      },
      bounds: boundsOf(flags),
      io: { input: process.stdin, output: process.stdout, stderr: process.stderr },
      say,
      ports: {
        sink: events.sink,
        clock: systemClock,
        random: systemRandom,
        keys: edgeKeys(systemRandom.bytes(32)),
        principal: { tenant: 'local', user: 'mcp', session: name },
      },
    });
  } finally {
    await events.close();
    // What the client still sends has nobody to go to.
    process.stdin.destroy();
  }
}

function say(text: string): void {
  console.error(`sallyport mcp: ${printable(text)}`);
}

/** A file that was prepared must not be made up where it has gone missing: nothing would be refused then. */
async function checkIsThere(path: string): Promise<void> {
  try {
    await access(path);
  } catch (error) {
    throw new UsageError(`--pins ${path} is not there; --approve makes it of what the server lists`, { cause: error });
  }
}

async function openSink(flags: McpFlags): Promise<{ readonly sink: Sink; close(): Promise<void> }> {
  const shown = logSink({ log: flags.events, logSeverity: 'LOW' });
  const sinks = shown === undefined ? [] : [shown];
  const count = (): void => say('an event could not be written');
  if (flags.config === undefined && flags.stateDir === undefined)
    return { sink: teeSink(sinks, count), close: async () => undefined };
  const store = await openEvents(flags);
  const events = openEventLog({ log: store.log, clock: systemClock });
  return {
    sink: teeSink([...sinks, events], count),
    async close() {
      await events.close();
      await store.close();
    },
  };
}

const SECOND_MS = 1_000;

function boundsOf({ timeout, maxMessage, rate, concurrent }: McpFlags): Partial<McpBounds> {
  return {
    ...(timeout !== undefined && { requestTimeoutMs: timeout * SECOND_MS }),
    ...(maxMessage !== undefined && { messageBytesMax: maxMessage }),
    ...(rate !== undefined && { requestsPerMinute: rate }),
    ...(concurrent !== undefined && { concurrentMax: concurrent }),
  };
}
