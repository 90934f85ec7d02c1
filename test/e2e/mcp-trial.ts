import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterEach } from 'vitest';
import { BUILT_CLI } from './built-cli.ts';

/** A client of the official SDK that talks to a server behind the guard. */
export interface GuardedClient {
  readonly client: Client;
  /** What guard and server have written on stderr. */
  readonly stderr: () => string;
  readonly pid: () => number;
}

/** Path of a server of the tests. */
export function serverFile(name: 'notes-server' | 'hostile-server' | 'acting-server'): string {
  return fileURLToPath(new URL(`./mcp-servers/${name}.mjs`, import.meta.url));
}

/** Starts clients of guarded servers over one state folder, and ends all of them after each test. */
export function mcpTrial(): {
  readonly folder: () => string;
  start(
    server: Parameters<typeof serverFile>[0],
    options?: { readonly flags?: readonly string[]; readonly env?: Readonly<Record<string, string>> },
  ): Promise<GuardedClient>;
} {
  let folder: string | undefined;
  const clients: Client[] = [];
  const stateFolder = (): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'sallyport-mcp-'));
    return folder;
  };
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
  });
  return {
    folder: stateFolder,
    async start(server, { flags = [], env = {} } = {}) {
      const transport = new StdioClientTransport({
        command: process.execPath,
        args: [BUILT_CLI, 'mcp', '--name', 'notes', ...flags, '--', process.execPath, serverFile(server)],
        env: { PATH: process.env['PATH'] ?? '', XDG_STATE_HOME: stateFolder(), NO_COLOR: '1', ...env },
        stderr: 'pipe',
      });
      let written = '';
      transport.stderr?.on('data', (chunk: Buffer) => {
        written += chunk.toString('utf8');
      });
      const client = new Client(
        { name: 'test', version: '1.0.0' },
        { capabilities: { sampling: {}, elicitation: {} } },
      );
      clients.push(client);
      await client.connect(transport);
      return { client, stderr: () => written, pid: () => transport.pid as number };
    },
  };
}
