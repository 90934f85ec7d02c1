import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadGatewayConfig } from './config-file.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { InvalidConfigError } from './invalid-config-error.ts';
import { type ConfigWatch, type ConfigWatchOptions, watchGatewayConfig } from './watch-gateway-config.ts';

let folder: string;
let open: ConfigWatch[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-watch-'));
  open = [];
});
afterEach(() => {
  for (const watch of open) watch.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a watch says, in order, and a way to wait for the next word. */
interface Said {
  readonly watch: ConfigWatch;
  readonly changes: { readonly config: GatewayConfig; readonly kept: readonly string[] }[];
  readonly problems: unknown[];
  next(): Promise<void>;
}

const NEVER_MS = 2_000_000_000;

async function watched(options: Partial<ConfigWatchOptions> = {}): Promise<Said> {
  const source = { env: {}, workingFolder: folder, ...options.source };
  const changes: { config: GatewayConfig; kept: readonly string[] }[] = [];
  const problems: unknown[] = [];
  let tell = (): void => {};
  const watch = watchGatewayConfig({
    settleMs: 5,
    pollMs: NEVER_MS,
    current: await loadGatewayConfig(source),
    ...options,
    source,
    onChange: async (config, kept) => {
      await options.onChange?.(config, kept);
      changes.push({ config, kept });
      tell();
    },
    onProblem: (error) => {
      problems.push(error);
      tell();
    },
  });
  open.push(watch);
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      tell = resolve;
    });
  return { watch, changes, problems, next };
}

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

/** As editors do: the new file takes the name of the old one. */
function replace(name: string, text: string): void {
  write(`${name}.tmp`, text);
  renameSync(join(folder, `${name}.tmp`), join(folder, name));
}

describe('watchGatewayConfig', () => {
  it('takes a file that is written anew', async () => {
    write('sallyport.yaml', 'policy: balanced');
    const said = await watched();
    const next = said.next();
    write('sallyport.yaml', 'policy: strict');
    await next;
    expect(said.changes[0]?.config.policy.policy.name).toBe('strict');
    expect(said.changes[0]?.kept).toEqual([]);
  });

  it('takes a file that an editor renames into place, twice', async () => {
    write('sallyport.yaml', 'onBlock: error');
    const said = await watched();
    for (const onBlock of ['refusal', 'error'] as const) {
      const next = said.next();
      replace('sallyport.yaml', `onBlock: ${onBlock}`);
      await next;
      expect(said.changes.at(-1)?.config.onBlock).toBe(onBlock);
    }
  });

  it('takes a file behind links that are swapped, as Kubernetes mounts a ConfigMap', async () => {
    for (const [version, policy] of [
      ['v1', 'balanced'],
      ['v2', 'strict'],
    ] as const) {
      mkdirSync(join(folder, version));
      write(`${version}/sallyport.yaml`, `policy: ${policy}`);
    }
    symlinkSync('v1', join(folder, '..data'));
    symlinkSync('..data/sallyport.yaml', join(folder, 'sallyport.yaml'));
    const said = await watched();
    const next = said.next();
    symlinkSync('v2', join(folder, '..data_tmp'));
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
    await next;
    expect(said.changes[0]?.config.policy.policy.name).toBe('strict');
  });

  it('sees changes by looking from time to time where nothing tells of them, as in a folder that was made anew', async () => {
    mkdirSync(join(folder, 'etc'));
    write('etc/sallyport.yaml', 'policy: balanced');
    const said = await watched({ source: { env: {}, path: 'etc/sallyport.yaml' }, pollMs: 20 });
    const gone = said.next();
    rmSync(join(folder, 'etc'), { recursive: true });
    await gone;
    const next = said.next();
    mkdirSync(join(folder, 'etc'));
    write('etc/sallyport.yaml', 'policy: strict');
    await next;
    expect(said.problems.length).toBe(1);
    expect(said.changes.map(({ config }) => config.policy.policy.name)).toEqual(['strict']);
  });

  it('takes no file that is still being written', async () => {
    write('sallyport.yaml', 'policy: strict');
    const said = await watched({ settleMs: 50 });
    for (const text of ['', 'policy: perm', 'policy: permissive']) {
      write('sallyport.yaml', text);
      const look = said.watch.check();
      // The look has begun and read the text; the next write comes before it counts.
      await new Promise((resolve) => setImmediate(resolve));
      if (text === 'policy: permissive') await look;
    }
    expect(said.problems).toEqual([]);
    expect(said.changes.map(({ config }) => config.policy.policy.name)).toEqual(['permissive']);
  });

  it('takes changes of policy files and of secrets, also in other folders', async () => {
    mkdirSync(join(folder, 'secrets'));
    write('secrets/key', 'first-key');
    write('p.yaml', 'name: first');
    const upstream = '{ name: a, dialect: openai-chat, url: "https://a.example", apiKey: { file: secrets/key } }';
    write('sallyport.yaml', `policy: { file: p.yaml }\nupstreams: [${upstream}]`);
    const said = await watched();
    const renamed = said.next();
    replace('p.yaml', 'name: second');
    await renamed;
    expect(said.changes[0]?.config.policy.policy.name).toBe('second');
    const rotated = said.next();
    replace('secrets/key', 'second-key');
    await rotated;
    expect(said.changes[1]?.config.upstreams[0]?.apiKey?.reveal()).toBe('second-key');
  });

  it('takes a file that was not there at the start', async () => {
    const said = await watched();
    const next = said.next();
    write('sallyport.yaml', 'policy: strict');
    await next;
    expect(said.changes[0]?.config.policy.policy.name).toBe('strict');
  });

  it('reports a bad file once, keeps what it had, and takes the corrected one', async () => {
    write('sallyport.yaml', 'policy: strict');
    const said = await watched();
    replace('sallyport.yaml', 'policy: [');
    await said.watch.check();
    await said.watch.check();
    expect(said.problems).toEqual([expect.any(InvalidConfigError)]);
    expect(said.changes).toEqual([]);
    replace('sallyport.yaml', 'policy: strict # corrected, and the same as before');
    await said.watch.check();
    expect([said.changes, said.problems.length]).toEqual([[], 1]);
    replace('sallyport.yaml', 'policy: permissive');
    await said.watch.check();
    expect(said.changes.map(({ config }) => config.policy.policy.name)).toEqual(['permissive']);
  });

  it('keeps what it had when the file is deleted', async () => {
    write('sallyport.yaml', 'policy: strict');
    const said = await watched({ source: { env: {}, path: 'sallyport.yaml' } });
    rmSync(join(folder, 'sallyport.yaml'));
    await said.watch.check();
    expect([said.changes.length, said.problems.length]).toEqual([0, 1]);
  });

  it('goes back when the new configuration cannot be taken', async () => {
    write('sallyport.yaml', 'limits: { burst: 1 }');
    const failing = (config: GatewayConfig): void => {
      if (config.limits.burst === 2) throw new Error('no room');
    };
    const said = await watched({ onChange: failing });
    replace('sallyport.yaml', 'limits: { burst: 2 }');
    await said.watch.check();
    expect([said.changes.length, said.problems]).toEqual([0, [new Error('no room')]]);
    replace('sallyport.yaml', 'limits: { burst: 1 }');
    await said.watch.check();
    expect(said.changes).toEqual([]);
    replace('sallyport.yaml', 'limits: { burst: 3 }');
    await said.watch.check();
    expect(said.changes.map(({ config }) => config.limits.burst)).toEqual([3]);
  });

  it('keeps what cannot change while it runs, and names it', async () => {
    write('sallyport.yaml', 'server: { port: 1, shutdownGraceMs: 1 }');
    const said = await watched();
    replace(
      'sallyport.yaml',
      'server: { port: 2, host: "::1", shutdownGraceMs: 2, bodyBytesMax: 4096 }\nstateDir: other\nstore: { driver: in-process }\nauth: none\npolicy: strict',
    );
    await said.watch.check();
    const [change] = said.changes;
    expect(change?.kept).toEqual([
      'server.host',
      'server.port',
      'server.bodyBytesMax',
      'stateDir',
      'store.driver',
      'keyRing',
      'auth',
    ]);
    expect(change?.config).toMatchObject({
      server: { port: 1, host: '127.0.0.1', shutdownGraceMs: 2, bodyBytesMax: 8_388_608 },
      stateDir: join(folder, '.sallyport'),
      store: { driver: 'libsql' },
      auth: 'keys',
      policy: { policy: { name: 'strict' } },
    });
  });

  it('changes nothing for a file that says the same in other words', async () => {
    write('sallyport.yaml', 'policy: strict\nauth: keys');
    const said = await watched();
    replace('sallyport.yaml', '{ "auth": "keys", "policy": "strict" }');
    await said.watch.check();
    expect([said.changes, said.problems]).toEqual([[], []]);
  });

  it('says nothing after it was closed', async () => {
    write('sallyport.yaml', 'policy: strict');
    const said = await watched();
    replace('sallyport.yaml', 'policy: balanced');
    const look = said.watch.check();
    said.watch.close();
    await look;
    await said.watch.check();
    expect([said.changes, said.problems]).toEqual([[], []]);
  });
});
