import { assignedTo } from '../assigned-to.ts';
import { acceptMixed } from '../random-token.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

/** Keys of chat, mail, phone and social services, beside those in `messaging` and `slack`. */
export const chatAndSocialRules: readonly SecretRule[] = [
  {
    id: 'secret/teams/webhook',
    entity: 'TEAMS_WEBHOOK',
    pattern:
      /webhook\.office(?:365)?\.com\/webhookb2\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}@[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/IncomingWebhook\/[A-Za-z0-9]{32}\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iu,
    score: 0.95,
    severity: 'HIGH',
    source: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    cases: {
      match: [
        `https://demo.webhook.office.com/webhookb2/${UUID}@${UUID}/IncomingWebhook/${sampleHex(32)}/${UUID}`,
        `webhook.office365.com/webhookb2/${UUID}@${UUID}/IncomingWebhook/${sampleHex(32)}/${UUID}`,
      ],
      ignore: [
        `https://demo.webhook.office.com/webhookb2/${UUID}@${UUID}/IncomingWebhook/${sampleHex(31)}/${UUID}`,
        `https://demo.webhook.office.com/webhookb2/00000000-0000-0000-0000-000000000000@${UUID}/IncomingWebhook/${sampleHex(32)}/${UUID}`,
      ],
    },
  },
  {
    id: 'secret/twilio/auth-token',
    entity: 'TWILIO_AUTH_TOKEN',
    ...assignedTo(/twilio/u, /[0-9a-f]{32}/u),
    score: 0.9,
    source: 'https://www.twilio.com/docs/iam/access-tokens',
    cases: {
      match: [`TWILIO_AUTH_TOKEN=${sampleHex(32)}`, `"twilio_token": "${sampleHex(32)}"`],
      ignore: [`TWILIO_AUTH_TOKEN=${sampleHex(31)}`, 'TWILIO_AUTH_TOKEN=your-key-goes-here', `ref=${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/slack/signing-secret',
    entity: 'SLACK_SIGNING_SECRET',
    ...assignedTo(/slack(?:[_ -]?signing)?/u, /[0-9a-f]{32}/u),
    score: 0.9,
    source: 'https://docs.slack.dev/authentication/verifying-requests-from-slack',
    cases: {
      match: [`SLACK_SIGNING_SECRET=${sampleHex(32)}`, `"slackClientSecret": "${sampleHex(32)}"`],
      ignore: [
        `SLACK_SIGNING_SECRET=${sampleHex(31)}`,
        'SLACK_SIGNING_SECRET=your-key-goes-here',
        `ref=${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/mandrill/api-key',
    entity: 'MANDRILL_API_KEY',
    pattern: /(?<![A-Za-z0-9_-])md-[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/u,
    accept: acceptMixed,
    score: 0.85,
    source: 'https://mailchimp.com/developer/transactional/guides/quick-start/',
    cases: {
      match: [`md-${sample(22)}`, `MANDRILL_API_KEY="md-${sample(22)}"`],
      ignore: [`md-${sample(21)}`, `md-${'x'.repeat(22)}`, 'md-components-and-themes1'],
    },
  },
  {
    id: 'secret/postmark/token',
    entity: 'POSTMARK_TOKEN',
    ...assignedTo(/postmark/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://postmarkapp.com/developer/api/overview#authentication',
    cases: {
      match: [`POSTMARK_SERVER_TOKEN=${UUID}`, `"X-Postmark-Server-Token": "${UUID}"`],
      ignore: [`POSTMARK_SERVER_TOKEN=${UUID.slice(1)}`, 'POSTMARK_SERVER_TOKEN=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/sparkpost/api-key',
    entity: 'SPARKPOST_API_KEY',
    ...assignedTo(/sparkpost/u, /[0-9a-f]{40}/u),
    score: 0.85,
    source: 'https://developers.sparkpost.com/api/#header-authentication',
    cases: {
      match: [`SPARKPOST_API_KEY=${sampleHex(40)}`, `"sparkpostKey": "${sampleHex(40)}"`],
      ignore: [`SPARKPOST_API_KEY=${sampleHex(39)}`, 'SPARKPOST_API_KEY=your-key-goes-here', `ref=${sampleHex(40)}`],
    },
  },
  {
    id: 'secret/mailersend/token',
    entity: 'MAILERSEND_TOKEN',
    pattern: /(?<![A-Za-z0-9])mlsn\.[0-9a-f]{64}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developers.mailersend.com/general.html#authentication',
    cases: {
      match: [`mlsn.${sampleHex(64)}`, `MAILERSEND_TOKEN="mlsn.${sampleHex(64)}"`],
      ignore: [`mlsn.${sampleHex(63)}`, `mlsn.${'0'.repeat(64)}`],
    },
  },
  {
    id: 'secret/mailjet/secret',
    entity: 'MAILJET_SECRET',
    ...assignedTo(/mailjet/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://dev.mailjet.com/email/guides/getting-started/',
    cases: {
      match: [`MAILJET_SECRET_KEY=${sampleHex(32)}`, `"mailjet_api_key": "${sampleHex(32)}"`],
      ignore: [`MAILJET_SECRET_KEY=${sampleHex(31)}`, 'MAILJET_SECRET_KEY=your-key-goes-here', `ref=${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/messagebird/access-key',
    entity: 'MESSAGEBIRD_KEY',
    ...assignedTo(/message[_ -]?bird/u, /[A-Za-z0-9]{25}/u),
    score: 0.85,
    source: 'https://developers.messagebird.com/api/#authentication',
    cases: {
      match: [`MESSAGEBIRD_ACCESS_KEY=${sample(25)}`, `"messagebird_api_key": "${sample(25)}"`],
      ignore: [
        `MESSAGEBIRD_ACCESS_KEY=${sample(24)}`,
        'MESSAGEBIRD_ACCESS_KEY=your-key-goes-here',
        `ref=${sample(25)}`,
      ],
    },
  },
  {
    id: 'secret/vonage/api-secret',
    entity: 'VONAGE_SECRET',
    ...assignedTo(/vonage|nexmo/u, /[A-Za-z0-9]{16}/u),
    score: 0.85,
    source: 'https://developer.vonage.com/en/getting-started/concepts/authentication',
    cases: {
      match: [`VONAGE_API_SECRET=${sample(16)}`, `"nexmo_secret": "${sample(16)}"`],
      ignore: [`VONAGE_API_SECRET=${sample(15)}`, 'VONAGE_API_SECRET=your-key-goes-here', `ref=${sample(16)}`],
    },
  },
  {
    id: 'secret/intercom/access-token',
    entity: 'INTERCOM_TOKEN',
    pattern: /(?<![A-Za-z0-9])dG9r[A-Za-z0-9+/]{56}(?![A-Za-z0-9+/])/u,
    score: 0.95,
    source: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
    cases: {
      match: [`dG9rOm${sample(54)}`, `INTERCOM_TOKEN=dG9rOk${sample(54)}=`],
      ignore: [`dG9rOm${sample(53)}`, `dG9rOm${'x'.repeat(54)}`],
    },
  },
  {
    id: 'secret/zendesk/token',
    entity: 'ZENDESK_TOKEN',
    ...assignedTo(/zendesk/u, /[A-Za-z0-9]{40}/u),
    score: 0.85,
    source: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/#api-token',
    cases: {
      match: [`ZENDESK_API_TOKEN=${sample(40)}`, `"zendesk_secret_key": "${sample(40)}"`],
      ignore: [`ZENDESK_API_TOKEN=${sample(39)}`, 'ZENDESK_API_TOKEN=your-key-goes-here', `ref=${sample(40)}`],
    },
  },
  {
    id: 'secret/pusher/secret',
    entity: 'PUSHER_SECRET',
    ...assignedTo(/pusher/u, /[0-9a-f]{20}/u),
    score: 0.85,
    source: 'https://pusher.com/docs/channels/library_auth_reference/rest-api/',
    cases: {
      match: [`PUSHER_APP_SECRET=${sampleHex(20)}`, `"pusher_secret": "${sampleHex(20)}"`],
      ignore: [`PUSHER_APP_SECRET=${sampleHex(19)}`, 'PUSHER_APP_SECRET=your-key-goes-here', `ref=${sampleHex(20)}`],
    },
  },
  {
    id: 'secret/ably/api-key',
    entity: 'ABLY_API_KEY',
    ...assignedTo(/(?<![A-Za-z])ably/u, /[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{43}/u),
    score: 0.95,
    source: 'https://ably.com/docs/auth/basic',
    cases: {
      match: [
        `ABLY_API_KEY=${sample(6)}.${sample(6)}:${sample(43)}`,
        `"ablyKey": "${sample(6)}.${sample(6)}:${sample(43)}"`,
      ],
      ignore: [
        `ABLY_API_KEY=${sample(6)}.${sample(6)}:${sample(42)}`,
        'ABLY_API_KEY=your-key-goes-here',
        `ref=${sample(6)}.${sample(6)}:${sample(43)}`,
      ],
    },
  },
  {
    id: 'secret/line/channel-token',
    entity: 'LINE_TOKEN',
    ...assignedTo(/(?<![A-Za-z])line(?:[_ -]?channel)?/u, /[A-Za-z0-9+/]{160,176}={0,2}/u),
    score: 0.9,
    source: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
    cases: {
      match: [`LINE_CHANNEL_ACCESS_TOKEN=${sample(170)}=`, `"line_channel_token": "${sample(170)}="`],
      ignore: [
        `LINE_CHANNEL_ACCESS_TOKEN=${sample(100)}`,
        'LINE_CHANNEL_ACCESS_TOKEN=your-key-goes-here',
        `ref=${sample(170)}=`,
      ],
    },
  },
  {
    id: 'secret/telnyx/api-key',
    entity: 'TELNYX_API_KEY',
    pattern: /(?<![A-Za-z0-9])KEY0[0-9A-F]{31}_[A-Za-z0-9]{22}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://developers.telnyx.com/development/authentication',
    cases: {
      match: [`KEY0${sample(31, '1A8F3C')}_${sample(22)}`, `TELNYX_API_KEY=KEY0${sample(31, '1A8F3C')}_${sample(22)}`],
      ignore: [`KEY0${sample(31, '1A8F3C')}_${sample(21)}`, `KEY0${'0'.repeat(31)}_${sample(22)}`],
    },
  },
  {
    id: 'secret/mattermost/token',
    entity: 'MATTERMOST_TOKEN',
    ...assignedTo(/mattermost/u, /[a-z0-9]{26}/u),
    score: 0.85,
    source: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
    cases: {
      match: [`MATTERMOST_TOKEN=${sample(26, 'k3y9dq7x')}`, `"mattermost_access_token": "${sample(26, 'k3y9dq7x')}"`],
      ignore: [
        `MATTERMOST_TOKEN=${sample(25, 'k3y9dq7x')}`,
        'MATTERMOST_TOKEN=your-key-goes-here',
        `ref=${sample(26, 'k3y9dq7x')}`,
      ],
    },
  },
  {
    id: 'secret/onesignal/api-key',
    entity: 'ONESIGNAL_API_KEY',
    pattern: /(?<![A-Za-z0-9])os_v2_(?:app|org)_[a-z2-7]{103}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://documentation.onesignal.com/docs/keys-and-ids',
    cases: {
      match: [`os_v2_app_${sample(103, 'k3y5dq7x')}`, `ONESIGNAL=os_v2_org_${sample(103, 'k3y5dq7x')}`],
      ignore: [`os_v2_app_${sample(102, 'k3y5dq7x')}`, `os_v2_app_${'x'.repeat(103)}`],
    },
  },
];
