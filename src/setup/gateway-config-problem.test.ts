import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayConfigSource, loadGatewayConfig } from './config-file.ts';
import { InvalidConfigError } from './invalid-config-error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Not a key: it stands for one in files and variables. */
const SECRET = 'not-a-real-provider-key-0123456789';

async function errorOf(text: string, env: GatewayConfigSource['env'] = {}): Promise<InvalidConfigError> {
  writeFileSync(join(folder, 'sallyport.yaml'), text);
  const error: unknown = await loadGatewayConfig({ env, workingFolder: folder }).catch((reason: unknown) => reason);
  if (error instanceof InvalidConfigError) return error;
  throw new Error('the configuration was accepted');
}

const upstream = (more: string): string =>
  `upstreams: [{ name: a, dialect: openai-chat, url: "https://api.openai.com", ${more} }]`;
const at = (url: string, more = ''): string => `upstreams: [{ name: a, dialect: openai-chat, url: "${url}"${more} }]`;
const ONE = '{ name: a, dialect: openai-chat, url: "https://a.example" }';

describe('a configuration', () => {
  it.each<[what: string, text: string, path: string, says: RegExp]>([
    ['a misspelt key', 'sever: { port: 1 }', 'sever', /did you mean "server"\? known are /u],
    ['a misspelt key below', 'server: { prot: 1 }', 'server.prot', /did you mean "port"\?/u],
    ['a misspelt key of an upstream', upstream('modls: [a]'), 'upstreams[0].modls', /"models"\?/u],
    ['a misspelt key of a policy', 'policies: { a: { mod: shadow } }', 'policies.a.mod', /did you mean "mode"\?/u],
    [
      'an unknown route',
      'routes: { /v1/embeddings: { policy: strict } }',
      'routes./v1/embeddings',
      /known are \/v1\/chat/u,
    ],
    ['a text for a map', 'balanced', '', /must be a map of keys and values/u],
    ['an emptied section', 'server:', 'server', /is empty; it must be a map/u],
    ['a port that is none', 'server: { port: 70000 }', 'server.port', /must be at most 65535/u],
    ['a port in quotes', 'server: { port: "80" }', 'server.port', /must be a number/u],
    ['a body without bound', 'server: { bodyBytesMax: 1e9 }', 'server.bodyBytesMax', /at most 67108864/u],
    ['a host that is none', 'server: { host: 1.2.3 }', 'server.host', /must be an address or a name/u],
    [
      'a host with a port',
      'server: { allowedHosts: ["a.example:80"] }',
      'server.allowedHosts[0]',
      /without scheme, port/u,
    ],
    ['a proxy that is none', 'server: { trustedProxies: [10.0.0.0/33] }', 'server.trustedProxies[0]', /a CIDR block/u],
    ['yes for true', 'metrics: { enabled: yes }', 'metrics.enabled', /must be true or false/u],
    ['an unknown driver', 'store: { driver: sqlite }', 'store.driver', /must be one of libsql, in-process/u],
    ['a policy that is not there', 'policy: balancd', 'policy', /did you mean "balanced"\? known are permissive/u],
    [
      'a policy of a route that is not there',
      'routes: { /v1/inspect: { policy: x } }',
      'routes./v1/inspect.policy',
      /known are/u,
    ],
    ['a route without policy', 'routes: { /v1/inspect: {} }', 'routes./v1/inspect.policy', /is missing/u],
    ['a number for a policy', 'policy: 7', 'policy', /must be a text or a map of keys and values/u],
    [
      'a wrong rule in a policy',
      'policy: { rules: [{ category: pi, threshold: 1, treatment: redact }] }',
      'policy.rules[0].category',
      /did you mean "pii"/u,
    ],
    [
      'a policy with the name of a profile',
      'policies: { strict: { mode: shadow } }',
      'policies.strict',
      /built in; choose another/u,
    ],
    ['a policy with the name of none', 'policies: { "off": {} }', 'policies.off', /built in; choose another/u],
    ['a policy with a bad name', 'policies: { "A b": {} }', 'policies.A b', /lower-case letters/u],
    ['a policy file that is not there', 'policy: { file: nowhere.yaml }', 'policy.file', /does not exist/u],
    ['two upstreams of one name', `upstreams: [${ONE}, ${ONE}]`, 'upstreams[1].name', /another upstream/u],
    [
      'an unknown dialect',
      'upstreams: [{ name: a, dialect: openai, url: "https://a.example" }]',
      'upstreams[0].dialect',
      /must be one of openai-chat, anthropic-messages/u,
    ],
    ['a URL that is none', at('api'), 'upstreams[0].url', /is not a URL/u],
    ['a URL with the version', at('https://a.example/v1/'), 'upstreams[0].url', /must not end in \/v1/u],
    ['a URL with credentials', at('https://u:p@a.example'), 'upstreams[0].url', /must not hold credentials/u],
    ['http off this machine', at('http://10.0.0.7'), 'upstreams[0].url', /allowHttp: true/u],
    ['http to a public address', at('http://8.8.8.8', ', allowHttp: true'), 'upstreams[0].url', /use https/u],
    ['a header that may not be set', upstream('headers: { host: a }'), 'upstreams[0].headers', /cannot be set/u],
    ['no model for anybody', 'demo: { enabled: false }', 'upstreams', /nothing could answer/u],
    ['a key in the file', upstream(`apiKey: ${SECRET}`), 'upstreams[0].apiKey', /must say where the key is/u],
    [
      'a key in place of a name',
      upstream(`apiKey: { ${SECRET}: 1 }`),
      'upstreams[0].apiKey',
      /must say where the key is/u,
    ],
    [
      'an open door off loopback',
      'server: { host: 0.0.0.0, allowPlainHttp: true }\nauth: none',
      'auth',
      /on loopback/u,
    ],
    [
      'an open door behind a proxy',
      'server: { trustedProxies: [127.0.0.1] }\nauth: none',
      'auth',
      /without trustedProxies/u,
    ],
    ['plain HTTP off loopback', 'server: { host: 0.0.0.0 }', 'server.host', /server\.allowPlainHttp: true/u],
    ['plain HTTP under a name', 'server: { host: gate.example.com }', 'server.host', /is not a loopback address/u],
    [
      'a certificate that is not there',
      'server: { tls: { certFile: a, keyFile: b } }',
      'server.tls.certFile',
      /does not exist/u,
    ],
    ['a duplicate key', 'auth: keys\nauth: none', 'line 2', /has the same key twice/u],
    ['an alias', 'server: &a { port: 1 }\ndemo: *a', 'line 2', /uses an alias/u],
    ['a tag', 'auth: !!js/function "x"', 'line 1', /tags are not allowed/u],
    ['a reserved key', '__proto__: { port: 1 }', '__proto__', /is a reserved name/u],
    ['20,000 open brackets', '['.repeat(20_000), 'line 1', /is nested deeper than a configuration can be/u],
  ])('refuses %s and says where and what to do', async (_what, text, path, says) => {
    const error = await errorOf(text);
    expect([error.path, error.code]).toEqual([path, 'INVALID_CONFIG']);
    expect(error.message).toMatch(says);
    expect(error.message).not.toContain(SECRET);
    expect(error.message).not.toContain(folder);
  });

  it.each<[what: string, env: Readonly<Record<string, string>>, message: RegExp]>([
    ['is not set', {}, /names the environment variable KEY_A, which is not set/u],
    ['is empty', { KEY_A: ' \n' }, /which is not set/u],
    ['holds a line break', { KEY_A: `${SECRET}\r\nx-evil: 1` }, /KEY_A holds white space/u],
    ['holds other characters', { KEY_A: `${SECRET}é` }, /beyond ASCII/u],
    ['is too long', { KEY_A: SECRET.repeat(1_000) }, /more than 8192 characters/u],
  ])('refuses a variable that %s, and never tells its value', async (_what, env, message) => {
    const error = await errorOf(upstream('apiKey: { env: KEY_A }'), env);
    expect(error.path).toBe('upstreams[0].apiKey');
    expect(error.message).toMatch(message);
    expect(inspect(error)).not.toContain(SECRET);
  });

  it('refuses a policy file with a mistake, and says what it is', async () => {
    writeFileSync(join(folder, 'p.yaml'), 'profile: paranoid');
    const error = await errorOf('policy: { file: p.yaml }');
    expect(error.path).toBe('policy.file');
    expect(error.message).toMatch(/policy at "profile" is not known; it must be one of/u);
  });
});
