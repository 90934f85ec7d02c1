import { assignedTo } from '../assigned-to.ts';
import { acceptWithDigit } from '../random-token.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Credentials of large clouds, beside those in `aws`, `azure` and `google`. */
export const cloudProvidersRules: readonly SecretRule[] = [
  {
    id: 'secret/aws/session-token',
    entity: 'AWS_SESSION_TOKEN',
    opener: /aws[_ .-]?(?:session|security)[_ .-]?token["'`]{0,2}\s{0,3}[=:]\s{0,3}["'`]{0,2}[A-Za-z0-9/+]{64}/iu,
    body: /[A-Za-z0-9/+=]/u,
    lengthMax: 4_096,
    score: 0.9,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html',
    cases: {
      match: [`aws_session_token = IQoJ${sample(400)}==`, `AWS_SESSION_TOKEN="FwoG${sample(300)}"`],
      ignore: [
        `aws_session_token = ${sample(63)}`,
        `aws_session_token = ${'x'.repeat(200)}`,
        'aws_session_token = <token>',
      ],
    },
  },
  {
    id: 'secret/aws/marketplace-token',
    entity: 'AWS_MWS_TOKEN',
    pattern: /(?<![A-Za-z0-9])amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9-])/u,
    score: 0.95,
    source: 'https://docs.developer.amazonservices.com/en_US/dev_guide/DG_Registering.html',
    cases: {
      match: [`amzn.mws.${UUID}`, `token "amzn.mws.${UUID}"`],
      ignore: [`amzn.mws.${UUID.slice(1)}`, 'amzn.mws.00000000-0000-0000-0000-000000000000'],
    },
  },
  {
    id: 'secret/aws/login-client-secret',
    entity: 'AWS_LWA_SECRET',
    pattern: /(?<![A-Za-z0-9])amzn1\.oa2-cs\.v1\.[0-9a-f]{64}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developer.amazon.com/docs/login-with-amazon/register-web.html',
    cases: {
      match: [`amzn1.oa2-cs.v1.${sampleHex(64)}`, `AWS_LWA_SECRET="amzn1.oa2-cs.v1.${sampleHex(64)}"`],
      ignore: [`amzn1.oa2-cs.v1.${sampleHex(63)}`, `amzn1.oa2-cs.v1.${'0'.repeat(64)}`],
    },
  },
  {
    id: 'secret/aws/appsync-key',
    entity: 'AWS_APPSYNC_KEY',
    pattern: /(?<![A-Za-z0-9])da2-[a-z0-9]{26}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#api-key-authorization',
    cases: {
      match: [`da2-${sample(26, 'k3y9dq7x')}`, `AWS_APPSYNC_KEY="da2-${sample(26, 'k3y9dq7x')}"`],
      ignore: [`da2-${sample(25, 'k3y9dq7x')}`, `da2-${'x'.repeat(26)}`],
    },
  },
  {
    id: 'secret/google/hmac-key-id',
    entity: 'GOOGLE_HMAC_KEY',
    pattern: /(?<![A-Za-z0-9])GOOG(?:1E[A-Z0-9]{55}|[A-Z0-9]{20})(?![A-Za-z0-9])/u,
    accept: acceptWithDigit,
    score: 0.85,
    severity: 'HIGH',
    source: 'https://cloud.google.com/storage/docs/authentication/hmackeys',
    cases: {
      match: [`GOOG1E${sample(55, 'Q3ZT7KXW')}`, `aws_access_key_id = GOOG${sample(20, 'Q3ZT7KXW')}`],
      ignore: [`GOOG1E${sample(54, 'Q3ZT7KXW')}`, `GOOG${'X'.repeat(20)}`, 'GOOGLEAPPLICATIONCREDENT'],
    },
  },
  {
    id: 'secret/google/refresh-token',
    entity: 'GOOGLE_REFRESH_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])1\/\/0[A-Za-z0-9_-]{60,100}(?![A-Za-z0-9_-])/u,
    score: 0.9,
    source: 'https://developers.google.com/identity/protocols/oauth2#expiration',
    cases: {
      match: [`1//0${sample(100)}`, `GOOGLE_REFRESH_TOKEN="1//0${sample(100)}"`],
      ignore: [`1//0${sample(59)}`, `1//0${'x'.repeat(100)}`],
    },
  },
  {
    id: 'secret/firebase/server-key',
    entity: 'FIREBASE_SERVER_KEY',
    pattern: /(?<![A-Za-z0-9_-])AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://firebase.google.com/docs/cloud-messaging/auth-server',
    cases: {
      match: [`AAAAk3Y9dQ7:APA91b${sample(134)}`, `FIREBASE_SERVER_KEY="AAAAk3Y9dQ7:APA91b${sample(134)}"`],
      ignore: [`AAAAk3Y9dQ7:APA91b${sample(133)}`, `AAAAk3Y9dQ7:APA91b${'x'.repeat(134)}`],
    },
  },
  {
    id: 'secret/ibm/api-key',
    entity: 'IBM_CLOUD_API_KEY',
    ...assignedTo(/ibm(?:[_ -]?cloud)?|bluemix/u, /[A-Za-z0-9_-]{44}/u),
    score: 0.85,
    source: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
    cases: {
      match: [`IBMCLOUD_API_KEY=${sample(44)}`, `"ibm_api_key": "${sample(44)}"`],
      ignore: [`IBMCLOUD_API_KEY=${sample(43)}`, 'IBMCLOUD_API_KEY=your-key-goes-here', `ref=${sample(44)}`],
    },
  },
  {
    id: 'secret/digitalocean/spaces-key',
    entity: 'DIGITALOCEAN_SPACES_KEY',
    pattern: /(?<![A-Za-z0-9])DO00[A-Z0-9]{16}(?![A-Za-z0-9])/u,
    accept: acceptWithDigit,
    score: 0.85,
    severity: 'HIGH',
    source: 'https://docs.digitalocean.com/products/spaces/how-to/manage-access/',
    cases: {
      match: [`DO00${sample(16, 'Q3ZT7KXW')}`, `DIGITALOCEAN_SPACES_KEY="DO00${sample(16, 'Q3ZT7KXW')}"`],
      ignore: [`DO00${sample(15, 'Q3ZT7KXW')}`, `DO00${'X'.repeat(16)}`],
    },
  },
  {
    id: 'secret/digitalocean/spaces-secret',
    entity: 'DIGITALOCEAN_SPACES_SECRET',
    ...assignedTo(/spaces/u, /[A-Za-z0-9+/]{43}/u),
    score: 0.85,
    source: 'https://docs.digitalocean.com/products/spaces/how-to/manage-access/',
    cases: {
      match: [`SPACES_SECRET_ACCESS_KEY=${sample(43)}`, `"spaces_secret": "${sample(43)}"`],
      ignore: [
        `SPACES_SECRET_ACCESS_KEY=${sample(42)}`,
        'SPACES_SECRET_ACCESS_KEY=your-key-goes-here',
        `ref=${sample(43)}`,
      ],
    },
  },
];
