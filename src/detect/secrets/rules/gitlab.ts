import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

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
];
