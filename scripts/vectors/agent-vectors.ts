import { NOW_S } from '../../test/agent-trial.ts';
import { chainVectors } from './agent-chains.ts';
import { VECTOR_JWKS as jwks, tokenVectors } from './agent-tokens.ts';

/** What stands in test/vectors/tokens.json and test/vectors/chains.json. */
export async function agentVectors() {
  const expected = { issuers: ['app'], nowS: NOW_S };
  return {
    tokens: { expected: { audience: 'files', ...expected }, jwks, cases: await tokenVectors() },
    chains: { expected: { audience: 'bank', ...expected }, jwks, cases: await chainVectors() },
  };
}
