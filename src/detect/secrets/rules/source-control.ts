import { assignedTo } from '../assigned-to.ts';
import { valueStart } from '../assigned-value.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Tokens of code hosts and code search, beside GitHub and those in `gitlab`. */
export const sourceControlRules: readonly SecretRule[] = [
  {
    id: 'secret/gitlab/runner-registration-token',
    entity: 'GITLAB_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])GR1348941[A-Za-z0-9_-]{20}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
    cases: {
      match: [`GR1348941${sample(20)}`, `GITLAB_TOKEN="GR1348941${sample(20)}"`],
      ignore: [`GR1348941${sample(19)}`, `GR1348941${'x'.repeat(20)}`],
    },
  },
  {
    id: 'secret/gitlab/session-cookie',
    entity: 'GITLAB_SESSION',
    pattern: /_gitlab_session=[0-9a-f]{32}(?![A-Za-z0-9])/u,
    score: 0.95,
    severity: 'HIGH',
    source: 'https://docs.gitlab.com/user/profile/#cookies-used-for-sign-in; gitleaks, gitlab-session-cookie',
    cases: {
      match: [`Cookie: _gitlab_session=${sampleHex(32)}`, `_gitlab_session=${sampleHex(32)}; path=/`],
      ignore: [`_gitlab_session=${sampleHex(31)}`, `_gitlab_session=${'0'.repeat(32)}`],
    },
  },
  {
    id: 'secret/bitbucket/client-secret',
    entity: 'BITBUCKET_SECRET',
    ...assignedTo(/bitbucket(?:[_ -]?oauth)?/u, /[A-Za-z0-9]{32}/u),
    score: 0.85,
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
    cases: {
      match: [`BITBUCKET_CLIENT_SECRET=${sample(32)}`, `"bitbucket_secret": "${sample(32)}"`],
      ignore: [
        `BITBUCKET_CLIENT_SECRET=${sample(31)}`,
        'BITBUCKET_CLIENT_SECRET=your-key-goes-here',
        `ref=${sample(32)}`,
      ],
    },
  },
  {
    id: 'secret/bitbucket/data-center-token',
    entity: 'BITBUCKET_TOKEN',
    pattern: /(?<![A-Za-z0-9])BBDC-[A-Za-z0-9+/]{44}(?![A-Za-z0-9+/])/u,
    score: 0.95,
    source: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
    cases: {
      match: [`BBDC-${sample(44)}`, `BITBUCKET_TOKEN="BBDC-${sample(44)}"`],
      ignore: [`BBDC-${sample(43)}`, `BBDC-${'x'.repeat(44)}`],
    },
  },
  {
    id: 'secret/sourcegraph/token',
    entity: 'SOURCEGRAPH_TOKEN',
    pattern: /(?<![A-Za-z0-9])sg[pd]_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
    cases: {
      match: [`sgp_${sampleHex(40)}`, `token sgp_${sampleHex(16)}_${sampleHex(40)}`, `sgp_local_${sampleHex(40)}`],
      ignore: [`sgp_${sampleHex(39)}`, `sgp_${'0'.repeat(40)}`, `sgp_global_${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/gitea/token',
    entity: 'GITEA_TOKEN',
    ...assignedTo(/gitea|forgejo|codeberg/u, /[0-9a-f]{40}/u),
    score: 0.85,
    source: 'https://docs.gitea.com/development/api-usage',
    cases: {
      match: [`GITEA_TOKEN=${sampleHex(40)}`, `"forgejo token": "${sampleHex(40)}"`],
      ignore: [`GITEA_TOKEN=${sampleHex(39)}`, 'GITEA_TOKEN=your-key-goes-here', `ref=${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/gitee/token',
    entity: 'GITEE_TOKEN',
    ...assignedTo(/gitee/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://gitee.com/api/v5/oauth_doc',
    cases: {
      match: [`GITEE_ACCESS_TOKEN=${sampleHex(32)}`, `"giteeToken": "${sampleHex(32)}"`],
      ignore: [`GITEE_ACCESS_TOKEN=${sampleHex(31)}`, 'GITEE_ACCESS_TOKEN=your-key-goes-here', `ref=${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/clojars/token',
    entity: 'CLOJARS_TOKEN',
    pattern: /(?<![A-Za-z0-9])CLOJARS_[0-9a-f]{60}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
    cases: {
      match: [`CLOJARS_${sampleHex(60)}`, `CLOJARS_TOKEN="CLOJARS_${sampleHex(60)}"`],
      ignore: [`CLOJARS_${sampleHex(59)}`, `CLOJARS_${'0'.repeat(60)}`],
    },
  },
  {
    id: 'secret/packagist/token',
    entity: 'PACKAGIST_TOKEN',
    pattern: /(?<![A-Za-z0-9])packagist_[a-z]{3,5}_[0-9a-f]{60,68}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://packagist.com/docs/composer-authentication',
    cases: {
      match: [`packagist_uut_${sampleHex(68)}`, `PACKAGIST_TOKEN="packagist_uut_${sampleHex(68)}"`],
      ignore: [`packagist_uut_${sampleHex(59)}`, `packagist_uut_${'0'.repeat(68)}`],
    },
  },
  {
    id: 'secret/hex-pm/api-key',
    entity: 'HEX_API_KEY',
    ...assignedTo(/(?<![A-Za-z])hex(?:[_ .-]?pm)?/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://hex.pm/docs/publish',
    cases: {
      match: [`HEX_API_KEY=${sampleHex(32)}`, `"hex_pm_key": "${sampleHex(32)}"`],
      ignore: [`HEX_API_KEY=${sampleHex(31)}`, 'HEX_API_KEY=your-key-goes-here', `ref=${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/nexus/npm-token',
    entity: 'NEXUS_TOKEN',
    pattern: /(?<![A-Za-z0-9])NpmToken\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/u,
    score: 0.95,
    source: 'https://help.sonatype.com/en/npm-security.html',
    cases: {
      match: [`NpmToken.${UUID}`, `//nexus.internal/:_authToken=NpmToken.${UUID}`],
      ignore: [`NpmToken.${UUID.slice(1)}`, 'NpmToken.00000000-0000-0000-0000-000000000000'],
    },
  },
  {
    id: 'secret/npm/auth',
    entity: 'NPM_AUTH',
    pattern: /(?<![A-Za-z0-9]):?_(?:auth|password)\s{0,2}=\s{0,2}"?[A-Za-z0-9+/]{12,250}={0,2}(?![A-Za-z0-9+/])/u,
    lead: valueStart,
    score: 0.85,
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
    cases: {
      match: [`//registry.internal/:_auth=${sample(32)}==`, `_password="${sample(24)}"`],
      ignore: [`//registry.internal/:_auth=${sample(11)}`, `_auth=${'x'.repeat(24)}`, `my_auth=${sample(32)}`],
    },
  },
];
