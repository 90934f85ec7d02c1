import { base36Checksum, hasBase36Checksum } from '../base36-checksum.ts';
import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Payload, its length in base 36, and what is checked of it. */
const ROUTABLE = `${sample(27)}.0r`;
const VERSIONED = `${sample(40)}.01.14`;

/** Tokens of GitLab: personal, deploy, runner, trigger, feed, mail, agent, SCIM. */
export const gitlabRules: readonly SecretRule[] = [
  {
    id: 'secret/gitlab/token',
    entity: 'GITLAB_TOKEN',
    opener: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|rtr|ptt|ft|imt|agent|soat|oas|cbt|ffct)-[A-Za-z0-9_-]{20}/u,
    body: /[A-Za-z0-9_.-]/u,
    lengthMax: 512,
    score: 0.95,
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
    cases: {
      match: [`glpat-${sample(20)}`, `CI_TOKEN=glrt-${sample(27)}.01.${sample(9)}`],
      ignore: [`glpat-${sample(19)}`, `glpat-${'x'.repeat(20)}`, 'glpat-your-token-goes-here', `xglpat-${sample(20)}`],
    },
  },
  {
    id: 'secret/gitlab/routable-token',
    entity: 'GITLAB_TOKEN',
    pattern:
      /(?<![A-Za-z0-9])gl(?:pat|dt|rt|rtr|ptt|ft|imt|agent|soat|oas|cbt|ffct|wt)-[A-Za-z0-9_-]{27,300}\.(?:\d{2}\.)?[0-9a-z]{9}(?![A-Za-z0-9])/u,
    score: 0.99,
    accept: (candidate) => (hasBase36Checksum(candidate) ? candidate.length : 0),
    source: 'gitlab-org/gitlab, lib/authn/token_field/generator/routable_token.rb',
    cases: {
      match: [
        `glpat-${ROUTABLE}${base36Checksum(`glpat-${ROUTABLE}`)}`,
        `CI_TOKEN=glrt-${VERSIONED}${base36Checksum(`glrt-${VERSIONED}`)};`,
      ],
      ignore: [
        `glpat-${ROUTABLE}${base36Checksum(`gldt-${ROUTABLE}`)}`,
        `glpat-${ROUTABLE}${base36Checksum(`glpat-${ROUTABLE}`).slice(1)}`,
        `glpat-${'x'.repeat(27)}.0r0000000`,
      ],
    },
  },
];
