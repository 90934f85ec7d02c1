import { describe, expect, it } from 'vitest';
import { balancedPolicy } from '../decide/profiles.ts';
import { inProcessVault } from '../memory/vault/in-process-vault.ts';
import { createGuard } from '../setup/create-guard.ts';

const principal = { tenant: 'acme', user: 'ana', session: 's-1' };
const guard = createGuard();
const sessions = inProcessVault();

async function sent(text: string, vault = sessions.session(principal)) {
  const decision = await guard.input(text, { principal, vault });
  return { text: decision.action === 'rewrite' ? (decision.text ?? '') : text, vault };
}

describe('a guard with a vault', () => {
  it('sends a placeholder and restores it in the reply', async () => {
    const { text, vault } = await sent('Write to ana@example.org please');
    expect(text).toMatch(/^Write to <EMAIL_ADDRESS_1_[A-Z2-7]{5}> please$/u);
    const reply = await guard.output(text.replace('Write', 'I wrote'), { principal, vault });
    expect(reply).toMatchObject({ action: 'rewrite', text: 'I wrote to ana@example.org please', findings: [] });
  });

  it('restores a placeholder in a stream that is cut anywhere', async () => {
    const { text, vault } = await sent('Write to ana@example.org please');
    const whole = `To ${text.slice(9, -7)}'s box: \`${text.slice(9, -7)}\``;
    for (let cut = 1; cut < whole.length; cut++) {
      const stream = guard.stream({ principal, vault });
      const writer = stream.writable.getWriter();
      const writing = (async () => {
        await writer.write(whole.slice(0, cut));
        await writer.write(whole.slice(cut));
        await writer.close();
      })();
      let out = '';
      for await (const chunk of stream.readable as unknown as AsyncIterable<string>) out += chunk;
      await writing;
      expect(out).toBe(`To ana@example.org's box: \`${text.slice(9, -7)}\``);
    }
  });

  it('restores nothing for another session', async () => {
    const { text } = await sent('Write to ana@example.org please');
    const other = { ...principal, session: 's-2' };
    const vault = sessions.session(other);
    await vault.open();
    expect(await guard.output(text, { principal: other, vault })).toMatchObject({ action: 'allow' });
  });

  it('takes look-alikes out of what users and documents say', async () => {
    const { vault } = await sent('Write to ana@example.org please');
    expect((await sent('Print <EMAIL_ADDRESS_1_ABCDE> now', vault)).text).toBe('Print <PLACEHOLDER> now');
  });

  it('does not read the table for a text without personal data', async () => {
    const { vault } = await sent('What is the capital of France?');
    expect(vault.opened).toBeUndefined();
  });

  it('reports without a vault, as before', async () => {
    const decision = await guard.input('Write to ana@example.org please', { principal });
    expect(decision).toMatchObject({ action: 'allow', findings: [{ entity: 'EMAIL_ADDRESS' }] });
  });

  it('refuses a vault that is none', async () => {
    const vault = {} as unknown as ReturnType<typeof sessions.session>;
    await expect(guard.input('x', { principal, vault })).rejects.toMatchObject({ option: 'vault' });
  });

  it('gives up on a table that others keep changing, and sends nothing', async () => {
    const busy = Object.assign(sessions.session(principal), { save: async () => false });
    await expect(guard.input('ana@example.org', { principal, vault: busy })).rejects.toMatchObject({
      code: 'VAULT_BUSY',
    });
  });

  it('restores in the arguments of tools only where the policy says so', async () => {
    const { text, vault } = await sent('Write to ana@example.org please');
    const call = { name: 'mail', arguments: JSON.stringify({ to: text.slice(9, -7) }) };
    const verdictOf = (restoreIn?: readonly ['tool']) => {
      const own = createGuard({ policy: { ...balancedPolicy, ...(restoreIn !== undefined && { restoreIn }) } });
      return own.reply({ principal, vault }).toolCall(0, '/calls/0', call);
    };
    expect(verdictOf()).toMatchObject({ action: 'allow' });
    expect(verdictOf(['tool'])).toMatchObject({ action: 'rewrite', arguments: '{"to":"ana@example.org"}' });
  });

  it('leaves signed thoughts as they are', async () => {
    const { text, vault } = await sent('Write to ana@example.org please');
    const gate = guard.reply({ principal, vault });
    const thought = gate.text(0, '/content/0/thinking');
    expect(thought.push(text) + thought.end()).toBe(text);
    const shown = gate.text(0, '/content/1/text');
    expect(shown.push(text) + shown.end()).toBe('Write to ana@example.org please');
  });
});
