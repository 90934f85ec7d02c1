import { isPlaceholder } from '../placeholder.ts';
import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Tokens and webhooks of Slack. */
export const slackRules: readonly SecretRule[] = [
  {
    id: 'secret/slack/token',
    entity: 'SLACK_TOKEN',
    opener: /(?<![A-Za-z0-9])(?:xox[abceoprs]|xapp|xoxe\.xox[bp])-[A-Za-z0-9-]{12}/u,
    body: /[A-Za-z0-9-]/u,
    lengthMax: 512,
    score: 0.95,
    accept: (candidate) => (/\d/u.test(candidate) && !isPlaceholder(candidate) ? candidate.length : 0),
    source: 'https://docs.slack.dev/authentication/tokens',
    cases: {
      match: [
        `xoxb-${sample(12, '8315')}-${sample(13, '9027')}-${sample(24)}`,
        `xapp-1-A${sample(10, '3QZ7')}-${sample(13, '9027')}-${sample(64, 'a1b2c3d4')}`,
      ],
      ignore: ['xoxb-your-token-here', `xoxb-${'x'.repeat(40)}`, 'xoxb-1234', `foxoxb-${sample(30)}`],
    },
  },
  {
    id: 'secret/slack/webhook',
    entity: 'SLACK_WEBHOOK',
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{32,160}/iu,
    score: 0.9,
    severity: 'HIGH',
    source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
    cases: {
      match: [
        `https://hooks.slack.com/services/T${sample(10, '3QZ7')}/B${sample(10, '9WK2')}/${sample(24)}`,
        `https://hooks.slack-gov.com/workflows/T${sample(10, '3QZ7')}/A${sample(10, '9WK2')}/${sample(18, '83159027')}/${sample(24)}`,
      ],
      ignore: [
        'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
        'https://hooks.slack.com/services/',
        `https://hooks.slack.com/services/${sample(31)}`,
      ],
    },
  },
];
