import { expect, it } from 'vitest';
import type { Vault, VaultSession } from '../../core/vault.ts';
import { createGuard } from '../../setup/create-guard.ts';
import { StoreError } from '../../store/store-error.ts';
import { inProcessVault } from './in-process-vault.ts';
import { localFallbackVault } from './local-fallback-vault.ts';

const principal = { tenant: 't', user: 'ann', session: 's-1' };
const MAIL = 'zoltan.kovacs@example.org';

/** A vault whose store is away for one of its calls. */
function awayIn(call: 'open' | 'save', error: Error): Vault {
  const inner = inProcessVault().session(principal);
  const fail = (): Promise<never> => Promise.reject(error);
  const session: VaultSession = {
    open: call === 'open' ? fail : () => inner.open(),
    get opened() {
      return inner.opened;
    },
    save: call === 'save' ? fail : () => inner.save(),
  };
  return { session: () => session };
}

it.each(['open', 'save'] as const)(
  'gives a message a table of its own when the store is away in "%s"',
  async (call) => {
    let count = 0;
    const vault = localFallbackVault(awayIn(call, new StoreError('get', 'stopped')), () => {
      count += 1;
    });
    const session = vault.session(principal);
    const guard = createGuard({ policy: 'balanced' });
    const segments = [{ pointer: '/m', role: 'user', trust: 'user', text: `Write to ${MAIL}` } as const];
    const decision = await guard.message(segments, { principal, vault: session });
    expect(decision.action).toBe('rewrite');
    const [edit] = decision.action === 'rewrite' ? decision.edits : [];
    expect(edit?.replacement).toMatch(/^<EMAIL_ADDRESS_1_[A-Z2-7]{5}>$/u);
    expect(session.opened?.valueOf(edit?.replacement ?? '')).toBe(MAIL);
    expect(count).toBe(1);
  },
);

it('goes on after no other failure', async () => {
  const session = localFallbackVault(awayIn('open', new RangeError('a mistake'))).session(principal);
  await expect(session.open()).rejects.toThrow('a mistake');
});
