import type { Screen } from '../core/ports.ts';
import type { Policy, PolicyRule } from '../decide/policy.ts';
import type { Guard } from '../guard/guard.ts';
import { createGuard } from './create-guard.ts';

/** Whoever reads what is kept does not see it come in: as sure as a strict policy. */
const THRESHOLD = 0.35;

const WHAT: readonly PolicyRule[] = (['injection', 'obfuscation'] as const).map((category) => ({
  category,
  direction: 'request',
  threshold: THRESHOLD,
  treatment: 'block',
}));

const POLICY: Policy = {
  name: 'screen',
  mode: 'enforce',
  rules: WHAT,
  onError: { default: 'block', checks: {} },
  linkHosts: [],
};

/** In whose name texts are looked at: no event is written. */
const NOBODY = { tenant: 'screen', user: 'screen', session: 'screen' };

/** A screen that refuses attacks on models: all rules, and the trained model. A text that is too long rejects. */
export function injectionScreen(): Screen {
  // Most memories keep nothing from outside.
  let guard: Guard | undefined;
  return {
    async screen(text, trust) {
      guard ??= createGuard({ policy: POLICY });
      const { action, findings } = await guard.input(text, { principal: NOBODY, trust });
      if (action !== 'block') return [];
      return [...new Set(findings.filter(({ category }) => category !== 'pii').map(({ ruleId }) => ruleId))];
    },
  };
}
