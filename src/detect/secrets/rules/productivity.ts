import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Keys of tools that teams plan, write, design and store with. */
export const productivityRules: readonly SecretRule[] = [
  {
    id: 'secret/postman/api-key',
    entity: 'POSTMAN_API_KEY',
    pattern: /(?<![A-Za-z0-9])PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![A-Za-z0-9])/u,
    score: 0.97,
    source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    cases: {
      match: [`PMAK-${sampleHex(24)}-${sampleHex(34)}`, `POSTMAN_API_KEY="PMAK-${sampleHex(24)}-${sampleHex(34)}"`],
      ignore: [`PMAK-${sampleHex(24)}-${sampleHex(33)}`, `PMAK-${'0'.repeat(24)}-${sampleHex(34)}`],
    },
  },
  {
    id: 'secret/linear/api-key',
    entity: 'LINEAR_API_KEY',
    pattern: /(?<![A-Za-z0-9])lin_(?:api|oauth)_[A-Za-z0-9]{40,64}(?![A-Za-z0-9])/u,
    score: 0.97,
    source: 'https://linear.app/developers/graphql#personal-api-keys',
    cases: {
      match: [`lin_api_${sample(40)}`, `lin_oauth_${sample(64)}`],
      ignore: [`lin_api_${sample(39)}`, `lin_api_${'x'.repeat(40)}`],
    },
  },
  {
    id: 'secret/notion/token',
    entity: 'NOTION_TOKEN',
    pattern: /(?<![A-Za-z0-9])(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developers.notion.com/docs/authorization',
    cases: {
      match: [`ntn_83159027461${sample(35)}`, `secret_${sample(43)}`],
      ignore: [`ntn_${sample(45)}`, `secret_${sample(42)}`, `secret_${'x'.repeat(43)}`],
    },
  },
  {
    id: 'secret/figma/token',
    entity: 'FIGMA_TOKEN',
    opener: /(?<![A-Za-z0-9])fig[dorhu]{1,2}_[A-Za-z0-9_-]{36}/u,
    body: /[A-Za-z0-9_-]/u,
    lengthMax: 320,
    score: 0.95,
    source: 'https://developers.figma.com/docs/rest-api/authentication/',
    cases: {
      match: [`figd_${sample(40)}`, `X-Figma-Token: figu_${sample(40)}`],
      ignore: [`figd_${sample(35)}`, `figd_${'x'.repeat(40)}`, `config_${sample(40)}`],
    },
  },
  {
    id: 'secret/atlassian/token',
    entity: 'ATLASSIAN_TOKEN',
    opener: /(?<![A-Za-z0-9])(?:AT[AC]TT3xFf[A-Za-z0-9+/=_-]{40}|ATBB[A-Za-z0-9]{32})/u,
    body: /[A-Za-z0-9+/=_-]/u,
    lengthMax: 512,
    score: 0.95,
    source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    cases: {
      match: [`ATATT3xFfGF0${sample(180)}=${sampleHex(8).toUpperCase()}`, `ATBB${sample(32)}`],
      ignore: [`ATATT3xFfGF0${sample(30)}`, `ATBB${'x'.repeat(32)}`, `ATBB${sample(31)}`],
    },
  },
  {
    id: 'secret/airtable/token',
    entity: 'AIRTABLE_TOKEN',
    pattern: /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.[0-9a-f]{64}(?![A-Za-z0-9])/u,
    score: 0.97,
    source: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    cases: {
      match: [`pat${sample(14)}.${sampleHex(64)}`, `AIRTABLE_TOKEN="pat${sample(14)}.${sampleHex(64)}"`],
      ignore: [`pat${sample(14)}.${sampleHex(63)}`, `pat${'x'.repeat(14)}.${sampleHex(64)}`],
    },
  },
  {
    id: 'secret/dropbox/access-token',
    entity: 'DROPBOX_TOKEN',
    opener: /(?<![A-Za-z0-9._-])sl\.(?:u\.)?[A-Za-z0-9_-]{100}/u,
    body: /[A-Za-z0-9_-]/u,
    lengthMax: 2_048,
    score: 0.9,
    source: 'https://developers.dropbox.com/oauth-guide',
    cases: {
      match: [`sl.u.${sample(140)}`, `Bearer sl.${sample(140)}`],
      ignore: [`sl.${sample(99)}`, `sl.${'x'.repeat(140)}`],
    },
  },
];
