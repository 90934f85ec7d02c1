import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROFILES } from '../decide/profiles.ts';
import { type GatewayConfigSource, loadGatewayConfig } from './config-file.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { initConfigText } from './init-config-text.ts';
import { InvalidConfigError } from './invalid-config-error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Not a key: it stands for one in files and variables. */
const SECRET = 'not-a-real-provider-key-0123456789';

function load(text: string, source: Partial<GatewayConfigSource> = {}): Promise<GatewayConfig> {
  writeFileSync(join(folder, 'sallyport.yaml'), text);
  return loadGatewayConfig({ env: {}, workingFolder: folder, ...source });
}

async function errorOf(promise: Promise<unknown>): Promise<InvalidConfigError> {
  const error = await promise.then(
    () => new Error('the configuration was accepted'),
    (reason: unknown) => reason,
  );
  if (error instanceof InvalidConfigError) return error;
  throw error;
}

describe('loadGatewayConfig', () => {
  it('gives the safe defaults of a new machine where there is no file', async () => {
    const config = await loadGatewayConfig({ env: {}, workingFolder: folder });
    expect(config.server).toEqual({
      host: '127.0.0.1',
      port: 8_787,
      allowedHosts: ['localhost', '127.0.0.1', '[::1]'],
      trustedProxies: [],
      allowPlainHttp: false,
      bodyBytesMax: 8_388_608,
      headersBytesMax: 16_384,
      connectionsMax: 1_024,
      requestTimeoutMs: 30_000,
      keepAliveMs: 65_000,
      shutdownGraceMs: 30_000,
    });
    expect(config).toMatchObject({
      auth: 'keys',
      stateDir: join(folder, '.sallyport'),
      store: { driver: 'libsql' },
      upstreams: [],
      demo: { enabled: true },
      onBlock: 'error',
      hostedTools: [],
      policy: { policy: PROFILES.balanced, unknownFields: 'report', isInspected: true },
    });
    expect([...config.policies.keys()]).toEqual(['permissive', 'balanced', 'strict', 'off']);
    expect(config.policies.get('strict')).toEqual({
      policy: PROFILES.strict,
      unknownFields: 'refuse',
      isInspected: true,
    });
    expect(config.policies.get('off')?.isInspected).toBe(false);
    expect(config.sources.configFile).toBeUndefined();
  });

  it.each(['', '# nothing but a comment\n', '{}', initConfigText()])('reads %.40j as the defaults', async (text) => {
    const { sources: _own, ...config } = await load(text);
    rmSync(join(folder, 'sallyport.yaml'));
    const { sources: _none, ...defaults } = await loadGatewayConfig({ env: {}, workingFolder: folder });
    expect(config).toEqual(defaults);
  });

  it('reads all that the commented lines of the first file offer', async () => {
    const text = initConfigText()
      .replaceAll(/^(\s*)# (?=(?: *)(?:- |[a-zA-Z/]+\w*:|\/v1))/gmu, '$1')
      .replace('trustedProxies:', '# trustedProxies:')
      .replace(/^ {2}tls:/mu, '  # tls:')
      .replace('yaml-language-server:', '# yaml-language-server:');
    const env = { OPENAI_API_KEY: SECRET, ANTHROPIC_API_KEY: SECRET };
    const config = await load(text, { env });
    expect(config.upstreams.map(({ name }) => name)).toEqual(['openai', 'anthropic', 'local']);
    expect(config.policies.get('support')?.policy).toMatchObject({ name: 'support', mode: 'shadow' });
    expect(config.policies.get('partners')?.unknownFields).toBe('report');
    expect(config.routes.get('/v1/messages')?.policy.policy).toEqual(PROFILES.strict);
    expect(config.limits.perUserRequestsPerMinute).toBe(120);
    expect(config.server.allowedHosts).toContain('gate.example.com');
  });

  it('reads upstreams with their keys, which no log of the configuration shows', async () => {
    writeFileSync(join(folder, 'key.txt'), `${SECRET}-of-file\n`);
    const config = await load(
      `upstreams:
  - { name: a, dialect: openai-chat, url: "https://api.openai.com", apiKey: { env: KEY_A }, models: [gpt-*] }
  - { name: b, dialect: [anthropic-messages, openai-chat], url: "https://b.example.com/base/", apiKey: { file: key.txt } }
  - { name: c, dialect: openai-chat, url: "http://127.0.0.1:11434" }`,
      { env: { KEY_A: SECRET } },
    );
    expect(config.demo.enabled).toBe(false);
    expect(config.upstreams.map(({ apiKey }) => [apiKey?.source, apiKey?.reveal()])).toEqual([
      ['env KEY_A', SECRET],
      ['file key.txt', `${SECRET}-of-file`],
      [undefined, undefined],
    ]);
    expect(config.upstreams[0]).toMatchObject({ dialects: ['openai-chat'], models: ['gpt-*'], connectionsMax: 256 });
    expect(config.upstreams[1]?.dialects).toEqual(['anthropic-messages', 'openai-chat']);
    expect(`${JSON.stringify(config)}${inspect(config, { depth: 10 })}`).not.toContain(SECRET);
    expect(config.sources.files).toContain(join(folder, 'key.txt'));
  });

  it('lets strict policies refuse unknown fields, unless the file says otherwise for all', async () => {
    const own = await load('policy: { profile: strict, mode: shadow }\npolicies: { lax: { profile: permissive } }');
    expect([own.policy.unknownFields, own.policies.get('lax')?.unknownFields]).toEqual(['refuse', 'report']);
    const all = await load('unknownFields: refuse\npolicies: { lax: { profile: permissive } }');
    expect([all.policy.unknownFields, all.policies.get('lax')?.unknownFields]).toEqual(['refuse', 'refuse']);
  });

  it('reads policies from files beside it, and by name', async () => {
    writeFileSync(join(folder, 'support.yaml'), 'profile: strict\nlinkHosts: [example.com]');
    const config = await load(
      'policy: support\npolicies: { support: { file: support.yaml } }\nroutes: { /v1/inspect: { policy: { file: ./support.yaml } } }',
    );
    expect(config.policy).toBe(config.policies.get('support'));
    expect(config.policy.policy).toMatchObject({ name: 'support', linkHosts: ['example.com'] });
    expect(config.policy.unknownFields).toBe('refuse');
    expect(config.routes.get('/v1/inspect')?.policy.policy.name).toBe('custom-strict');
  });

  it('does not wait for a pipe, and reads no folder, no endless and no binary file', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe')]);
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'large'), 'x'.repeat(1_000_000));
    writeFileSync(join(folder, 'binary'), Uint8Array.of(0xff, 0xfe, 0x00));
    const problems = await Promise.all(
      ['pipe', 'folder', 'large', 'binary'].map(async (name) => {
        const path = join(folder, name);
        return (await errorOf(loadGatewayConfig({ path, env: {}, workingFolder: folder }))).message;
      }),
    );
    expect(problems).toEqual([
      expect.stringContaining('is not a file'),
      expect.stringContaining('is not a file'),
      expect.stringContaining('more than 786432 bytes'),
      expect.stringContaining('is not UTF-8'),
    ]);
  });

  it('does not go on without a file that was named, or that is there and cannot be read', async () => {
    const named = await errorOf(loadGatewayConfig({ path: 'other.yaml', env: {}, workingFolder: folder }));
    expect(named.message).toBe('configuration names a file that does not exist');
    mkdirSync(join(folder, 'sallyport.yaml'));
    const there = await errorOf(loadGatewayConfig({ env: {}, workingFolder: folder }));
    expect(there.message).toBe('configuration names something that is not a file');
  });

  it('begins relative paths in the folder of the file, those of flags in the working folder', async () => {
    const below = join(folder, 'etc');
    mkdirSync(below);
    writeFileSync(join(below, 'gate.yaml'), 'stateDir: state');
    const source = { path: 'etc/gate.yaml', env: {}, workingFolder: folder };
    expect((await loadGatewayConfig(source)).stateDir).toBe(join(below, 'state'));
    const flagged = await loadGatewayConfig({ ...source, overrides: { stateDir: 'other' } });
    expect(flagged.stateDir).toBe(join(folder, 'other'));
    expect(flagged.sources.configFile).toBe(join(below, 'gate.yaml'));
  });

  it('takes every host off loopback with TLS, a proxy or consent', async () => {
    for (const name of ['c', 'k']) writeFileSync(join(folder, name), '');
    const consents = ['tls: { certFile: c, keyFile: k }', 'trustedProxies: [10.0.0.0/8]', 'allowPlainHttp: true'];
    for (const consent of consents) {
      expect(
        (await load(`server: { host: "::", ${consent} }\nkeyRing: { path: elsewhere/ring.json }`)).server.host,
      ).toBe('::');
    }
    const named = await load(
      'server: { host: Gate.Example.com, allowPlainHttp: true, allowedHosts: ["B.example"] }\nkeyRing: { acceptBesideDatabase: true }',
    );
    expect(named.server.allowedHosts).toEqual(['localhost', '127.0.0.1', '[::1]', 'gate.example.com', 'b.example']);
  });

  it.each(['localhost', '127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('takes %s for loopback', async (host) => {
    expect((await load(`server: { host: "${host}" }`)).server.host).toBe(host);
  });

  it('gives a configuration or an InvalidConfigError for every text', async () => {
    const piece = fc.constantFrom(
      'server',
      'port',
      'policy',
      'upstreams',
      ':',
      ' ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      '1',
      '\ud800',
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        const outcome = await load(source).catch((error: unknown) => error);
        expect(outcome instanceof InvalidConfigError || (outcome as GatewayConfig).server !== undefined).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('flags', () => {
  it('go before the file', async () => {
    const config = await load('server: { port: 1, host: "::1" }\npolicy: strict', {
      overrides: { port: 2, host: '127.0.0.1', policy: 'permissive', auth: 'none' },
    });
    expect([config.server.port, config.server.host, config.auth]).toEqual([2, '127.0.0.1', 'none']);
    expect(config.policy.policy).toEqual(PROFILES.permissive);
  });

  it('are checked as the file is', async () => {
    expect((await errorOf(load('', { overrides: { port: 99_999 } }))).path).toBe('server.port');
    expect((await errorOf(load('', { overrides: { host: '0.0.0.0' } }))).path).toBe('server.host');
    expect((await errorOf(load('', { overrides: { upstreamUrl: 'ftp://a' } }))).path).toBe('upstreams[0].url');
    expect((await errorOf(load('', { overrides: { policy: 'x.yaml' } }))).path).toBe('policy.file');
    expect((await errorOf(load('server: 1', { overrides: { port: 2 } }))).path).toBe('server');
  });

  it('send the key of a provider to that provider only', async () => {
    const env = {
      OPENAI_API_KEY: `${SECRET}-o`,
      ANTHROPIC_API_KEY: `${SECRET}-a`,
      SALLYPORT_UPSTREAM_API_KEY: `${SECRET}-u`,
    };
    const keyFor = async (upstreamUrl: string, variables: Readonly<Record<string, string>> = env) => {
      const [upstream] = (await load('', { env: variables, overrides: { upstreamUrl } })).upstreams;
      return [upstream?.dialects.join(), upstream?.apiKey?.source];
    };
    expect(await keyFor('https://api.openai.com')).toEqual(['openai-chat', 'env OPENAI_API_KEY']);
    expect(await keyFor('https://api.anthropic.com')).toEqual(['anthropic-messages', 'env ANTHROPIC_API_KEY']);
    const both = 'openai-chat,anthropic-messages';
    expect(await keyFor('https://api.openai.com.evil.example')).toEqual([both, 'env SALLYPORT_UPSTREAM_API_KEY']);
    expect(await keyFor('http://127.0.0.1:8080', { OPENAI_API_KEY: SECRET })).toEqual([both, undefined]);
    const missing = await errorOf(load('', { overrides: { upstreamUrl: 'https://api.openai.com' } }));
    expect(missing.message).toContain('OPENAI_API_KEY, which is not set');
  });

  it('name policies of the file, profiles and policy files', async () => {
    writeFileSync(join(folder, 'p.yaml'), 'name: mine');
    const own = await load('policies: { support: { mode: shadow } }', { overrides: { policy: 'support' } });
    expect(own.policy.policy.name).toBe('support');
    expect((await load('', { overrides: { policy: 'p.yaml' } })).policy.policy.name).toBe('mine');
  });
});
