import { applyLive, isSameConfig } from './config-changes.ts';
import { type GatewayConfigSource, readGatewayConfig } from './config-file.ts';
import { createConfigFileReader, hasChanged } from './config-file-reader.ts';
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
  /** How long after the first sign of a change the files are read. 100 when missing. */
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
  let settling: NodeJS.Timeout | undefined;
  let isClosed = false;
  const folders = watchFolders(settle);
  folders.set(current.sources.files);
  const polling = setInterval(check, pollMs).unref();
  return { check, close };

  function settle(): void {
    if (settling !== undefined || isClosed) return;
    settling = setTimeout(() => {
      settling = undefined;
      void check();
    }, settleMs).unref();
  }

  /** One look at a time: one that is asked for during another comes after it, since files may have changed meanwhile. */
  function check(): Promise<void> {
    lastLook = lastLook.then(look);
    return lastLook;
  }

  async function look(): Promise<void> {
    if (isClosed || (seen !== undefined && !(await hasChanged(seen)))) return;
    const reader = createConfigFileReader();
    try {
      const next = await readGatewayConfig(source, reader);
      if (!isClosed) await take(next);
    } catch (error) {
      if (!isClosed) onProblem(error);
    }
    seen = reader.seen;
    if (!isClosed) folders.set([...current.sources.files, ...seen.keys()]);
  }

  async function take(next: GatewayConfig): Promise<void> {
    const { config, kept } = applyLive(current, next);
    if (isSameConfig(current, config) && kept.length === 0) return;
    await options.onChange(config, kept);
    current = config;
  }

  function close(): void {
    isClosed = true;
    clearTimeout(settling);
    clearInterval(polling);
    folders.set([]);
  }
}

const POLL_MS = 2_000;
const SETTLE_MS = 100;
