import { SallyportError } from '../core/errors.ts';
import type { Pseudonyms } from '../core/pseudonyms.ts';
import type { VaultSession } from '../core/vault.ts';

/** Calls of one session that store at the same time before one of them gives up. */
const ATTEMPTS_MAX = 8;

/**
 * Decides with the table of a session. The table is read only where the decision asks for it, and what it adds is stored before the
 * decision is used: a value whose placeholder has left must be there when the reply comes. Rejects when the store is away.
 *
 * @param hasPlaceholders - Whether the text has placeholders already, which the reply may repeat.
 */
export async function withPseudonyms<Decided>(
  vault: VaultSession | undefined,
  hasPlaceholders: boolean,
  decide: (pseudonyms: Pseudonyms | undefined) => Decided,
): Promise<Decided> {
  if (vault === undefined) return decide(undefined);
  let isAsked = hasPlaceholders;
  const probe: Pseudonyms = {
    placeholderFor: () => {
      isAsked = true;
      return undefined;
    },
    valueOf: () => undefined,
  };
  const decided = decide(vault.opened ?? probe);
  if (vault.opened === undefined && !isAsked) return decided;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const again = decide(await vault.open());
    if (await vault.save()) return again;
  }
  throw new VaultBusyError();
}

/** Too many calls of one session have stored pseudonyms at the same time. Trying again helps. */
export class VaultBusyError extends SallyportError {
  override readonly name = 'VaultBusyError';

  constructor() {
    super('VAULT_BUSY', 'too many calls of this session store pseudonyms at the same time; try again');
  }
}
