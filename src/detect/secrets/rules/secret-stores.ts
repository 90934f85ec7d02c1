import { assignedTo } from '../assigned-to.ts';
import { valueStart } from '../assigned-value.ts';
import { decodeBase64 } from '../decode-base64.ts';
import { isPlaceholder } from '../placeholder.ts';
import { acceptWithDigit } from '../random-token.ts';
import { sample, sampleHex, sampleUuid } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const UUID = sampleUuid();

const UP5 = sample(5, 'Q3ZT7KXW');
const UP6 = sample(6, 'Q3ZT7KXW');

/** Tokens of secret stores and clusters, beside those in `infrastructure`, and files that hold keys. */
export const secretStoresRules: readonly SecretRule[] = [
  {
    id: 'secret/vault/legacy-token',
    entity: 'VAULT_TOKEN',
    ...assignedTo(/vault/u, /[sbr]\.[A-Za-z0-9]{24}/u),
    score: 0.95,
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes',
    cases: {
      match: [`VAULT_TOKEN=s.${sample(24)}`, `"X-Vault-Token": "s.${sample(24)}"`],
      ignore: [`VAULT_TOKEN=s.${sample(23)}`, 'VAULT_TOKEN=your-key-goes-here', `ref=s.${sample(24)}`],
    },
  },
  {
    id: 'secret/consul/token',
    entity: 'CONSUL_TOKEN',
    ...assignedTo(/(?:consul|nomad)(?:[_ -]?http)?/u, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u),
    score: 0.85,
    source: 'https://developer.hashicorp.com/consul/docs/security/acl/tokens',
    cases: {
      match: [`CONSUL_HTTP_TOKEN=${UUID}`, `"nomad_token": "${UUID}"`],
      ignore: [`CONSUL_HTTP_TOKEN=${UUID.slice(1)}`, 'CONSUL_HTTP_TOKEN=your-key-goes-here', `ref=${UUID}`],
    },
  },
  {
    id: 'secret/infisical/service-token',
    entity: 'INFISICAL_TOKEN',
    pattern: /(?<![A-Za-z0-9])st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://infisical.com/docs/documentation/platform/token',
    cases: {
      match: [
        `st.${sampleHex(24)}.${sampleHex(32)}.${sampleHex(32)}`,
        `INFISICAL_TOKEN="st.${sampleHex(24)}.${sampleHex(32)}.${sampleHex(32)}"`,
      ],
      ignore: [
        `st.${sampleHex(24)}.${sampleHex(32)}.${sampleHex(31)}`,
        `st.${'0'.repeat(24)}.${sampleHex(32)}.${sampleHex(32)}`,
      ],
    },
  },
  {
    id: 'secret/bitwarden/access-token',
    entity: 'BITWARDEN_TOKEN',
    pattern:
      /(?<![A-Za-z0-9.])0\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==(?![A-Za-z0-9=])/u,
    score: 0.95,
    source: 'https://bitwarden.com/help/access-tokens/',
    cases: {
      match: [`0.${UUID}.${sample(30)}:${sample(22)}==`, `BWS_ACCESS_TOKEN=0.${UUID}.${sample(30)}:${sample(22)}==`],
      ignore: [`0.${UUID}.${sample(29)}:${sample(22)}==`, `0.${UUID}.${'x'.repeat(30)}:${sample(22)}==`],
    },
  },
  {
    id: 'secret/1password/secret-key',
    entity: 'ONEPASSWORD_SECRET_KEY',
    pattern:
      /(?<![A-Za-z0-9])A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![A-Za-z0-9-])/u,
    score: 0.95,
    source: 'https://support.1password.com/secret-key/',
    cases: {
      match: [`A3-${UP6}-${UP6}-${UP5}-${UP5}-${UP5}-${UP5}`, `A3-${UP6}-${UP6}${UP5}-${UP5}-${UP5}-${UP5}`],
      ignore: [`A3-${UP6}-${UP6}-${UP5}-${UP5}-${UP5}`, `A3-${UP6}-${'X'.repeat(11)}-${UP5}-${UP5}-${UP5}`],
    },
  },
  {
    id: 'secret/openshift/token',
    entity: 'OPENSHIFT_TOKEN',
    pattern: /(?<![A-Za-z0-9_-])sha256~[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.openshift.com/container-platform/latest/authentication/understanding-authentication.html',
    cases: {
      match: [`sha256~${sample(43)}`, `OPENSHIFT_TOKEN="sha256~${sample(43)}"`],
      ignore: [`sha256~${sample(42)}`, `sha256~${'x'.repeat(43)}`, `sha256:${sampleHex(64)}`],
    },
  },
  {
    id: 'secret/rancher/token',
    entity: 'RANCHER_TOKEN',
    pattern: /(?<![A-Za-z0-9])token-[a-z0-9]{5}:[a-z0-9]{54}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys',
    cases: {
      match: [`token-k3y9d:${sample(54, 'k3y9dq7x')}`, `Bearer token-a1b2c:${sample(54, 'k3y9dq7x')}`],
      ignore: [`token-k3y9d:${sample(53, 'k3y9dq7x')}`, `token-k3y9d:${'x'.repeat(54)}`],
    },
  },
  {
    id: 'secret/kubernetes/client-key',
    entity: 'KUBERNETES_CLIENT_KEY',
    opener: /client-key-data["']?\s{0,3}:\s{0,3}["']?LS0tLS1CRUdJTi[A-Za-z0-9+/]{16}/u,
    body: /[A-Za-z0-9+/=]/u,
    lengthMax: 16_384,
    score: 0.95,
    source: 'https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/',
    cases: {
      match: [
        `client-key-data: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQ${sample(300)}==`,
        `"client-key-data": "LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0tCg${sample(200)}"`,
      ],
      ignore: [
        'client-key-data: LS0tLS1CRUdJTi',
        'client-key-data: <base64>',
        `certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t${sample(200)}`,
      ],
    },
  },
  {
    id: 'secret/kubernetes/bootstrap-token',
    entity: 'KUBERNETES_BOOTSTRAP_TOKEN',
    pattern: /--token[ =][a-z0-9]{6}\.[a-z0-9]{16}(?![A-Za-z0-9.])/u,
    accept: acceptWithDigit,
    score: 0.9,
    severity: 'HIGH',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
    cases: {
      match: [`kubeadm join 10.0.0.1:6443 --token k3y9dq.${sample(16, 'k3y9dq7x')}`, `--token=a1b2c3.${sampleHex(16)}`],
      ignore: [
        `--token k3y9dq.${sample(15, 'k3y9dq7x')}`,
        `--token k3y9dq.${'x'.repeat(16)}`,
        '--token secret.configurationone',
      ],
    },
  },
  {
    id: 'secret/ansible/vault',
    entity: 'ANSIBLE_VAULT',
    // Encrypted, but open to guesses of its password.
    opener: /\$ANSIBLE_VAULT;1\.[0-9];AES256(?:;[A-Za-z0-9_.-]{1,64})?\s{1,4}[0-9a-f]{32}/u,
    body: /[0-9a-f\s]/u,
    lengthMax: 65_536,
    score: 0.9,
    severity: 'MEDIUM',
    source:
      'https://docs.ansible.com/ansible/latest/vault_guide/vault_encrypting_content.html#format-of-files-encrypted-with-ansible-vault',
    cases: {
      match: [
        `$ANSIBLE_VAULT;1.1;AES256\n${sampleHex(80)}\n${sampleHex(80)}`,
        `$ANSIBLE_VAULT;1.2;AES256;prod\n  ${sampleHex(80)}`,
      ],
      ignore: [`$ANSIBLE_VAULT;1.1;AES256\n${sampleHex(31)}`, '$ANSIBLE_VAULT;1.1;AES256 heads such a file'],
    },
  },
  {
    id: 'secret/docker/config-auth',
    entity: 'DOCKER_AUTH',
    pattern: /"auth"\s{0,3}:\s{0,3}"[A-Za-z0-9+/]{8,250}={0,2}"/u,
    accept: acceptDockerAuth,
    lead: valueStart,
    score: 0.9,
    source: 'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
    cases: {
      match: ['{"auths": {"ghcr.io": {"auth": "amFuZTpodW50ZXIyaHVudGVyMg=="}}}', '"auth":"YWRtaW46aHVudGVyMg=="'],
      ignore: ['"auth": "Y29uZmlndXJhdGlvbg=="', '"auth": "dXNlcjp4eHh4eHh4eHh4"', '"auth": "amFuZTpo!"'],
    },
  },
];

/** `user:password` in base64 between the quotes. */
function acceptDockerAuth(candidate: string): number {
  const credentials = decodeBase64(candidate.slice(valueStart(candidate), -1));
  if (credentials === undefined || !/^[ -9;-~]{1,128}:[ -~]{1,200}$/u.test(credentials)) return 0;
  return isPlaceholder(credentials) ? 0 : candidate.length;
}
