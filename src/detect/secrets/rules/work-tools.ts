import { assignedTo } from '../assigned-to.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Keys of tools that teams plan, sell, design and write with, beside those in `productivity`. */
export const workToolsRules: readonly SecretRule[] = [
  {
    id: 'secret/asana/token',
    entity: 'ASANA_TOKEN',
    pattern: /(?<![A-Za-z0-9./])[0-2]\/\d{16}(?:\/\d{16})?:[0-9a-f]{32}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developers.asana.com/docs/personal-access-token',
    cases: {
      match: [
        `2/${sample(16, '8315902746')}/${sample(16, '9027')}:${sampleHex(32)}`,
        `ASANA_TOKEN=1/${sample(16, '8315902746')}:${sampleHex(32)}`,
      ],
      ignore: [`1/${sample(15, '8315902746')}:${sampleHex(32)}`, `1/${sample(16, '8315902746')}:${'0'.repeat(32)}`],
    },
  },
  {
    id: 'secret/clickup/token',
    entity: 'CLICKUP_TOKEN',
    pattern: /(?<![A-Za-z0-9])pk_\d{6,9}_[A-Z0-9]{32}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developer.clickup.com/docs/authentication',
    cases: {
      match: [`pk_8315902_${sample(32, 'Q3ZT7KXW')}`, `CLICKUP_TOKEN="pk_8315902_${sample(32, 'Q3ZT7KXW')}"`],
      ignore: [`pk_8315902_${sample(31, 'Q3ZT7KXW')}`, `pk_8315902_${'X'.repeat(32)}`],
    },
  },
  {
    id: 'secret/hubspot/token',
    entity: 'HUBSPOT_TOKEN',
    pattern:
      /(?<![A-Za-z0-9])pat-(?:na|eu|ap)\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/u,
    score: 0.95,
    source: 'https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview',
    cases: {
      match: [`pat-na1-${UUID}`, `HUBSPOT_TOKEN="pat-eu1-${UUID}"`],
      ignore: [`pat-na1-${UUID.slice(1)}`, 'pat-na1-00000000-0000-0000-0000-000000000000'],
    },
  },
  {
    id: 'secret/salesforce/session-id',
    entity: 'SALESFORCE_TOKEN',
    pattern: /(?<![A-Za-z0-9])00D[A-Za-z0-9]{12,15}!A[A-Za-z0-9._]{90,110}(?![A-Za-z0-9._])/u,
    score: 0.95,
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/quickstart_oauth.htm',
    cases: {
      match: [`00D5g${sample(10)}!AQ${sample(94)}`, `Bearer 00D5g${sample(13)}!AQ${sample(94)}`],
      ignore: [`00D5g${sample(10)}!AQ${sample(80)}`, `00D5g${sample(10)}!AQ${'x'.repeat(94)}`],
    },
  },
  {
    id: 'secret/salesforce/consumer-key',
    entity: 'SALESFORCE_KEY',
    pattern: /(?<![A-Za-z0-9])3MVG9[A-Za-z0-9._]{75,85}(?![A-Za-z0-9._])/u,
    score: 0.95,
    severity: 'MEDIUM',
    source: 'https://help.salesforce.com/s/articleView?id=xcloud.connected_app_create_api_integration.htm',
    cases: {
      match: [`3MVG9${sample(80)}`, `client_id=3MVG9${sample(40)}.${sample(39)}`],
      ignore: [`3MVG9${sample(60)}`, `3MVG9${'x'.repeat(80)}`],
    },
  },
  {
    id: 'secret/contentful/token',
    entity: 'CONTENTFUL_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])CFPAT-[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://www.contentful.com/developers/docs/references/authentication/',
    cases: {
      match: [`CFPAT-${sample(43)}`, `CONTENTFUL_TOKEN="CFPAT-${sample(43)}"`],
      ignore: [`CFPAT-${sample(42)}`, `CFPAT-${'x'.repeat(43)}`],
    },
  },
  {
    id: 'secret/contentful/delivery-token',
    entity: 'CONTENTFUL_TOKEN',
    ...assignedTo(/contentful(?:[_ -]?(?:delivery|preview|management))?/u, /[A-Za-z0-9_-]{43}/u),
    score: 0.85,
    severity: 'HIGH',
    source: 'https://www.contentful.com/developers/docs/references/authentication/',
    cases: {
      match: [`CONTENTFUL_ACCESS_TOKEN=${sample(43)}`, `"contentful_delivery_token": "${sample(43)}"`],
      ignore: [
        `CONTENTFUL_ACCESS_TOKEN=${sample(42)}`,
        'CONTENTFUL_ACCESS_TOKEN=your-key-goes-here',
        `ref=${sample(43)}`,
      ],
    },
  },
  {
    id: 'secret/sanity/token',
    entity: 'SANITY_TOKEN',
    ...assignedTo(/sanity/u, /sk[A-Za-z0-9]{80,180}/u),
    score: 0.95,
    source: 'https://www.sanity.io/docs/content-lake/http-auth',
    cases: {
      match: [`SANITY_API_TOKEN=sk${sample(120)}`, `"sanity_token": "sk${sample(120)}"`],
      ignore: [`SANITY_API_TOKEN=sk${sample(70)}`, 'SANITY_API_TOKEN=your-key-goes-here', `ref=sk${sample(120)}`],
    },
  },
  {
    id: 'secret/typeform/token',
    entity: 'TYPEFORM_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])tfp_[A-Za-z0-9_-]{59}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://www.typeform.com/developers/get-started/personal-access-token/',
    cases: {
      match: [`tfp_${sample(59)}`, `TYPEFORM_TOKEN="tfp_${sample(59)}"`],
      ignore: [`tfp_${sample(58)}`, `tfp_${'x'.repeat(59)}`],
    },
  },
  {
    id: 'secret/frame-io/token',
    entity: 'FRAMEIO_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])fio-u-[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://developer.frame.io/docs/getting-started/authentication',
    cases: {
      match: [`fio-u-${sample(64)}`, `FRAMEIO_TOKEN="fio-u-${sample(64)}"`],
      ignore: [`fio-u-${sample(63)}`, `fio-u-${'x'.repeat(64)}`],
    },
  },
  {
    id: 'secret/klaviyo/private-key',
    entity: 'KLAVIYO_KEY',
    pattern: /(?<![A-Za-z0-9])pk_[0-9a-f]{34}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://developers.klaviyo.com/en/docs/authenticate_',
    cases: {
      match: [`pk_${sampleHex(34)}`, `KLAVIYO_KEY="pk_${sampleHex(34)}"`],
      ignore: [`pk_${sampleHex(33)}`, `pk_${'0'.repeat(34)}`],
    },
  },
  {
    id: 'secret/trello/token',
    entity: 'TRELLO_TOKEN',
    pattern: /(?<![A-Za-z0-9])ATTA[0-9a-f]{64,72}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://support.atlassian.com/trello/docs/trello-api-tokens/',
    cases: {
      match: [`ATTA${sampleHex(72)}`, `TRELLO_TOKEN="ATTA${sampleHex(72)}"`],
      ignore: [`ATTA${sampleHex(63)}`, `ATTA${'0'.repeat(72)}`],
    },
  },
  {
    id: 'secret/readme/api-key',
    entity: 'README_API_KEY',
    pattern: /(?<![A-Za-z0-9])rdme_[a-z0-9]{70}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.readme.com/main/reference/intro/authentication',
    cases: {
      match: [`rdme_${sample(70, 'k3y9dq7x')}`, `README_API_KEY="rdme_${sample(70, 'k3y9dq7x')}"`],
      ignore: [`rdme_${sample(69, 'k3y9dq7x')}`, `rdme_${'x'.repeat(70)}`],
    },
  },
  {
    id: 'secret/cal-com/api-key',
    entity: 'CALCOM_API_KEY',
    pattern: /(?<![A-Za-z0-9])cal_(?:live_)?[0-9a-f]{32}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://cal.com/docs/api-reference/v1/authentication',
    cases: {
      match: [`cal_live_${sampleHex(32)}`, `CALCOM_API_KEY="cal_live_${sampleHex(32)}"`],
      ignore: [`cal_live_${sampleHex(31)}`, `cal_live_${'0'.repeat(32)}`],
    },
  },
  {
    id: 'secret/todoist/token',
    entity: 'TODOIST_TOKEN',
    ...assignedTo(/todoist/u, /[0-9a-f]{40}/u),
    score: 0.85,
    source: 'https://developer.todoist.com/api/v1/#tag/Authorization',
    cases: {
      match: [`TODOIST_API_TOKEN=${sampleHex(40)}`, `"todoistToken": "${sampleHex(40)}"`],
      ignore: [`TODOIST_API_TOKEN=${sampleHex(39)}`, 'TODOIST_API_TOKEN=your-key-goes-here', `ref=${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/coda/token',
    entity: 'CODA_TOKEN',
    ...assignedTo(/(?<![A-Za-z])coda/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://coda.io/developers/apis/v1#section/Authentication',
    cases: {
      match: [`CODA_API_TOKEN=${UUID}`, `"coda_token": "${UUID}"`],
      ignore: [`CODA_API_TOKEN=${UUID.slice(1)}`, 'CODA_API_TOKEN=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/transifex/token',
    entity: 'TRANSIFEX_TOKEN',
    pattern: /(?<![A-Za-z0-9])1\/[0-9a-f]{40}(?![A-Za-z0-9])/u,
    score: 0.85,
    source: 'https://developers.transifex.com/docs/personal-access-tokens-and-oauth',
    cases: {
      match: [`1/${sampleHex(40)}`, `TRANSIFEX_TOKEN="1/${sampleHex(40)}"`],
      ignore: [`1/${sampleHex(39)}`, `1/${'0'.repeat(40)}`],
    },
  },
  {
    id: 'secret/adobe/client-secret',
    entity: 'ADOBE_SECRET',
    pattern: /(?<![A-Za-z0-9_-])p8e-[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://developer.adobe.com/developer-console/docs/guides/authentication/; gitleaks, adobe-client-secret',
    cases: {
      match: [`p8e-${sample(32)}`, `ADOBE_SECRET="p8e-${sample(32)}"`],
      ignore: [`p8e-${sample(31)}`, `p8e-${'x'.repeat(32)}`],
    },
  },
  {
    id: 'secret/samsara/token',
    entity: 'SAMSARA_TOKEN',
    pattern: /(?<![A-Za-z0-9])samsara_api_[A-Za-z0-9]{30}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developers.samsara.com/docs/authentication',
    cases: {
      match: [`samsara_api_${sample(30)}`, `SAMSARA_TOKEN="samsara_api_${sample(30)}"`],
      ignore: [`samsara_api_${sample(29)}`, `samsara_api_${'x'.repeat(30)}`],
    },
  },
  {
    id: 'secret/metabase/api-key',
    entity: 'METABASE_API_KEY',
    pattern: /(?<![A-Za-z0-9])mb_[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/])/u,
    score: 0.9,
    source: 'https://www.metabase.com/docs/latest/people-and-groups/api-keys',
    cases: {
      match: [`mb_${sample(43)}=`, `METABASE_API_KEY="mb_${sample(43)}="`],
      ignore: [`mb_${sample(42)}=`, `mb_${'x'.repeat(43)}=`],
    },
  },
  {
    id: 'secret/zapier/webhook',
    entity: 'ZAPIER_WEBHOOK',
    pattern: /hooks\.zapier\.com\/hooks\/(?:catch|standard)\/\d{5,10}\/[a-z0-9]{6,12}(?![A-Za-z0-9])/iu,
    score: 0.85,
    severity: 'HIGH',
    source: 'https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zap-workflows-from-webhooks',
    cases: {
      match: [
        'https://hooks.zapier.com/hooks/catch/8315902/k3y9dq7/',
        'https://hooks.zapier.com/hooks/standard/831590/a1b2c3d/',
      ],
      ignore: ['https://hooks.zapier.com/hooks/catch/', 'https://hooks.zapier.com/hooks/catch/123456/xxxxxxxx/'],
    },
  },
];
