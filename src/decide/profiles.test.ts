import { describe, expect, it } from 'vitest';
import type { Category, Finding, Treatment } from '../core/finding.ts';
import type { Direction, Trust } from '../core/segment.ts';
import { treatmentOf } from './decide.ts';
import { PROFILES, type ProfileName } from './profiles.ts';

/** What, in which direction, by whom, at which score; then the treatments of permissive, balanced and strict. */
type Row = readonly [
  what: string,
  direction: Direction,
  trust: Trust,
  score: number,
  permissive: Treatment,
  balanced: Treatment,
  strict: Treatment,
];

const ROWS: readonly Row[] = [
  ['injection', 'request', 'user', 0.5, 'report', 'block', 'block'],
  ['injection', 'request', 'user', 0.49, 'report', 'report', 'block'],
  ['injection', 'request', 'user', 0.34, 'report', 'report', 'report'],
  ['obfuscation', 'request', 'user', 0.5, 'report', 'block', 'block'],
  ['obfuscation', 'request', 'user', 0.49, 'report', 'report', 'block'],
  ['obfuscation', 'request', 'user', 0.34, 'report', 'report', 'report'],
  ['injection', 'request', 'external', 0.5, 'report', 'remove-sentence', 'block'],
  ['injection', 'request', 'external', 0.49, 'report', 'report', 'block'],
  ['obfuscation', 'request', 'external', 0.5, 'report', 'remove-sentence', 'block'],
  ['injection', 'request', 'operator', 1, 'report', 'report', 'report'],
  ['obfuscation', 'request', 'operator', 1, 'report', 'report', 'report'],
  ['injection', 'request', 'model', 1, 'report', 'report', 'report'],
  ['injection', 'reply', 'model', 1, 'report', 'report', 'report'],
  ['extraction', 'request', 'user', 1, 'report', 'report', 'report'],
  ['leakage', 'reply', 'model', 0.7, 'block', 'block', 'block'],
  ['leakage', 'reply', 'model', 0.69, 'report', 'report', 'block'],
  ['leakage', 'reply', 'model', 0.39, 'report', 'report', 'report'],
  ['leakage', 'request', 'user', 1, 'report', 'report', 'report'],
  ['secret', 'request', 'user', 0.4, 'redact', 'redact', 'redact'],
  ['secret', 'request', 'operator', 0.4, 'redact', 'redact', 'redact'],
  ['secret', 'reply', 'model', 0.4, 'redact', 'redact', 'redact'],
  ['secret', 'reply', 'model', 0.39, 'report', 'report', 'report'],
  ['CREDIT_CARD', 'request', 'user', 0.4, 'report', 'redact', 'redact'],
  ['CREDIT_CARD', 'reply', 'model', 0.4, 'report', 'redact', 'redact'],
  ['CREDIT_CARD', 'reply', 'model', 0.39, 'report', 'report', 'report'],
  ['US_SSN', 'request', 'external', 0.4, 'report', 'redact', 'redact'],
  ['US_SSN', 'reply', 'model', 0.4, 'report', 'redact', 'redact'],
  ['UK_NHS', 'reply', 'model', 0.4, 'report', 'redact', 'redact'],
  ['US_PASSPORT', 'request', 'user', 0.4, 'report', 'redact', 'redact'],
  ['IBAN_CODE', 'request', 'user', 0.4, 'report', 'redact', 'redact'],
  ['IBAN_CODE', 'reply', 'model', 0.4, 'report', 'redact', 'redact'],
  ['US_BANK_NUMBER', 'request', 'user', 0.4, 'report', 'redact', 'redact'],
  ['US_BANK_NUMBER', 'request', 'user', 0.3, 'report', 'report', 'report'],
  ['EMAIL_ADDRESS', 'request', 'user', 0.4, 'report', 'pseudonymize', 'redact'],
  ['EMAIL_ADDRESS', 'reply', 'model', 0.4, 'report', 'report', 'redact'],
  ['PHONE_NUMBER', 'request', 'user', 0.4, 'report', 'pseudonymize', 'redact'],
  ['IP_ADDRESS', 'request', 'external', 0.4, 'report', 'pseudonymize', 'redact'],
  ['IP_ADDRESS', 'request', 'external', 0.39, 'report', 'report', 'report'],
  ['PERSON', 'request', 'user', 0.9, 'ignore', 'ignore', 'redact'],
  ['PERSON', 'reply', 'model', 0.9, 'ignore', 'ignore', 'redact'],
  ['LOCATION', 'request', 'user', 0.9, 'ignore', 'ignore', 'report'],
  ['NRP', 'request', 'user', 0.9, 'ignore', 'ignore', 'report'],
  ['ORGANIZATION', 'reply', 'model', 0.9, 'ignore', 'ignore', 'report'],
  ['DATE_TIME', 'request', 'user', 0.9, 'report', 'report', 'report'],
  ['URL', 'reply', 'model', 0.9, 'report', 'report', 'report'],
  ['link', 'reply', 'model', 0.5, 'report', 'remove', 'remove'],
  ['link', 'reply', 'model', 0.49, 'report', 'report', 'report'],
  ['link', 'request', 'user', 1, 'report', 'report', 'report'],
  ['markup', 'reply', 'model', 0.5, 'report', 'remove', 'remove'],
  ['markup', 'reply', 'model', 0.3, 'report', 'report', 'report'],
  ['markup', 'request', 'external', 1, 'report', 'report', 'report'],
  ['length', 'reply', 'model', 1, 'truncate', 'truncate', 'truncate'],
  ['schema', 'reply', 'model', 1, 'block', 'block', 'block'],
  ['schema', 'request', 'user', 1, 'report', 'report', 'report'],
  ['error', 'request', 'user', 1, 'block', 'block', 'block'],
  ['error', 'reply', 'model', 1, 'block', 'block', 'block'],
];

function findingOf(what: string, score: number): Finding {
  const place = { start: 0, end: 5, score, severity: 'HIGH' } as const;
  if (what === what.toUpperCase()) return { ruleId: 'pii/test', category: 'pii', entity: what, ...place };
  return { ruleId: `${what}/test`, category: what as Category, ...place };
}

function treat(profile: ProfileName, [what, direction, trust, score]: Row, hasVault: boolean): Treatment {
  return treatmentOf(findingOf(what, score), { policy: PROFILES[profile], direction, trust, hasVault });
}

describe('the built-in profiles', () => {
  it.each(ROWS)('treats %s on a %s by %s at %d: permissive %s, balanced %s, strict %s', (...row) => {
    expect([treat('permissive', row, true), treat('balanced', row, true), treat('strict', row, true)]).toEqual(
      row.slice(4),
    );
  });

  it.each(['EMAIL_ADDRESS', 'PHONE_NUMBER', 'IP_ADDRESS'])(
    'only reports %s in balanced when no vault is wired',
    (entity) => {
      const row: Row = [entity, 'request', 'user', 1, 'report', 'report', 'redact'];
      expect([treat('permissive', row, false), treat('balanced', row, false), treat('strict', row, false)]).toEqual(
        row.slice(4),
      );
    },
  );

  it('only reports that findings were too many to list', () => {
    const finding: Finding = { ...findingOf('length', 1), ruleId: 'bounds/findings' };
    for (const policy of Object.values(PROFILES)) {
      expect(treatmentOf(finding, { policy, direction: 'reply', trust: 'model', hasVault: true })).toBe('report');
    }
  });

  it('enforces, and blocks when a check fails, in every profile', () => {
    for (const [name, policy] of Object.entries(PROFILES)) {
      expect(policy).toMatchObject({ name, mode: 'enforce', onError: { default: 'block', checks: {} }, linkHosts: [] });
    }
  });
});
