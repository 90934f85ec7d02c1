import { keyedName } from '../../core/keyed-name.ts';
import type { Keys } from '../../core/ports.ts';
import type { Principal } from '../../core/segment.ts';
import { sessionName, userName } from '../../crypto/principal-names.ts';
import type { BudgetScope } from '../../limits/budget-scope.ts';
import type { WindowRule, WindowScope } from '../../limits/windows.ts';
import type { LimitScopeKind, UsageLimitsConfig } from '../../setup/limits-config.ts';
import type { KeyRecord } from '../keys/key-record.ts';
import { isFreshSession } from '../keys/principal.ts';
import { networkOf } from './network-of.ts';

/** Who makes a request. */
export interface LimitedCaller {
  readonly key: Pick<KeyRecord, 'id' | 'budgets'>;
  readonly principal: Principal;
  readonly address: string;
}

/** What a request counts against. */
export interface LimitScopes {
  readonly windows: readonly WindowScope[];
  readonly budgets: readonly BudgetScope[];
  /** Whether any of them counts what costs money, or tokens. */
  readonly hasCost: boolean;
  readonly hasTokens: boolean;
}

/** The scopes of a request under a configuration. A session that nobody named ends with its request and has none. */
export function limitScopesOf(
  { windows, budgets }: Pick<UsageLimitsConfig, 'windows' | 'budgets'>,
  caller: LimitedCaller,
  keys: Keys,
): LimitScopes {
  const windowScopes: WindowScope[] = [];
  const budgetScopes: BudgetScope[] = [];
  let hasCost = false;
  let hasTokens = false;
  for (const kind of KINDS) {
    const own = kind === 'key' ? (caller.key.budgets ?? budgets.key) : budgets[kind];
    const rules = windows.filter(({ per }) => per === kind);
    if ((own === undefined && rules.length === 0) || (kind === 'session' && isFreshSession(caller.principal))) continue;
    const name = nameOf(kind, caller, keys);
    if (rules.length > 0) windowScopes.push({ name: `${kind} ${name}`, rules: rules.map(plainRule) });
    if (own !== undefined) budgetScopes.push({ kind, name, budgets: own });
    for (const { unit } of rules) {
      hasCost ||= unit === 'cost';
      hasTokens ||= unit !== 'requests';
    }
    for (const limits of Object.values(own ?? {})) {
      hasCost ||= limits.costNanos !== undefined;
      hasTokens ||= Object.keys(limits).some((metric) => metric !== 'requests');
    }
  }
  return { windows: windowScopes, budgets: budgetScopes, hasCost, hasTokens };
}

const KINDS: readonly LimitScopeKind[] = ['key', 'user', 'session', 'ip'];

/** Ids of keys are public; all else is told by a keyed hash. */
function nameOf(kind: LimitScopeKind, { key, principal, address }: LimitedCaller, keys: Keys): string {
  if (kind === 'key') return key.id;
  if (kind === 'ip') return keyedName(keys, 'limits/ip', networkOf(address));
  return kind === 'user' ? userName(keys, principal) : sessionName(keys, 'limits', principal);
}

/** Headers name a rule with whom it is for: two kinds may have rules of one name. */
function plainRule({ per, name, ...rule }: WindowRule & { readonly per: LimitScopeKind }): WindowRule {
  return { ...rule, name: `${per}-${name}` };
}
