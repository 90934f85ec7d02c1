import { assignedTo } from '../assigned-to.ts';
import { acceptWithDigit } from '../random-token.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Credentials of clouds beside the three large ones. */
export const regionalCloudsRules: readonly SecretRule[] = [
  {
    id: 'secret/alibaba/access-key-id',
    entity: 'ALIBABA_ACCESS_KEY',
    pattern: /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,20}(?![A-Za-z0-9])/u,
    accept: acceptWithDigit,
    score: 0.95,
    source: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    cases: {
      match: [`LTAI${sample(20)}`, `ALIBABA_ACCESS_KEY="LTAI${sample(20)}"`],
      ignore: [`LTAI${sample(11)}`, `LTAI${'x'.repeat(20)}`],
    },
  },
  {
    id: 'secret/alibaba/secret-key',
    entity: 'ALIBABA_SECRET_KEY',
    ...assignedTo(/alibaba(?:[_ -]?cloud)?|aliyun|(?<![A-Za-z])oss/u, /[A-Za-z0-9]{30}/u),
    score: 0.85,
    source: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    cases: {
      match: [`ALIBABA_CLOUD_ACCESS_KEY_SECRET=${sample(30)}`, `"aliyun_secret": "${sample(30)}"`],
      ignore: [
        `ALIBABA_CLOUD_ACCESS_KEY_SECRET=${sample(29)}`,
        'ALIBABA_CLOUD_ACCESS_KEY_SECRET=your-key-goes-here',
        `ref=${sample(30)}`,
      ],
    },
  },
  {
    id: 'secret/tencent/secret-id',
    entity: 'TENCENT_SECRET_ID',
    pattern: /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://www.tencentcloud.com/document/product/598/34228',
    cases: {
      match: [`AKID${sample(32)}`, `TENCENT_SECRET_ID="AKID${sample(32)}"`],
      ignore: [`AKID${sample(31)}`, `AKID${'x'.repeat(32)}`],
    },
  },
  {
    id: 'secret/tencent/secret-key',
    entity: 'TENCENT_SECRET_KEY',
    ...assignedTo(/tencent(?:[_ -]?cloud)?|qcloud/u, /[A-Za-z0-9]{32}/u),
    score: 0.85,
    source: 'https://www.tencentcloud.com/document/product/598/34228',
    cases: {
      match: [`TENCENTCLOUD_SECRET_KEY=${sample(32)}`, `"tencent_secret_key": "${sample(32)}"`],
      ignore: [
        `TENCENTCLOUD_SECRET_KEY=${sample(31)}`,
        'TENCENTCLOUD_SECRET_KEY=your-key-goes-here',
        `ref=${sample(32)}`,
      ],
    },
  },
  {
    id: 'secret/linode/token',
    entity: 'LINODE_TOKEN',
    ...assignedTo(/linode/u, /[0-9a-f]{64}/u),
    score: 0.85,
    source: 'https://techdocs.akamai.com/linode-api/reference/get-started',
    cases: {
      match: [`LINODE_TOKEN=${sampleHex(64)}`, `"linode api token": "${sampleHex(64)}"`],
      ignore: [`LINODE_TOKEN=${sampleHex(63)}`, 'LINODE_TOKEN=your-key-goes-here', `ref=${sampleHex(64)}`],
    },
  },
  {
    id: 'secret/vultr/api-key',
    entity: 'VULTR_API_KEY',
    ...assignedTo(/vultr/u, /[A-Z0-9]{36}/u),
    score: 0.85,
    source: 'https://docs.vultr.com/vultr-api',
    cases: {
      match: [`VULTR_API_KEY=${sample(36, 'Q3ZT7KXW')}`, `"vultrApiKey": "${sample(36, 'Q3ZT7KXW')}"`],
      ignore: [
        `VULTR_API_KEY=${sample(35, 'Q3ZT7KXW')}`,
        'VULTR_API_KEY=your-key-goes-here',
        `ref=${sample(36, 'Q3ZT7KXW')}`,
      ],
    },
  },
  {
    id: 'secret/hetzner/token',
    entity: 'HETZNER_TOKEN',
    ...assignedTo(/hetzner|hcloud/u, /[A-Za-z0-9]{64}/u),
    score: 0.85,
    source: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
    cases: {
      match: [`HCLOUD_TOKEN=${sample(64)}`, `"hetzner_token": "${sample(64)}"`],
      ignore: [`HCLOUD_TOKEN=${sample(63)}`, 'HCLOUD_TOKEN=your-key-goes-here', `ref=${sample(64)}`],
    },
  },
  {
    id: 'secret/ovh/secret',
    entity: 'OVH_SECRET',
    ...assignedTo(/ovh(?:[_ -]?(?:application|consumer))?/u, /[A-Za-z0-9]{32}/u),
    score: 0.85,
    source: 'https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api',
    cases: {
      match: [`OVH_APPLICATION_SECRET=${sample(32)}`, `"ovh_consumer_key": "${sample(32)}"`],
      ignore: [
        `OVH_APPLICATION_SECRET=${sample(31)}`,
        'OVH_APPLICATION_SECRET=your-key-goes-here',
        `ref=${sample(32)}`,
      ],
    },
  },
  {
    id: 'secret/scaleway/access-key',
    entity: 'SCALEWAY_ACCESS_KEY',
    pattern: /(?<![A-Za-z0-9])SCW[A-Z0-9]{17}(?![A-Za-z0-9])/u,
    accept: acceptWithDigit,
    score: 0.8,
    severity: 'HIGH',
    source: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    cases: {
      match: [`SCW${sample(17, 'Q3ZT7KXW')}`, `SCALEWAY_ACCESS_KEY="SCW${sample(17, 'Q3ZT7KXW')}"`],
      ignore: [`SCW${sample(16, 'Q3ZT7KXW')}`, `SCW${'X'.repeat(17)}`],
    },
  },
  {
    id: 'secret/scaleway/secret-key',
    entity: 'SCALEWAY_SECRET_KEY',
    ...assignedTo(/scaleway|(?<![A-Za-z])scw/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    cases: {
      match: [`SCW_SECRET_KEY=${UUID}`, `"scaleway_secret_key": "${UUID}"`],
      ignore: [`SCW_SECRET_KEY=${UUID.slice(1)}`, 'SCW_SECRET_KEY=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/yandex/api-key',
    entity: 'YANDEX_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])AQVN[A-Za-z0-9_-]{34,38}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/api-key',
    cases: {
      match: [`AQVN${sample(38)}`, `YANDEX_API_KEY="AQVN${sample(38)}"`],
      ignore: [`AQVN${sample(33)}`, `AQVN${'x'.repeat(38)}`],
    },
  },
  {
    id: 'secret/yandex/static-key',
    entity: 'YANDEX_STATIC_KEY',
    pattern: /(?<![A-Za-z0-9_-])YC[A-Za-z0-9_-]{38}(?![A-Za-z0-9_-])/u,
    accept: acceptWithDigit,
    score: 0.8,
    source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/access-key',
    cases: {
      match: [`YC${sample(38)}`, `YANDEX_STATIC_KEY="YC${sample(38)}"`],
      ignore: [`YC${sample(37)}`, `YC${'x'.repeat(38)}`],
    },
  },
  {
    id: 'secret/yandex/oauth-token',
    entity: 'YANDEX_OAUTH_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])y[0-3]_[A-Za-z0-9_-]{55,58}(?![A-Za-z0-9_-])/u,
    score: 0.9,
    source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/oauth-token',
    cases: {
      match: [`y0_${sample(58)}`, `YANDEX_OAUTH_TOKEN="y0_${sample(58)}"`],
      ignore: [`y0_${sample(54)}`, `y0_${'x'.repeat(58)}`],
    },
  },
  {
    id: 'secret/exoscale/key',
    entity: 'EXOSCALE_KEY',
    pattern: /(?<![A-Za-z0-9])EXO[0-9a-f]{24}(?![A-Za-z0-9])/u,
    score: 0.85,
    severity: 'HIGH',
    source: 'https://community.exoscale.com/product/iam/how-to/manage-api-keys/',
    cases: {
      match: [`EXO${sampleHex(24)}`, `EXOSCALE_KEY="EXO${sampleHex(24)}"`],
      ignore: [`EXO${sampleHex(23)}`, `EXO${'0'.repeat(24)}`],
    },
  },
  {
    id: 'secret/upcloud/token',
    entity: 'UPCLOUD_TOKEN',
    pattern: /(?<![A-Za-z0-9])ucat_[A-Z0-9]{26}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developers.upcloud.com/1.3/',
    cases: {
      match: [`ucat_${sample(26, 'Q3ZT7KXW')}`, `UPCLOUD_TOKEN="ucat_${sample(26, 'Q3ZT7KXW')}"`],
      ignore: [`ucat_${sample(25, 'Q3ZT7KXW')}`, `ucat_${'X'.repeat(26)}`],
    },
  },
  {
    id: 'secret/backblaze/application-key',
    entity: 'BACKBLAZE_KEY',
    ...assignedTo(/backblaze|(?<![A-Za-z])b2/u, /K00\d[A-Za-z0-9/+]{27}/u),
    score: 0.95,
    source: 'https://www.backblaze.com/docs/cloud-storage-application-keys',
    cases: {
      match: [`B2_APPLICATION_KEY=K003${sample(27)}`, `"backblaze_key": "K003${sample(27)}"`],
      ignore: [
        `B2_APPLICATION_KEY=K003${sample(26)}`,
        'B2_APPLICATION_KEY=your-key-goes-here',
        `ref=K003${sample(27)}`,
      ],
    },
  },
];
