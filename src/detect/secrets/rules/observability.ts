import { assignedTo } from '../assigned-to.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Keys of logging, alerting and analytics services, beside those in `monitoring`. */
export const observabilityRules: readonly SecretRule[] = [
  {
    id: 'secret/datadog/api-key',
    entity: 'DATADOG_API_KEY',
    ...assignedTo(/data[_ -]?dog|(?<![A-Za-z])dd/u, /[0-9a-f]{32}/u),
    score: 0.9,
    source: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    cases: {
      match: [`DD_API_KEY=${sampleHex(32)}`, `"datadog_api_key": "${sampleHex(32)}"`],
      ignore: [`DD_API_KEY=${sampleHex(31)}`, 'DD_API_KEY=your-key-goes-here', `ref=${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/datadog/application-key',
    entity: 'DATADOG_APPLICATION_KEY',
    ...assignedTo(/data[_ -]?dog|(?<![A-Za-z])dd/u, /[0-9a-f]{40}/u),
    score: 0.9,
    source: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    cases: {
      match: [`DD_APP_KEY=${sampleHex(40)}`, `"DD-APPLICATION-KEY": "${sampleHex(40)}"`],
      ignore: [`DD_APP_KEY=${sampleHex(39)}`, 'DD_APP_KEY=your-key-goes-here', `ref=${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/new-relic/browser-key',
    entity: 'NEW_RELIC_KEY',
    pattern: /(?<![A-Za-z0-9])NRJS-[0-9a-f]{19}(?![A-Za-z0-9])/u,
    score: 0.95,
    severity: 'MEDIUM',
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    cases: {
      match: [`NRJS-${sampleHex(19)}`, `NEW_RELIC_KEY="NRJS-${sampleHex(19)}"`],
      ignore: [`NRJS-${sampleHex(18)}`, `NRJS-${'0'.repeat(19)}`],
    },
  },
  {
    id: 'secret/new-relic/license-key',
    entity: 'NEW_RELIC_KEY',
    ...assignedTo(/new[_ -]?relic(?:[_ -]?(?:license|ingest))?/u, /[0-9a-f]{36}NRAL|(?:eu|us)\d\dxx[0-9a-f]{30}NRAL/u),
    score: 0.97,
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/#license-key',
    cases: {
      match: [`NEW_RELIC_LICENSE_KEY=${sampleHex(36)}NRAL`, `"newrelic license key": "${sampleHex(36)}NRAL"`],
      ignore: [
        `NEW_RELIC_LICENSE_KEY=${sampleHex(35)}NRAL`,
        'NEW_RELIC_LICENSE_KEY=your-key-goes-here',
        `ref=${sampleHex(36)}NRAL`,
      ],
    },
  },
  {
    id: 'secret/sentry/legacy-token',
    entity: 'SENTRY_TOKEN',
    ...assignedTo(/sentry/u, /[0-9a-f]{64}/u),
    score: 0.9,
    source: 'https://docs.sentry.io/account/auth-tokens/',
    cases: {
      match: [`SENTRY_AUTH_TOKEN=${sampleHex(64)}`, `"sentry_api_key": "${sampleHex(64)}"`],
      ignore: [`SENTRY_AUTH_TOKEN=${sampleHex(63)}`, 'SENTRY_AUTH_TOKEN=your-key-goes-here', `ref=${sampleHex(64)}`],
    },
  },
  {
    id: 'secret/sentry/dsn',
    entity: 'SENTRY_DSN',
    // Lets others send events only; the old form with two keys lets them do more.
    pattern: /https:\/\/[0-9a-f]{32}(?::[0-9a-f]{32})?@[a-z0-9.-]{0,60}sentry\.io\/\d{1,18}(?![A-Za-z0-9])/u,
    score: 0.95,
    severity: 'LOW',
    source: 'https://docs.sentry.io/concepts/key-terms/dsn-explainer/',
    cases: {
      match: [
        `https://${sampleHex(32)}@o447951.ingest.us.sentry.io/4505281256090153`,
        `SENTRY_DSN="https://${sampleHex(32)}:${sampleHex(32)}@sentry.io/83159"`,
      ],
      ignore: [
        `https://${sampleHex(31)}@o447951.ingest.sentry.io/83159`,
        `https://${'0'.repeat(32)}@o447951.ingest.sentry.io/83159`,
        'https://sentry.io/83159',
      ],
    },
  },
  {
    id: 'secret/grafana/legacy-api-key',
    entity: 'GRAFANA_TOKEN',
    opener: /(?<![A-Za-z0-9])eyJrIjoi[A-Za-z0-9+/]{60}/u,
    body: /[A-Za-z0-9+/=]/u,
    lengthMax: 512,
    score: 0.95,
    source: 'https://grafana.com/docs/grafana/latest/developers/http_api/auth/; gitleaks, grafana-api-key',
    cases: {
      match: [`eyJrIjoi${sample(90)}==`, `Bearer eyJrIjoi${sample(76)}`],
      ignore: [`eyJrIjoi${sample(59)}`, `eyJrIjoi${'x'.repeat(90)}`],
    },
  },
  {
    id: 'secret/logz/token',
    entity: 'LOGZ_TOKEN',
    ...assignedTo(/logz(?:[_ .-]?io)?/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://docs.logz.io/docs/user-guide/admin/authentication-tokens/api-tokens/',
    cases: {
      match: [`LOGZ_API_TOKEN=${UUID}`, `"logzio_token": "${UUID}"`],
      ignore: [`LOGZ_API_TOKEN=${UUID.slice(1)}`, 'LOGZ_API_TOKEN=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/logz/shipping-token',
    entity: 'LOGZ_TOKEN',
    ...assignedTo(/logz(?:[_ .-]?io)?(?:[_ .-]?(?:shipping|logs))?/u, /[A-Za-z0-9]{32}/u),
    score: 0.85,
    source: 'https://docs.logz.io/docs/user-guide/admin/authentication-tokens/log-shipping-tokens/',
    cases: {
      match: [`LOGZIO_SHIPPING_TOKEN=${sample(32)}`, `"logz_io_token": "${sample(32)}"`],
      ignore: [`LOGZIO_SHIPPING_TOKEN=${sample(31)}`, 'LOGZIO_SHIPPING_TOKEN=your-key-goes-here', `ref=${sample(32)}`],
    },
  },
  {
    id: 'secret/pagerduty/api-key',
    entity: 'PAGERDUTY_API_KEY',
    ...assignedTo(/pager[_ -]?duty/u, /[A-Za-z0-9_+-]{20}/u),
    score: 0.85,
    source: 'https://support.pagerduty.com/main/docs/api-access-keys',
    cases: {
      match: [`PAGERDUTY_API_KEY=${sample(20)}`, `"pagerduty_token": "${sample(20)}"`],
      ignore: [`PAGERDUTY_API_KEY=${sample(19)}`, 'PAGERDUTY_API_KEY=your-key-goes-here', `ref=${sample(20)}`],
    },
  },
  {
    id: 'secret/opsgenie/api-key',
    entity: 'OPSGENIE_API_KEY',
    ...assignedTo(/opsgenie/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://support.atlassian.com/opsgenie/docs/api-key-management/',
    cases: {
      match: [`OPSGENIE_API_KEY=${UUID}`, `"opsgenieApiKey": "${UUID}"`],
      ignore: [`OPSGENIE_API_KEY=${UUID.slice(1)}`, 'OPSGENIE_API_KEY=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/splunk/hec-token',
    entity: 'SPLUNK_TOKEN',
    ...assignedTo(/splunk(?:[_ -]?hec)?/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://help.splunk.com/en/splunk-enterprise/get-started/get-data-in/use-http-event-collector',
    cases: {
      match: [`SPLUNK_HEC_TOKEN=${UUID}`, `"splunk_token": "${UUID}"`],
      ignore: [
        `SPLUNK_HEC_TOKEN=${UUID.slice(1)}`,
        'SPLUNK_HEC_TOKEN=your-key-goes-here',
        `ref=${UUID}`,
        `Splunk release id: ${UUID}`,
      ],
    },
  },
  {
    id: 'secret/splunk/authorization',
    entity: 'SPLUNK_TOKEN',
    pattern:
      /authorization["']{0,2}:\s{0,2}["']?splunk [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/iu,
    score: 0.95,
    source: 'https://help.splunk.com/en/splunk-enterprise/get-started/get-data-in/use-http-event-collector',
    cases: {
      match: [`Authorization: Splunk ${UUID}`, `-H "authorization: splunk ${UUID}"`],
      ignore: [
        `Authorization: Splunk ${UUID.slice(1)}`,
        'Authorization: Splunk 00000000-0000-0000-0000-000000000000',
        'Authorization: Splunk <token>',
      ],
    },
  },
  {
    id: 'secret/elastic/service-token',
    entity: 'ELASTIC_TOKEN',
    pattern: /(?<![A-Za-z0-9])essu_[A-Za-z0-9+/]{60,120}(?![A-Za-z0-9+/])/u,
    score: 0.95,
    source: 'https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys',
    cases: {
      match: [`essu_${sample(120)}`, `ELASTIC_TOKEN="essu_${sample(120)}"`],
      ignore: [`essu_${sample(59)}`, `essu_${'x'.repeat(120)}`],
    },
  },
  {
    id: 'secret/elastic/api-key',
    entity: 'ELASTIC_API_KEY',
    pattern: /authorization["']{0,2}:\s{0,2}["']?apikey [A-Za-z0-9+/]{40,120}={0,2}(?![A-Za-z0-9+/=])/iu,
    score: 0.9,
    source: 'https://www.elastic.co/docs/api/doc/elasticsearch/authentication',
    cases: {
      match: [`Authorization: ApiKey ${sample(60)}`, `-H "Authorization: ApiKey ${sample(58)}=="`],
      ignore: [
        `Authorization: ApiKey ${sample(39)}`,
        `Authorization: ApiKey ${'x'.repeat(60)}`,
        'Authorization: ApiKey <key>',
      ],
    },
  },
  {
    id: 'secret/sumo-logic/key',
    entity: 'SUMO_LOGIC_KEY',
    ...assignedTo(/sumo(?:[_ -]?logic)?/u, /[A-Za-z0-9]{64}/u),
    score: 0.85,
    source: 'https://help.sumologic.com/docs/manage/security/access-keys/',
    cases: {
      match: [`SUMOLOGIC_ACCESS_KEY=${sample(64)}`, `"sumo_secret": "${sample(64)}"`],
      ignore: [`SUMOLOGIC_ACCESS_KEY=${sample(63)}`, 'SUMOLOGIC_ACCESS_KEY=your-key-goes-here', `ref=${sample(64)}`],
    },
  },
];
