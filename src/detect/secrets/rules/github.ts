import { base62Checksum, hasBase62Checksum } from '../base62-checksum.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const SOURCE = 'https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/';

const BODY = sample(30);

/** Tokens of GitHub. Classic ones end in a checksum; one whose checksum is wrong is less likely to be live. */
export const githubRules: readonly SecretRule[] = [
  {
    id: 'secret/github/token',
    entity: 'GITHUB_TOKEN',
    pattern: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/u,
    score: 0.98,
    accept: (candidate) => (hasBase62Checksum(candidate) ? candidate.length : 0),
    source: SOURCE,
    cases: {
      match: [`ghp_${BODY}${base62Checksum(BODY)}`, `token=ghs_${BODY}${base62Checksum(BODY)};`],
      ignore: [
        `ghp_${BODY}${base62Checksum(BODY).slice(0, 5)}-`,
        `ghp_${sample(36)}`,
        `ghx_${BODY}${base62Checksum(BODY)}`,
        `ghp_${'x'.repeat(36)}`,
      ],
    },
  },
  {
    id: 'secret/github/token-unverified',
    entity: 'GITHUB_TOKEN',
    pattern: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/u,
    score: 0.6,
    severity: 'HIGH',
    accept: (candidate) => (hasBase62Checksum(candidate) || isPlaceholder(candidate) ? 0 : candidate.length),
    source: SOURCE,
    cases: {
      match: [`gho_${sample(36)}`, `GITHUB_TOKEN="gho_${sample(36)}"`],
      ignore: [`ghp_${BODY}${base62Checksum(BODY)}`, `ghp_${'x'.repeat(36)}`, `ghp_${sample(35)}`],
    },
  },
  {
    id: 'secret/github/fine-grained-token',
    entity: 'GITHUB_TOKEN',
    pattern: /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9])/u,
    score: 0.98,
    source: 'https://github.blog/changelog/2022-10-18-introducing-fine-grained-personal-access-tokens/',
    cases: {
      match: [`github_pat_${sample(22)}_${sample(59)}`, `GITHUB_TOKEN="github_pat_${sample(22)}_${sample(59)}"`],
      ignore: [
        `github_pat_${sample(22)}_${sample(58)}`,
        `github_pat_${'X'.repeat(22)}_${'X'.repeat(59)}`,
        'github_pat_...',
      ],
    },
  },
];
