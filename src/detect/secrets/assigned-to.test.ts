import { describe, expect, it } from 'vitest';
import { findMatches } from '../matching/find-matches.ts';
import { compileRules } from '../matching/rule-set.ts';
import { assignedTo } from './assigned-to.ts';
import { sampleHex } from './sample.ts';
import { secretRule } from './secret-rule.ts';

const RULES = compileRules(
  [
    secretRule({
      id: 'secret/acme/key',
      entity: 'ACME_KEY',
      ...assignedTo(/acme/u, /[0-9a-f]{32}/u),
      score: 0.9,
      source: 'none',
      cases: { match: [], ignore: [] },
    }),
  ],
  1_024,
);

const KEY = sampleHex(32);

function found(text: string): readonly string[] {
  return findMatches(RULES, { name: 'canonical', text, barriers: [] }).map(({ start, end }) => text.slice(start, end));
}

describe('assignedTo', () => {
  it.each([
    `ACME_API_KEY=${KEY}`,
    `acmeApiKey: '${KEY}',`,
    `{"acme_access_token": "${KEY}"}`,
    `my acme token is ${KEY}.`,
    `acme.auth.token := "${KEY}"`,
    `config['acme-secret'] = "${KEY}"`,
    `{\\"acmeToken\\":\\"${KEY}\\"}`,
    `https://x/?acme_key=${KEY}&y=1`,
  ])('takes the value alone of %s', (text) => expect(found(text)).toEqual([KEY]));

  it.each([
    `ACME_ID=${KEY}`,
    `other_api_key=${KEY}`,
    `ACME_API_KEY=${KEY}0`,
    `ACME_API_KEY=${KEY}-x`,
    `ACME_API_KEY=${'0'.repeat(32)}`,
    `ACME_API_KEY=${'abcdefab'.repeat(4)}`,
    `ACME_API_KEY ${KEY}`,
    `acme commit ${KEY}`,
  ])('finds nothing in %s', (text) => expect(found(text)).toEqual([]));
});
