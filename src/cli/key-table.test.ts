import { describe, expect, it } from 'vitest';
import type { KeyRecord } from '../gateway/keys/key-record.ts';
import { keyTable } from './key-table.ts';

const key: KeyRecord = {
  id: 'aaaaaaaaaaaaaaaa',
  name: 'web',
  hash: 'H'.repeat(43),
  scopes: ['chat'],
  identity: { kind: 'bound', tenant: 't', user: 'ann' },
  trusts: { system: 'user', assistant: 'user', tools: 'external' },
  createdAtMs: 0,
  isDebug: false,
};

describe('keyTable', () => {
  it('shows each key with its state, and no hash', () => {
    const keys = [key, { ...key, expiresAtMs: 60_000 }, { ...key, revokedAtMs: 5, expiresAtMs: 90_000_000 }];
    expect(keyTable(keys, 60_000).split('\n')).toEqual([
      'id                name  scopes  identity     expires            state',
      'aaaaaaaaaaaaaaaa  web   chat    bound t/ann  never              valid',
      'aaaaaaaaaaaaaaaa  web   chat    bound t/ann  1970-01-01 00:01Z  expired',
      'aaaaaaaaaaaaaaaa  web   chat    bound t/ann  1970-01-02 01:00Z  revoked',
    ]);
  });

  it('cuts long names and spells out what would turn the line around', () => {
    const table = keyTable([{ ...key, name: `\u202e${'n'.repeat(100)}` }], 1);
    expect(table).toContain(`\\u{202e}${'n'.repeat(23)}…  chat`);
    expect(table).not.toContain('\u202e');
  });
});
