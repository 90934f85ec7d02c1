import { assignedTo } from '../assigned-to.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Keys of databases, warehouses and search services, beside those in `hosting`. */
export const dataPlatformsRules: readonly SecretRule[] = [
  {
    id: 'secret/algolia/api-key',
    entity: 'ALGOLIA_API_KEY',
    ...assignedTo(/algolia/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://www.algolia.com/doc/guides/security/api-keys/',
    cases: {
      match: [`ALGOLIA_ADMIN_KEY=${sampleHex(32)}`, `"algoliaApiKey": "${sampleHex(32)}"`],
      ignore: [
        `ALGOLIA_ADMIN_KEY=${sampleHex(31)}`,
        'ALGOLIA_ADMIN_KEY=your-key-goes-here',
        `ref=${sampleHex(32)}`,
        `algolia_search_only: ${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/mapbox/secret-token',
    entity: 'MAPBOX_TOKEN',
    pattern: /(?<![A-Za-z0-9])sk\.eyJ[A-Za-z0-9_-]{40,120}\.[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.mapbox.com/help/getting-started/access-tokens/',
    cases: {
      match: [`sk.eyJ${sample(80)}.${sample(22)}`, `MAPBOX_TOKEN="sk.eyJ${sample(60)}.${sample(22)}"`],
      ignore: [
        `sk.eyJ${sample(80)}.${sample(21)}`,
        `sk.eyJ${'x'.repeat(80)}.${sample(22)}`,
        `pk.eyJ${sample(80)}.${sample(22)}`,
      ],
    },
  },
  {
    id: 'secret/neon/api-key',
    entity: 'NEON_API_KEY',
    pattern: /(?<![A-Za-z0-9])napi_[a-z0-9]{64}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://neon.com/docs/manage/api-keys',
    cases: {
      match: [`napi_${sample(64, 'k3y9dq7x')}`, `NEON_API_KEY="napi_${sample(64, 'k3y9dq7x')}"`],
      ignore: [`napi_${sample(63, 'k3y9dq7x')}`, `napi_${'x'.repeat(64)}`],
    },
  },
  {
    id: 'secret/mongodb-atlas/private-key',
    entity: 'MONGODB_ATLAS_KEY',
    ...assignedTo(/(?:mongodb[_ -]?)?atlas/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://www.mongodb.com/docs/atlas/configure-api-access/',
    cases: {
      match: [`MONGODB_ATLAS_PRIVATE_KEY=${UUID}`, `"atlas_private_key": "${UUID}"`],
      ignore: [
        `MONGODB_ATLAS_PRIVATE_KEY=${UUID.slice(1)}`,
        'MONGODB_ATLAS_PRIVATE_KEY=your-key-goes-here',
        `ref=${UUID}`,
      ],
    },
  },
  {
    id: 'secret/mongodb-atlas/service-account-secret',
    entity: 'MONGODB_ATLAS_SECRET',
    pattern: /(?<![A-Za-z0-9_-])mdb_sa_sk_[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
    cases: {
      match: [`mdb_sa_sk_${sample(40)}`, `MONGODB_ATLAS_SECRET="mdb_sa_sk_${sample(40)}"`],
      ignore: [`mdb_sa_sk_${sample(39)}`, `mdb_sa_sk_${'x'.repeat(40)}`],
    },
  },
  {
    id: 'secret/confluent/secret',
    entity: 'CONFLUENT_SECRET',
    pattern: /(?<![A-Za-z0-9])cflt[A-Za-z0-9+/]{60}(?![A-Za-z0-9+/])/u,
    score: 0.95,
    source:
      'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    cases: {
      match: [`cflt${sample(60)}`, `CONFLUENT_SECRET="cflt${sample(60)}"`],
      ignore: [`cflt${sample(59)}`, `cflt${'x'.repeat(60)}`],
    },
  },
  {
    id: 'secret/confluent/legacy-secret',
    entity: 'CONFLUENT_SECRET',
    ...assignedTo(/confluent(?:[_ -]?cloud)?/u, /[A-Za-z0-9+/]{64}/u),
    score: 0.85,
    source: 'https://docs.confluent.io/cloud/current/api.html; gitleaks, confluent-secret-key',
    cases: {
      match: [`CONFLUENT_API_SECRET=${sample(64)}`, `"confluent_cloud_secret": "${sample(64)}"`],
      ignore: [`CONFLUENT_API_SECRET=${sample(63)}`, 'CONFLUENT_API_SECRET=your-key-goes-here', `ref=${sample(64)}`],
    },
  },
  {
    id: 'secret/aiven/password',
    entity: 'AIVEN_PASSWORD',
    pattern: /(?<![A-Za-z0-9_-])AVNS_[A-Za-z0-9_-]{19}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://aiven.io/docs/platform/concepts/service-users',
    cases: {
      match: [`AVNS_${sample(19)}`, `AIVEN_PASSWORD="AVNS_${sample(19)}"`],
      ignore: [`AVNS_${sample(18)}`, `AVNS_${'x'.repeat(19)}`],
    },
  },
  {
    id: 'secret/aiven/token',
    entity: 'AIVEN_TOKEN',
    ...assignedTo(/aiven/u, /[A-Za-z0-9+/]{340,380}={0,2}/u),
    score: 0.85,
    source: 'https://aiven.io/docs/platform/howto/create_authentication_token',
    cases: {
      match: [`AIVEN_TOKEN=${sample(372)}`, `"aiven_api_token": "${sample(372)}"`],
      ignore: [`AIVEN_TOKEN=${sample(300)}`, 'AIVEN_TOKEN=your-key-goes-here', `ref=${sample(372)}`],
    },
  },
  {
    id: 'secret/cockroachdb/api-key',
    entity: 'COCKROACHDB_KEY',
    pattern: /(?<![A-Za-z0-9])CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access',
    cases: {
      match: [`CCDB1_${sample(22)}_${sample(40)}`, `Bearer CCDB1_${sample(22)}_${sample(40)}`],
      ignore: [`CCDB1_${sample(22)}_${sample(39)}`, `CCDB1_${'x'.repeat(22)}_${sample(40)}`],
    },
  },
  {
    id: 'secret/clickhouse/api-secret',
    entity: 'CLICKHOUSE_SECRET',
    pattern: /(?<![A-Za-z0-9])4b1d[A-Za-z0-9]{38}(?![A-Za-z0-9])/u,
    accept: acceptBase62,
    score: 0.9,
    source: 'https://clickhouse.com/docs/cloud/manage/openapi; gitleaks, clickhouse-cloud-api-secret-key',
    cases: {
      match: [`4b1d${sample(38)}`, `CLICKHOUSE_SECRET="4b1d${sample(38)}"`],
      ignore: [`4b1d${sample(37)}`, `4b1d${'x'.repeat(38)}`, `4b1d${sampleHex(38)}`],
    },
  },
  {
    id: 'secret/influxdb/token',
    entity: 'INFLUXDB_TOKEN',
    ...assignedTo(/influx(?:[_ -]?db)?/u, /[A-Za-z0-9_-]{86}==/u),
    score: 0.95,
    source: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/',
    cases: {
      match: [`INFLUXDB_TOKEN=${sample(86)}==`, `"influx_admin_token": "${sample(86)}=="`],
      ignore: [`INFLUXDB_TOKEN=${sample(85)}==`, 'INFLUXDB_TOKEN=your-key-goes-here', `ref=${sample(86)}==`],
    },
  },
  {
    id: 'secret/upstash/api-key',
    entity: 'UPSTASH_KEY',
    ...assignedTo(/upstash/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://upstash.com/docs/devops/developer-api/authentication',
    cases: {
      match: [`UPSTASH_API_KEY=${UUID}`, `"upstash_token": "${UUID}"`],
      ignore: [`UPSTASH_API_KEY=${UUID.slice(1)}`, 'UPSTASH_API_KEY=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/upstash/redis-token',
    entity: 'UPSTASH_TOKEN',
    ...assignedTo(/(?:upstash|kv)(?:[_ -]?redis)?(?:[_ -]?rest)?(?:[_ -]?api)?/u, /A[A-Za-z0-9+/]{45,70}={0,2}/u),
    score: 0.9,
    source: 'https://upstash.com/docs/redis/features/restapi',
    cases: {
      match: [`UPSTASH_REDIS_REST_TOKEN=A${sample(55)}=`, `"KV_REST_API_TOKEN": "A${sample(55)}="`],
      ignore: [
        `UPSTASH_REDIS_REST_TOKEN=A${sample(40)}`,
        'UPSTASH_REDIS_REST_TOKEN=your-key-goes-here',
        `ref=A${sample(55)}=`,
      ],
    },
  },
  {
    id: 'secret/tinybird/token',
    entity: 'TINYBIRD_TOKEN',
    pattern: /(?<![A-Za-z0-9])p\.eyJ[A-Za-z0-9_-]{60,200}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://www.tinybird.co/docs/forward/administration/tokens',
    cases: {
      match: [`p.eyJ${sample(120)}.${sample(43)}`, `?token=p.eyJ${sample(90)}.${sample(43)}`],
      ignore: [`p.eyJ${sample(120)}.${sample(42)}`, `p.eyJ${'x'.repeat(120)}.${sample(43)}`],
    },
  },
  {
    id: 'secret/cloudinary/url',
    entity: 'CLOUDINARY_URL',
    pattern: /cloudinary:\/\/\d{15}:[A-Za-z0-9_-]{27}@[a-z0-9_-]{1,64}/u,
    score: 0.95,
    source: 'https://cloudinary.com/documentation/solution_overview#set_required_configuration_parameters',
    cases: {
      match: [
        `cloudinary://${sample(15, '8315902746')}:${sample(27)}@demo`,
        `CLOUDINARY_URL=cloudinary://${sample(15, '8315902746')}:${sample(27)}@acme-media`,
      ],
      ignore: [
        `cloudinary://${sample(14, '8315902746')}:${sample(27)}@demo`,
        'cloudinary://<api_key>:<api_secret>@demo',
      ],
    },
  },
  {
    id: 'secret/virustotal/api-key',
    entity: 'VIRUSTOTAL_API_KEY',
    ...assignedTo(/virus[_ -]?total|(?<![A-Za-z])vt/u, /[0-9a-f]{64}/u),
    score: 0.85,
    source: 'https://docs.virustotal.com/reference/authentication',
    cases: {
      match: [`VT_API_KEY=${sampleHex(64)}`, `"virustotal_apikey": "${sampleHex(64)}"`],
      ignore: [`VT_API_KEY=${sampleHex(63)}`, 'VT_API_KEY=your-key-goes-here', `ref=${sampleHex(64)}`],
    },
  },
  {
    id: 'secret/shodan/api-key',
    entity: 'SHODAN_API_KEY',
    ...assignedTo(/shodan/u, /[A-Za-z0-9]{32}/u),
    score: 0.85,
    source: 'https://developer.shodan.io/api/introduction',
    cases: {
      match: [`SHODAN_API_KEY=${sample(32)}`, `"shodan_key": "${sample(32)}"`],
      ignore: [`SHODAN_API_KEY=${sample(31)}`, 'SHODAN_API_KEY=your-key-goes-here', `ref=${sample(32)}`],
    },
  },
  {
    id: 'secret/openweather/api-key',
    entity: 'OPENWEATHER_API_KEY',
    ...assignedTo(/open[_ -]?weather(?:[_ -]?map)?|(?<![A-Za-z])owm/u, /[0-9a-f]{32}/u),
    score: 0.85,
    severity: 'MEDIUM',
    source: 'https://openweathermap.org/appid',
    cases: {
      match: [`OPENWEATHER_API_KEY=${sampleHex(32)}`, `"owm_key": "${sampleHex(32)}"`],
      ignore: [
        `OPENWEATHER_API_KEY=${sampleHex(31)}`,
        'OPENWEATHER_API_KEY=your-key-goes-here',
        `ref=${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/maxmind/license-key',
    entity: 'MAXMIND_KEY',
    ...assignedTo(/max[_ -]?mind(?:[_ -]?license)?|geoip(?:[_ -]?license)?/u, /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/u),
    score: 0.97,
    source: 'https://dev.maxmind.com/license-key-scanning/',
    cases: {
      match: [`MAXMIND_LICENSE_KEY=${sample(6)}_${sample(29)}_mmk`, `"maxmind_key": "${sample(6)}_${sample(29)}_mmk"`],
      ignore: [
        `MAXMIND_LICENSE_KEY=${sample(6)}_${sample(28)}_mmk`,
        'MAXMIND_LICENSE_KEY=your-key-goes-here',
        `ref=${sample(6)}_${sample(29)}_mmk`,
      ],
    },
  },
  {
    id: 'secret/infura/project-secret',
    entity: 'INFURA_SECRET',
    ...assignedTo(/infura(?:[_ -]?project)?/u, /[0-9a-f]{32}/u),
    score: 0.85,
    severity: 'HIGH',
    source: 'https://docs.metamask.io/developer-tools/dashboard/get-started/create-api/',
    cases: {
      match: [`INFURA_PROJECT_SECRET=${sampleHex(32)}`, `"infura_api_key": "${sampleHex(32)}"`],
      ignore: [
        `INFURA_PROJECT_SECRET=${sampleHex(31)}`,
        'INFURA_PROJECT_SECRET=your-key-goes-here',
        `ref=${sampleHex(32)}`,
      ],
    },
  },
];

/** Hexadecimal digits begin like these keys, too. */
function acceptBase62(candidate: string): number {
  const body = candidate.slice(4);
  return /[A-Z]/u.test(body) && /[g-z]/u.test(body) && !isPlaceholder(candidate) ? candidate.length : 0;
}
