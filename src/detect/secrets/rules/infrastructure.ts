import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

/** Keys of secret stores, infrastructure tools and private networks. */
export const infrastructureRules: readonly SecretRule[] = [
  {
    id: 'secret/vault/token',
    entity: 'VAULT_TOKEN',
    opener: /(?<![A-Za-z0-9])hv[bsr]\.[A-Za-z0-9_-]{24}/u,
    body: /[A-Za-z0-9_-]/u,
    lengthMax: 1_024,
    score: 0.95,
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes',
    cases: {
      match: [`hvs.${sample(95)}`, `hvb.${sample(150)}`],
      ignore: [`hvs.${sample(23)}`, `hvs.${'x'.repeat(95)}`, 'hvs.<token>'],
    },
  },
  {
    id: 'secret/terraform/token',
    entity: 'TERRAFORM_TOKEN',
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_=-])/u,
    score: 0.97,
    source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    cases: {
      match: [`${sample(14)}.atlasv1.${sample(67)}`, `TERRAFORM_TOKEN="${sample(14)}.atlasv1.${sample(67)}"`],
      ignore: [`${sample(13)}.atlasv1.${sample(67)}`, `${'x'.repeat(14)}.atlasv1.${sample(67)}`],
    },
  },
  {
    id: 'secret/doppler/token',
    entity: 'DOPPLER_TOKEN',
    pattern:
      /(?<![A-Za-z0-9])dp\.(?:pt|ct|sa|said|scim|audit|st(?:\.[a-z0-9_-]{2,35})?)\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://docs.doppler.com/reference/auth-token-formats',
    cases: {
      match: [`dp.pt.${sample(43)}`, `dp.st.prd.${sample(43)}`],
      ignore: [`dp.pt.${sample(39)}`, `dp.pt.${'x'.repeat(43)}`, `dp.xx.${sample(43)}`],
    },
  },
  {
    id: 'secret/pulumi/token',
    entity: 'PULUMI_TOKEN',
    pattern: /(?<![A-Za-z0-9])pul-[0-9a-f]{40}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://www.pulumi.com/docs/administration/access-identity/access-tokens/',
    cases: {
      match: [`pul-${sampleHex(40)}`, `PULUMI_TOKEN="pul-${sampleHex(40)}"`],
      ignore: [`pul-${sampleHex(39)}`, `pul-${'0'.repeat(40)}`],
    },
  },
  {
    id: 'secret/tailscale/key',
    entity: 'TAILSCALE_KEY',
    pattern: /(?<![A-Za-z0-9])tskey-(?:[a-z]{3,10}-)?[A-Za-z0-9]{8,20}-[A-Za-z0-9]{20,40}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://tailscale.com/kb/1277/key-prefixes',
    cases: {
      match: [
        `tskey-auth-${sample(12)}-${sample(32)}`,
        `tailscale up --authkey tskey-client-${sample(12)}-${sample(32)}`,
      ],
      ignore: [
        `tskey-auth-${sample(12)}-${sample(19)}`,
        `tskey-auth-${sample(12)}-${'x'.repeat(32)}`,
        'tskey-auth-...',
      ],
    },
  },
  {
    id: 'secret/1password/service-account-token',
    entity: 'ONEPASSWORD_TOKEN',
    opener: /(?<![A-Za-z0-9])ops_eyJ[A-Za-z0-9_-]{40}/u,
    body: /[A-Za-z0-9_=-]/u,
    lengthMax: 4_096,
    score: 0.97,
    source: 'https://developer.1password.com/docs/service-accounts/',
    cases: {
      match: [`ops_eyJ${sample(300)}`, `ONEPASSWORD_TOKEN="ops_eyJ${sample(300)}"`],
      ignore: [`ops_eyJ${sample(39)}`, `ops_eyJ${'x'.repeat(300)}`],
    },
  },
];
