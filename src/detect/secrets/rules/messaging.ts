import { decodeBase64 } from '../decode-base64.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** The id of a bot, 18 digits, in base64. */
const BOT_ID = btoa(sample(18, '8315902746'));

/** Keys of mail, message and bot services. */
export const messagingRules: readonly SecretRule[] = [
  {
    id: 'secret/twilio/api-key',
    entity: 'TWILIO_API_KEY',
    pattern: /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://www.twilio.com/docs/iam/api-keys',
    cases: {
      match: [`SK${sampleHex(32)}`, `TWILIO_API_KEY="SK${sampleHex(32)}"`],
      ignore: [`SK${sampleHex(31)}`, `SK${'0'.repeat(32)}`, `TASK${sampleHex(32)}`],
    },
  },
  {
    id: 'secret/twilio/account-sid',
    entity: 'TWILIO_ACCOUNT_SID',
    pattern: /(?<![A-Za-z0-9])AC[0-9a-f]{32}(?![A-Za-z0-9])/u,
    score: 0.2,
    severity: 'LOW',
    // The id of an account opens nothing by itself: it counts beside the provider's name only.
    context: ['twilio', 'twilio_account_sid', 'account sid', 'account_sid'],
    source: 'https://www.twilio.com/docs/glossary/what-is-a-sid',
    cases: {
      match: [`twilio AC${sampleHex(32)}`, `TWILIO_ACCOUNT_SID=AC${sampleHex(32)}`],
      ignore: [`twilio AC${sampleHex(31)}`, `twilio AC${'0'.repeat(32)}`],
    },
  },
  {
    id: 'secret/sendgrid/api-key',
    entity: 'SENDGRID_API_KEY',
    pattern: /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/u,
    score: 0.97,
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    cases: {
      match: [`SG.${sample(22)}.${sample(43)}`, `SENDGRID_API_KEY="SG.${sample(22)}.${sample(43)}"`],
      ignore: [`SG.${sample(22)}.${sample(42)}`, `SG.${'x'.repeat(22)}.${'y'.repeat(43)}`, 'SG.your-api-key'],
    },
  },
  {
    id: 'secret/mailgun/api-key',
    entity: 'MAILGUN_API_KEY',
    pattern: /(?<![A-Za-z0-9])(?:key-[0-9a-f]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})(?![A-Za-z0-9-])/u,
    score: 0.85,
    source: 'https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth',
    cases: {
      match: [`key-${sampleHex(32)}`, `${sampleHex(32)}-${sampleHex(8)}-${sampleHex(8)}`],
      ignore: [
        `key-${sampleHex(31)}`,
        `key-${'0'.repeat(32)}`,
        `monkey-${sampleHex(32)}`,
        `${sampleHex(8)}-a1b2-c3d4-e5f6-${sampleHex(12)}`,
      ],
    },
  },
  {
    id: 'secret/mailchimp/api-key',
    entity: 'MAILCHIMP_API_KEY',
    pattern: /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://mailchimp.com/developer/marketing/guides/quick-start/',
    cases: {
      match: [`${sampleHex(32)}-us12`, `MAILCHIMP_API_KEY="${sampleHex(32)}-us12"`],
      ignore: [`${sampleHex(31)}-us12`, `${'0'.repeat(32)}-us1`, `${sampleHex(32)}-use`],
    },
  },
  {
    id: 'secret/brevo/api-key',
    entity: 'BREVO_API_KEY',
    pattern: /(?<![A-Za-z0-9])xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9])/u,
    score: 0.97,
    source: 'https://developers.brevo.com/docs/getting-started',
    cases: {
      match: [`xkeysib-${sampleHex(64)}-${sample(16)}`, `BREVO_API_KEY="xkeysib-${sampleHex(64)}-${sample(16)}"`],
      ignore: [`xkeysib-${sampleHex(63)}-${sample(16)}`, `xkeysib-${'0'.repeat(64)}-${sample(16)}`],
    },
  },
  {
    id: 'secret/resend/api-key',
    entity: 'RESEND_API_KEY',
    pattern: /(?<![A-Za-z0-9])re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://resend.com/docs/dashboard/api-keys/introduction',
    cases: {
      match: [`re_${sample(8)}_${sample(24)}`, `RESEND_API_KEY="re_${sample(8)}_${sample(24)}"`],
      ignore: [`re_${sample(8)}_${sample(23)}`, `re_xxxxxxxx_${sample(24)}`, `core_${sample(8)}_${sample(24)}`],
    },
  },
  {
    id: 'secret/telegram/bot-token',
    entity: 'TELEGRAM_BOT_TOKEN',
    pattern: /(?<![A-Za-z0-9])\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    cases: {
      match: [`8315902746:AA${sample(33)}`, `TELEGRAM_BOT_TOKEN="8315902746:AA${sample(33)}"`],
      ignore: [`8315902746:AA${sample(32)}`, `8315902746:AA${'x'.repeat(33)}`, `8315902:AA${sample(33)}`],
    },
  },
  {
    id: 'secret/discord/bot-token',
    entity: 'DISCORD_BOT_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,45}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    accept: acceptBot,
    source: 'https://discord.com/developers/docs/reference#authentication',
    cases: {
      match: [`${BOT_ID}.${sample(6)}.${sample(38)}`, `Authorization: Bot ${BOT_ID}.${sample(6)}.${sample(27)}`],
      ignore: [
        `${BOT_ID}.${sample(5)}.${sample(38)}`,
        `M${sample(25)}.${sample(6)}.${sample(38)}`,
        `${BOT_ID}.${'x'.repeat(6)}.${'x'.repeat(38)}`,
      ],
    },
  },
  {
    id: 'secret/discord/webhook',
    entity: 'DISCORD_WEBHOOK',
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,80}/iu,
    score: 0.95,
    severity: 'HIGH',
    source: 'https://discord.com/developers/docs/resources/webhook',
    cases: {
      match: [
        `https://discord.com/api/webhooks/${sample(18, '8315902746')}/${sample(68)}`,
        `https://discordapp.com/api/webhooks/${sample(19, '8315902746')}/${sample(68)}`,
      ],
      ignore: [
        `https://discord.com/api/webhooks/${sample(18, '8315902746')}/${sample(20)}`,
        `https://discord.com/api/webhooks/${sample(18, '8315902746')}/${'x'.repeat(68)}`,
      ],
    },
  },
];

/** What stands before the first dot is the bot's id, in digits. */
function acceptBot(candidate: string): number {
  const id = decodeBase64(candidate.slice(0, candidate.indexOf('.')));
  return id !== undefined && /^\d{17,20}$/u.test(id) && !isPlaceholder(candidate) ? candidate.length : 0;
}
