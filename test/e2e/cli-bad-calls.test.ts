import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runBuiltCli } from './run-built-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-cli-bad-calls-'));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

write('bad.yaml', 'server: { prot: 8787 }\n');
write('memory.yaml', 'store: { driver: in-process }\n');
write('file', '');
write('pem', 'no certificate');
write('tls.yaml', 'server: { port: 0, tls: { certFile: pem, keyFile: pem } }\n');
write('private.json', JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), d: 'A'.repeat(43) }] }));
mkdirSync(join(folder, 'empty'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const signed = ['keys', 'create', '--signed', '--issuer', 'i', '--audience', 'a', '--jwks'];

/** The call, and what its one sentence has to say. */
const CALLS: readonly (readonly [readonly string[], RegExp])[] = [
  [['serve', '--port', '70000'], /a number from 0 to 65535/u],
  [['serve', '--config', 'bad.yaml'], /"server\.prot" is not a known key/u],
  [['serve', '--config', 'none.yaml'], /configuration .*not exist/u],
  [['serve', '--port', '0', '--state-dir', 'file'], /"stateDir" .*--state-dir/u],
  [['serve', '--port', '0', '--host', '192.0.2.1'], /server\.tls|allowPlainHttp/u],
  [['serve', '--config', 'tls.yaml', '--state-dir', 'tls-state'], /server\.tls .*PEM/u],
  [['keys', 'create', '--scope', 'root'], /Allowed choices are chat, inspect, admin, metrics/u],
  [['keys', 'create', '--scope', 'admin', '--scope', 'chat'], /admin stands alone; make two keys/u],
  [['keys', 'create', '--bound-user', 'ann', '--asserted'], /exclude each other/u],
  [['keys', 'create', '--signed'], /--issuer, --audience and --jwks/u],
  [[...signed, 'none.json'], /none\.json cannot be read/u],
  [[...signed, 'bad.yaml'], /is not JSON; give a JWK set/u],
  [[...signed, 'private.json'], /give the public key and keep that one secret/u],
  [['keys', 'create', '--expires', 'soon'], /--expires must be a duration such as/u],
  [['keys', 'create', '--expires', '2020-01-01'], /lies in the past/u],
  [['keys', 'create', '--requests-per-minute', '0'], /a number from 1 to/u],
  [['keys', 'list', '--state-dir', 'empty'], /no store in .*empty.*sallyport serve/u],
  [['keys', 'list', '--config', 'memory.yaml'], /in the memory of the gateway; use its admin API/u],
  [['events', '--state-dir', 'nowhere'], /no store in .*nowhere.*--state-dir/u],
  [['events', '--config', 'bad.yaml'], /"server\.prot" is not a known key/u],
  [['events', '--since', 'yesterday'], /--since must be a duration such as 15m, 2h or 7d/u],
  [['events', '--type', 'party'], /Allowed choices are injection_attempt/u],
  [['events', '--severity', 'awful'], /one of low, medium, high, critical/u],
  [['events', '--limit', '0'], /a number from 1 to 100000/u],
  [['demo', '--scene', 'act-5'], /the scenes are direct-injection/u],
  [['demo', '--scene', 'image-link', '--prompt', 'x'], /not both/u],
  [['demo', '--prompt', ' '], /--prompt is empty/u],
  [['demo', '--system', 'x'], /for --prompt/u],
  [['demo', '--policy', 'none.yaml'], /none\.yaml|policy.*not exist/u],
];

const AT_ONCE = 4;

describe('sallyport, called badly', () => {
  it('says what to do in one sentence, exits with 2, prints nothing else and makes nothing', async () => {
    const waiting = [...CALLS];
    const wrong: object[] = [];
    const work = async (): Promise<void> => {
      for (let call = waiting.shift(); call !== undefined; call = waiting.shift()) {
        const [args, sentence] = call;
        const { stdout, stderr, exit } = await runBuiltCli(args, { cwd: folder });
        const lines = stderr.trimEnd().split('\n');
        // The parser of arguments adds a line that names --help.
        const isShort = lines.length === 1 || (lines.length === 2 && (lines[1] ?? '').includes('--help'));
        if (exit !== 2 || stdout !== '' || !isShort || !sentence.test(stderr))
          wrong.push({ args, exit, stdout, stderr });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(wrong).toEqual([]);
    expect(await readdir(join(folder, 'empty'))).toEqual([]);
    expect((await readdir(folder)).filter((name) => name === '.sallyport' || name === 'nowhere')).toEqual([]);
  });

  it('takes an unknown key for a mistake, in a store that is there', async () => {
    const flags = ['--state-dir', 'made'];
    expect((await runBuiltCli(['keys', 'create', ...flags], { cwd: folder })).exit).toBe(0);
    const revoked = await runBuiltCli(['keys', 'revoke', 'aaaaaaaaaaaaaaaa', ...flags], { cwd: folder });
    expect(revoked).toMatchObject({ exit: 2, stdout: '' });
    expect(revoked.stderr).toBe('sallyport: there is no key of this id; see: sallyport keys list\n');
    const none = await runBuiltCli(['events', ...flags], { cwd: folder });
    expect(none).toMatchObject({ exit: 0, stdout: '', stderr: 'no events yet\n' });
  });
});
