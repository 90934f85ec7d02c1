import { assignedTo, assignedToName } from '../assigned-to.ts';
import { acceptWithDigit } from '../random-token.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Tokens of services that build, test, check and ship code. */
export const buildServicesRules: readonly SecretRule[] = [
  {
    id: 'secret/circleci/token',
    entity: 'CIRCLECI_TOKEN',
    pattern: /(?<![A-Za-z0-9])CCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[0-9a-f]{40}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://circleci.com/docs/managing-api-tokens/',
    cases: {
      match: [`CCIPAT_${sample(22)}_${sampleHex(40)}`, `Circle-Token: CCIPRJ_${sample(22)}_${sampleHex(40)}`],
      ignore: [`CCIPAT_${sample(22)}_${sampleHex(39)}`, `CCIPAT_${'x'.repeat(22)}_${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/circleci/legacy-token',
    entity: 'CIRCLECI_TOKEN',
    ...assignedTo(/circle(?:[_ -]?ci)?/u, /[0-9a-f]{40}/u),
    score: 0.85,
    source: 'https://circleci.com/docs/managing-api-tokens/',
    cases: {
      match: [`CIRCLECI_TOKEN=${sampleHex(40)}`, `"circle-token": "${sampleHex(40)}"`],
      ignore: [`CIRCLECI_TOKEN=${sampleHex(39)}`, 'CIRCLECI_TOKEN=your-key-goes-here', `ref=${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/travis/token',
    entity: 'TRAVIS_TOKEN',
    ...assignedTo(/travis(?:[_ -]?ci)?/u, /[A-Za-z0-9]{22}/u),
    score: 0.85,
    source: 'https://docs.travis-ci.com/user/triggering-builds/',
    cases: {
      match: [`TRAVIS_API_TOKEN=${sample(22)}`, `"travis token": "${sample(22)}"`],
      ignore: [`TRAVIS_API_TOKEN=${sample(21)}`, 'TRAVIS_API_TOKEN=your-key-goes-here', `ref=${sample(22)}`],
    },
  },
  {
    id: 'secret/buildkite/token',
    entity: 'BUILDKITE_TOKEN',
    pattern: /(?<![A-Za-z0-9])bk[uac][at]_[0-9a-f]{40}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://buildkite.com/docs/apis/managing-api-tokens',
    cases: {
      match: [`bkua_${sampleHex(40)}`, `BUILDKITE_TOKEN="bkua_${sampleHex(40)}"`],
      ignore: [`bkua_${sampleHex(39)}`, `bkua_${'0'.repeat(40)}`],
    },
  },
  {
    id: 'secret/drone/token',
    entity: 'DRONE_TOKEN',
    ...assignedTo(/(?<![A-Za-z])drone(?:[_ -]?ci)?/u, /[A-Za-z0-9]{32}/u),
    score: 0.85,
    source: 'https://docs.drone.io/api/overview/',
    cases: {
      match: [`DRONE_TOKEN=${sample(32)}`, `"droneci_token": "${sample(32)}"`],
      ignore: [`DRONE_TOKEN=${sample(31)}`, 'DRONE_TOKEN=your-key-goes-here', `ref=${sample(32)}`],
    },
  },
  {
    id: 'secret/codecov/token',
    entity: 'CODECOV_TOKEN',
    ...assignedTo(/codecov/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://docs.codecov.com/docs/codecov-tokens',
    cases: {
      match: [`CODECOV_TOKEN=${UUID}`, `"codecov token": "${UUID}"`],
      ignore: [`CODECOV_TOKEN=${UUID.slice(1)}`, 'CODECOV_TOKEN=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/sonarqube/token',
    entity: 'SONAR_TOKEN',
    pattern: /(?<![A-Za-z0-9])sq[apu]_[0-9a-f]{40}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/',
    cases: {
      match: [`squ_${sampleHex(40)}`, `SONAR_TOKEN="squ_${sampleHex(40)}"`],
      ignore: [`squ_${sampleHex(39)}`, `squ_${'0'.repeat(40)}`],
    },
  },
  {
    id: 'secret/sonarcloud/token',
    entity: 'SONAR_TOKEN',
    ...assignedTo(/sonar(?:qube|cloud)?(?:[_ .-]?login)?/u, /[0-9a-f]{40}/u),
    score: 0.85,
    source: 'https://docs.sonarsource.com/sonarqube-cloud/managing-your-account/managing-tokens/',
    cases: {
      match: [`SONAR_TOKEN=${sampleHex(40)}`, `"sonar.token": "${sampleHex(40)}"`],
      ignore: [`SONAR_TOKEN=${sampleHex(39)}`, 'SONAR_TOKEN=your-key-goes-here', `ref=${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/snyk/token',
    entity: 'SNYK_TOKEN',
    ...assignedTo(/snyk(?:[_ -]?oauth)?/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://docs.snyk.io/snyk-api/authentication-for-api',
    cases: {
      match: [`SNYK_TOKEN=${UUID}`, `"snyk_api_key": "${UUID}"`],
      ignore: [`SNYK_TOKEN=${UUID.slice(1)}`, 'SNYK_TOKEN=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/octopus/api-key',
    entity: 'OCTOPUS_API_KEY',
    pattern: /(?<![A-Za-z0-9])API-[A-Z0-9]{26}(?![A-Za-z0-9])/u,
    accept: acceptWithDigit,
    score: 0.85,
    source: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
    cases: {
      match: [`API-${sample(26, 'Q3ZT7KXW')}`, `OCTOPUS_API_KEY="API-${sample(26, 'Q3ZT7KXW')}"`],
      ignore: [`API-${sample(25, 'Q3ZT7KXW')}`, `API-${'X'.repeat(26)}`, 'API-COMPATIBILITYGUIDELINESFOR'],
    },
  },
  {
    id: 'secret/harness/token',
    entity: 'HARNESS_TOKEN',
    pattern: /(?<![A-Za-z0-9])[ps]at\.[A-Za-z0-9_-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/',
    cases: {
      match: [
        `pat.${sample(22)}.${sampleHex(24)}.${sample(20)}`,
        `x-api-key: sat.${sample(22)}.${sampleHex(24)}.${sample(20)}`,
      ],
      ignore: [
        `pat.${sample(22)}.${sampleHex(24)}.${sample(19)}`,
        `pat.${'x'.repeat(22)}.${sampleHex(24)}.${sample(20)}`,
      ],
    },
  },
  {
    id: 'secret/chromatic/token',
    entity: 'CHROMATIC_TOKEN',
    pattern: /(?<![A-Za-z0-9])chpt_[0-9a-f]{10,16}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://www.chromatic.com/docs/setup/',
    cases: {
      match: [`chpt_${sampleHex(16)}`, `CHROMATIC_TOKEN="chpt_${sampleHex(16)}"`],
      ignore: [`chpt_${sampleHex(9)}`, `chpt_${'0'.repeat(16)}`],
    },
  },
  {
    id: 'secret/jenkins/token',
    entity: 'JENKINS_TOKEN',
    ...assignedTo(/jenkins/u, /11[0-9a-f]{32}/u),
    score: 0.9,
    source: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
    cases: {
      match: [`JENKINS_API_TOKEN=11${sampleHex(32)}`, `"jenkins token": "11${sampleHex(32)}"`],
      ignore: [
        `JENKINS_API_TOKEN=11${sampleHex(31)}`,
        'JENKINS_API_TOKEN=your-key-goes-here',
        `ref=11${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/launchdarkly/key',
    entity: 'LAUNCHDARKLY_KEY',
    pattern:
      /(?<![A-Za-z0-9_-])(?:sdk|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/u,
    score: 0.9,
    source: 'https://launchdarkly.com/docs/sdk/concepts/client-side-server-side',
    cases: {
      match: [`sdk-${UUID}`, `LD_API_KEY=api-${UUID}`],
      ignore: [`sdk-${UUID.slice(1)}`, 'sdk-00000000-0000-0000-0000-000000000000', `mob-${UUID}`],
    },
  },
  {
    id: 'secret/dbt/token',
    entity: 'DBT_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])dbt[uc]_[A-Za-z0-9_-]{36,44}(?![A-Za-z0-9_-])/u,
    accept: acceptWithDigit,
    score: 0.9,
    source: 'https://docs.getdbt.com/docs/dbt-cloud-apis/authentication',
    cases: {
      match: [`dbtc_${sample(44)}`, `DBT_TOKEN="dbtc_${sample(44)}"`],
      ignore: [`dbtc_${sample(35)}`, `dbtc_${'x'.repeat(44)}`],
    },
  },
  {
    id: 'secret/stackhawk/api-key',
    entity: 'STACKHAWK_API_KEY',
    pattern: /(?<![A-Za-z0-9])hawk\.[A-Za-z0-9_-]{20}\.[A-Za-z0-9_-]{20}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.stackhawk.com/apidocs.html',
    cases: {
      match: [`hawk.${sample(20)}.${sample(20)}`, `HAWK_API_KEY=hawk.${sample(20)}.${sample(20)}`],
      ignore: [`hawk.${sample(20)}.${sample(19)}`, `hawk.${'x'.repeat(20)}.${sample(20)}`],
    },
  },
  {
    id: 'secret/infracost/api-key',
    entity: 'INFRACOST_API_KEY',
    pattern: /(?<![A-Za-z0-9])ico-[A-Za-z0-9]{32}(?![A-Za-z0-9])/u,
    accept: acceptWithDigit,
    score: 0.95,
    source: 'https://www.infracost.io/docs/infracost_cloud/key_concepts/; gitleaks, infracost-api-token',
    cases: {
      match: [`ico-${sample(32)}`, `INFRACOST_API_KEY="ico-${sample(32)}"`],
      ignore: [`ico-${sample(31)}`, `ico-${'x'.repeat(32)}`],
    },
  },
  {
    id: 'secret/sidekiq/license',
    entity: 'SIDEKIQ_LICENSE',
    ...assignedToName(/BUNDLE_(?:ENTERPRISE|GEMS)__CONTRIBSYS__COM/u, /[0-9a-f]{8}:[0-9a-f]{8}/u),
    score: 0.85,
    source: 'https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ; gitleaks, sidekiq-secret',
    cases: {
      match: [
        `BUNDLE_GEMS__CONTRIBSYS__COM=${sampleHex(8)}:${sampleHex(8)}`,
        `"BUNDLE_ENTERPRISE__CONTRIBSYS__COM": "${sampleHex(8)}:${sampleHex(8)}"`,
      ],
      ignore: [
        `BUNDLE_GEMS__CONTRIBSYS__COM=${sampleHex(8)}:${sampleHex(7)}`,
        'BUNDLE_GEMS__CONTRIBSYS__COM=your-key-goes-here',
        `ref=${sampleHex(8)}:${sampleHex(8)}`,
      ],
    },
  },
];
