import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGatewayConfig } from '../setup/config-file.ts';
import type { GatewayConfig } from '../setup/gateway-config.ts';
import { serveWelcome } from './serve-welcome.ts';

const url = 'http://127.0.0.1:8787';

function welcome(config: GatewayConfig, clientEnv = join(process.cwd(), '.sallyport', 'client.env')): string {
  return serveWelcome({ url, config, clientEnv, problems: [] });
}

const base = await loadGatewayConfig({ env: {}, workingFolder: '/' });

describe('serveWelcome', () => {
  it('names the file of the key from here, and in full where it is elsewhere, safe to paste', () => {
    expect(welcome(base)).toContain(
      '  . .sallyport/client.env && curl -s http://127.0.0.1:8787/v1/chat/completions \\\n',
    );
    expect(welcome(base, join(process.cwd(), 'client.env'))).toContain('. ./client.env && curl');
    expect(welcome(base, "/srv/it's mine/client.env")).toContain(". '/srv/it'\\''s mine/client.env' && curl");
  });

  it('asks for no key where none is asked for, and says so', () => {
    const text = welcome({ ...base, auth: 'none' });
    expect(text).toContain('every local caller is let in');
    expect(text).toContain("apiKey: 'none'");
    expect(text).not.toContain('SALLYPORT_KEY');
  });

  it('says a call that the upstream understands', async () => {
    const upstreamUrl = 'https://api.anthropic.com';
    const env = { ANTHROPIC_API_KEY: 'x'.repeat(20) };
    const text = welcome(await loadGatewayConfig({ env, workingFolder: '/', overrides: { upstreamUrl } }));
    expect(text).toContain('/v1/messages \\');
    expect(text).toContain('"x-api-key: $SALLYPORT_KEY"');
    expect(text).toContain('"max_tokens":300');
    expect(text).not.toContain('xxxx');
  });

  it('warns of shadow mode and of what is not ready', () => {
    const shadow = { ...base.policy, policy: { ...base.policy.policy, mode: 'shadow' as const } };
    const config = { ...base, policy: shadow };
    const text = serveWelcome({ url, config, clientEnv: '/c.env', problems: ['policy x: lets an attack pass'] });
    expect(text).toContain('shadow: reports and stops nothing');
    expect(text).toContain('not ready policy x: lets an attack pass');
  });
});
