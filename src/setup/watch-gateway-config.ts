import { setTimeout } from 'node:timers/promises';
import { applyLive, isSameConfig } from './config-changes.ts';
import { type GatewayConfigSource, readGatewayConfig } from './config-file.ts';
import { type ConfigFileReader, createConfigFileReader, hasChanged } from './config-file-reader.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { watchFolders } from './watch-folders.ts';

/** What a watch is made of. */
export interface ConfigWatchOptions {
  /** What {@link ConfigWatchOptions.current} was loaded from. */
  readonly source: GatewayConfigSource;
  /** The configuration in force. */
  readonly current: GatewayConfig;
  /**
   * Takes a new configuration. `kept` names what differs and stays as it is until the next start. When it throws or rejects,
   * the old configuration is still the one in force, and `onProblem` is told.
   */
  readonly onChange: (config: GatewayConfig, kept: readonly string[]) => void | Promise<void>;
  /** Is told, once for each state of the files, that they cannot be used. It must not throw. */
  readonly onProblem: (error: unknown) => void;
  /** How often files are looked at where the system does not tell of changes. 2,000 when missing. */
  readonly pollMs?: number;
  /** How long files must stay as they are before they count: an editor may be in the middle of writing. 100 when missing. */
  readonly settleMs?: number;
}

/** A configuration that is being watched. */
export interface ConfigWatch {
  /** Looks at the files now, and resolves when what they say has been taken or refused. Never rejects. */
  check(): Promise<void>;
  /** Stops watching. What is being read is not taken any more. */
  close(): void;
}

/**
 * Watches the files of a configuration: the file itself, policy files and secrets. Folders are watched, not files, so that
 * editors that rename and Kubernetes, which swaps links, are seen; what the files hold decides, not their dates. Besides, the
 * files are looked at every `pollMs`, since not every file system tells of changes.
 *
 * A configuration that cannot be used is reported, and the old one stays. A watch keeps no process alive.
 *
 * @example
 * const watch = watchGatewayConfig({ source, current: await loadGatewayConfig(source), onChange, onProblem });
 */
export function watchGatewayConfig(options: ConfigWatchOptions): ConfigWatch {
  const { source, onProblem, pollMs = POLL_MS, settleMs = SETTLE_MS } = options;
  let current = options.current;
  // What the files held when `current` was read is not known, so the first look reads them.
  let seen: ReadonlyMap<string, string | undefined> | undefined;
  let lastLook: Promise<void> = Promise.resolve();
  let isLookDue = false;
  let isClosed = false;
  const folders = watchFolders(() => {
    if (!isLookDue) void check();
  });
  folders.set(current.sources.files);
  const polling = setInterval(check, pollMs).unref();
  return { check, close };

  /** One look at a time: one that is asked for during another comes after it, since files may have changed meanwhile. */
  function check(): Promise<void> {
    isLookDue = true;
    lastLook = lastLook.then(look);
    return lastLook;
  }

  async function look(): Promise<void> {
    isLookDue = false;
    if (isClosed || (seen !== undefined && !(await hasChanged(seen)))) return;
    const { outcome, reader } = await readSettled();
    if (isClosed) return;
    seen = reader.seen;
    try {
      if ('error' in outcome) throw outcome.error;
      await take(outcome.config);
    } catch (error) {
      onProblem(error);
    }
    if (!isClosed) folders.set([...current.sources.files, ...seen.keys()]);
  }

  /** Reads until the files have stayed as they were read for a while. */
  async function readSettled(): Promise<{ readonly outcome: Outcome; readonly reader: ConfigFileReader }> {
    for (;;) {
      const reader = createConfigFileReader();
      const outcome: Outcome = await readGatewayConfig(source, reader).then(
        (config) => ({ config }),
        (error: unknown) => ({ error }),
      );
      await setTimeout(settleMs, undefined, { ref: false });
      if (isClosed || !(await hasChanged(reader.seen))) return { outcome, reader };
    }
  }

  async function take(next: GatewayConfig): Promise<void> {
    const { config, kept } = applyLive(current, next);
    if (isSameConfig(current, config) && kept.length === 0) return;
    await options.onChange(config, kept);
    current = config;
  }

  function close(): void {
    isClosed = true;
    clearInterval(polling);
    folders.set([]);
  }
}

type Outcome = { readonly config: GatewayConfig } | { readonly error: unknown };

const POLL_MS = 2_000;
const SETTLE_MS = 100;
