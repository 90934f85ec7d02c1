import { SallyportError } from '../../core/errors.ts';
import type { Pseudonyms } from '../../core/pseudonyms.ts';
import type { Principal } from '../../core/segment.ts';
import type { Vault, VaultSession } from '../../core/vault.ts';
import { inProcessVault } from './in-process-vault.ts';

/**
 * A vault that goes on without its store while that is away: a message then has a table of its own, which ends with its reply.
 * Values still leave as placeholders and come back in the reply; placeholders of earlier messages stay as they are.
 *
 * @param onFallback - Is told of each message that had to do without. It must not throw.
 */
export function localFallbackVault(vault: Vault, onFallback: () => void = () => undefined): Vault {
  return { session: (principal) => new FallbackSession(vault.session(principal), principal, onFallback) };
}

/** Its getter stands on a prototype, for the reason that `LiveMeterRun` gives. */
class FallbackSession implements VaultSession {
  private session: VaultSession;
  private readonly principal: Principal;
  private readonly onFallback: () => void;

  constructor(session: VaultSession, principal: Principal, onFallback: () => void) {
    this.session = session;
    this.principal = principal;
    this.onFallback = onFallback;
  }

  async open(): Promise<Pseudonyms> {
    try {
      return await this.session.open();
    } catch (error) {
      this.goOnHere(error);
      return this.session.open();
    }
  }

  get opened(): Pseudonyms | undefined {
    return this.session.opened;
  }

  /** Where nothing could be stored the message is decided again, with the table of its own. */
  async save(): Promise<boolean> {
    try {
      return await this.session.save();
    } catch (error) {
      this.goOnHere(error);
      return false;
    }
  }

  private goOnHere(error: unknown): void {
    if (!(error instanceof SallyportError) || error.code !== 'STORE_FAILED') throw error;
    this.session = inProcessVault().session(this.principal);
    this.onFallback();
  }
}
