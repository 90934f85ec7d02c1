import { assignedTo } from '../assigned-to.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Keys of social networks and media services. */
export const socialNetworksRules: readonly SecretRule[] = [
  {
    id: 'secret/discord/client-secret',
    entity: 'DISCORD_CLIENT_SECRET',
    ...assignedTo(/discord/u, /[A-Za-z0-9_-]{32}/u),
    score: 0.85,
    source: 'https://discord.com/developers/docs/topics/oauth2',
    cases: {
      match: [`DISCORD_CLIENT_SECRET=${sample(32)}`, `"discord_secret": "${sample(32)}"`],
      ignore: [`DISCORD_CLIENT_SECRET=${sample(31)}`, 'DISCORD_CLIENT_SECRET=your-key-goes-here', `ref=${sample(32)}`],
    },
  },
  {
    id: 'secret/facebook/access-token',
    entity: 'FACEBOOK_TOKEN',
    opener: /(?<![A-Za-z0-9])EAA[A-Za-z0-9]{90}/u,
    body: /[A-Za-z0-9]/u,
    lengthMax: 512,
    score: 0.9,
    source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/',
    cases: {
      match: [`EAAC${sample(180)}`, `access_token=EAAM${sample(160)}&x=1`],
      ignore: [`EAAC${sample(80)}`, `EAAC${'x'.repeat(180)}`],
    },
  },
  {
    id: 'secret/facebook/app-secret',
    entity: 'FACEBOOK_SECRET',
    ...assignedTo(/facebook|(?<![A-Za-z])fb/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://developers.facebook.com/docs/facebook-login/security/#appsecret',
    cases: {
      match: [`FACEBOOK_APP_SECRET=${sampleHex(32)}`, `"fb_client_secret": "${sampleHex(32)}"`],
      ignore: [
        `FACEBOOK_APP_SECRET=${sampleHex(31)}`,
        'FACEBOOK_APP_SECRET=your-key-goes-here',
        `ref=${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/twitter/bearer-token',
    entity: 'TWITTER_TOKEN',
    pattern: /(?<![A-Za-z0-9])A{21,22}[A-Za-z0-9%]{80,100}(?![A-Za-z0-9%])/u,
    accept: (candidate) => (/\d/u.test(candidate) && !isPlaceholder(candidate.slice(22)) ? candidate.length : 0),
    score: 0.95,
    source: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/bearer-tokens',
    cases: {
      match: [`${'A'.repeat(21)}${sample(90)}`, `bearer ${'A'.repeat(22)}${sample(40)}%3D${sample(50)}`],
      ignore: [`${'A'.repeat(21)}${sample(60)}`, `${'A'.repeat(120)}`, `${'A'.repeat(22)}${'x'.repeat(90)}`],
    },
  },
  {
    id: 'secret/twitter/secret',
    entity: 'TWITTER_SECRET',
    ...assignedTo(/twitter(?:[_ -]?consumer)?/u, /[A-Za-z0-9]{45}|[A-Za-z0-9]{50}/u),
    score: 0.85,
    source: 'https://docs.x.com/fundamentals/authentication/oauth-1-0a/api-key-and-secret',
    cases: {
      match: [
        `TWITTER_API_SECRET=${sample(50)}`,
        `"twitter_access_token_secret": "${sample(50)}"`,
        `twitter_access_secret: ${sample(45)}`,
      ],
      ignore: [`TWITTER_API_SECRET=${sample(44)}`, 'TWITTER_API_SECRET=your-key-goes-here', `ref=${sample(50)}`],
    },
  },
  {
    id: 'secret/linkedin/client-secret',
    entity: 'LINKEDIN_SECRET',
    ...assignedTo(/linked[_ -]?in/u, /[A-Za-z0-9]{16}/u),
    score: 0.85,
    source: 'https://learn.microsoft.com/linkedin/shared/authentication/authentication',
    cases: {
      match: [`LINKEDIN_CLIENT_SECRET=${sample(16)}`, `"linkedin_secret": "${sample(16)}"`],
      ignore: [
        `LINKEDIN_CLIENT_SECRET=${sample(15)}`,
        'LINKEDIN_CLIENT_SECRET=your-key-goes-here',
        `ref=${sample(16)}`,
      ],
    },
  },
  {
    id: 'secret/twitch/secret',
    entity: 'TWITCH_SECRET',
    ...assignedTo(/twitch/u, /[a-z0-9]{30}/u),
    score: 0.85,
    source: 'https://dev.twitch.tv/docs/authentication/',
    cases: {
      match: [`TWITCH_CLIENT_SECRET=${sample(30, 'k3y9dq7x')}`, `"twitch_token": "${sample(30, 'k3y9dq7x')}"`],
      ignore: [
        `TWITCH_CLIENT_SECRET=${sample(29, 'k3y9dq7x')}`,
        'TWITCH_CLIENT_SECRET=your-key-goes-here',
        `ref=${sample(30, 'k3y9dq7x')}`,
      ],
    },
  },
  {
    id: 'secret/spotify/client-secret',
    entity: 'SPOTIFY_SECRET',
    ...assignedTo(/spotify/u, /[0-9a-f]{32}/u),
    score: 0.85,
    source: 'https://developer.spotify.com/documentation/web-api/concepts/apps',
    cases: {
      match: [`SPOTIFY_CLIENT_SECRET=${sampleHex(32)}`, `"spotifySecret": "${sampleHex(32)}"`],
      ignore: [
        `SPOTIFY_CLIENT_SECRET=${sampleHex(31)}`,
        'SPOTIFY_CLIENT_SECRET=your-key-goes-here',
        `ref=${sampleHex(32)}`,
      ],
    },
  },
];
