import { base62Checksum, hasBase62Checksum } from '../base62-checksum.ts';
import { decodeBase64 } from '../decode-base64.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample, sampleHex } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const BODY = sample(30);

const REFERENCE_TOKEN = btoa(`reftkn:01:1893456000:${sample(27)}`);

/** Tokens with which packages and images are published. */
export const packageRegistryRules: readonly SecretRule[] = [
  {
    id: 'secret/npm/token',
    entity: 'NPM_TOKEN',
    pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/u,
    score: 0.98,
    accept: (candidate) => (hasBase62Checksum(candidate) ? candidate.length : 0),
    source: 'https://github.blog/2021-09-23-announcing-npms-new-access-token-format/',
    cases: {
      match: [`npm_${BODY}${base62Checksum(BODY)}`, `//npm.example.com/:_authToken=npm_${BODY}${base62Checksum(BODY)}`],
      ignore: [
        `npm_${sample(36)}`,
        `npm_${'x'.repeat(36)}`,
        'npm_config_registry',
        `npm_${BODY}${base62Checksum(BODY)}a`,
      ],
    },
  },
  {
    id: 'secret/npm/token-unverified',
    entity: 'NPM_TOKEN',
    pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/u,
    score: 0.6,
    severity: 'HIGH',
    accept: (candidate) => (hasBase62Checksum(candidate) || isPlaceholder(candidate) ? 0 : candidate.length),
    source: 'https://github.blog/2021-09-23-announcing-npms-new-access-token-format/',
    cases: {
      match: [`npm_${sample(36)}`, `NPM_TOKEN="npm_${sample(36)}"`],
      ignore: [`npm_${BODY}${base62Checksum(BODY)}`, `npm_${'x'.repeat(36)}`, `npm_${sample(35)}`],
    },
  },
  {
    id: 'secret/pypi/token',
    entity: 'PYPI_TOKEN',
    opener: /(?<![A-Za-z0-9])pypi-AgE[A-Za-z0-9_-]{32}/u,
    body: /[A-Za-z0-9_-]/u,
    lengthMax: 1_024,
    score: 0.95,
    source: 'PyPI help, "API tokens"; https://warehouse.pypa.io/development/token-scanning.html',
    cases: {
      match: [`pypi-AgEIcHlwaS5vcmc${sample(150)}`, `PYPI_TOKEN="pypi-AgEIcHlwaS5vcmc${sample(150)}"`],
      ignore: [`pypi-AgEIcHlwaS5vcmc${sample(10)}`, `pypi-AgEIcHlwaS5vcmc${'x'.repeat(80)}`, 'pypi-AgEIcHlwaS5vcmc...'],
    },
  },
  {
    id: 'secret/rubygems/api-key',
    entity: 'RUBYGEMS_API_KEY',
    pattern: /(?<![A-Za-z0-9])rubygems_[0-9a-f]{48}(?![A-Za-z0-9])/u,
    score: 0.95,
    source: 'https://guides.rubygems.org/api-key-scopes/',
    cases: {
      match: [`rubygems_${sampleHex(48)}`, `RUBYGEMS_API_KEY="rubygems_${sampleHex(48)}"`],
      ignore: [`rubygems_${sampleHex(47)}`, `rubygems_${'0'.repeat(48)}`],
    },
  },
  {
    id: 'secret/crates-io/token',
    entity: 'CRATES_IO_TOKEN',
    pattern: /(?<![A-Za-z0-9])cio[A-Za-z0-9]{32}(?![A-Za-z0-9])/u,
    score: 0.7,
    accept: (candidate) =>
      /\d/u.test(candidate) && /[A-Z]/u.test(candidate) && !isPlaceholder(candidate) ? candidate.length : 0,
    source: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
    cases: {
      match: [`cio${sample(32)}`, `CRATES_IO_TOKEN="cio${sample(32)}"`],
      ignore: [`cio${sample(31)}`, `cio${'x'.repeat(32)}`, `precio${sample(32)}`],
    },
  },
  {
    id: 'secret/docker/token',
    entity: 'DOCKER_TOKEN',
    pattern: /(?<![A-Za-z0-9])dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,32}(?![A-Za-z0-9_-])/u,
    score: 0.95,
    source: 'https://docs.docker.com/security/access-tokens/',
    cases: {
      match: [`dckr_pat_${sample(27)}`, `docker login -p dckr_oat_${sample(32)}`],
      ignore: [`dckr_pat_${sample(26)}`, `dckr_pat_${'x'.repeat(27)}`],
    },
  },
  {
    id: 'secret/nuget/api-key',
    entity: 'NUGET_API_KEY',
    pattern: /(?<![A-Za-z0-9])oy2[a-z0-9]{43}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://learn.microsoft.com/nuget/nuget-org/publish-a-package',
    cases: {
      match: [`oy2${sample(43, 'k3y9dq7x')}`, `NUGET_API_KEY="oy2${sample(43, 'k3y9dq7x')}"`],
      ignore: [`oy2${sample(42, 'k3y9dq7x')}`, `oy2${'x'.repeat(43)}`],
    },
  },
  {
    id: 'secret/artifactory/token',
    entity: 'ARTIFACTORY_TOKEN',
    pattern: /(?<![A-Za-z0-9])(?:cmVmdGtu[A-Za-z0-9]{56}|AKCp[A-Za-z0-9]{69})(?![A-Za-z0-9])/u,
    score: 0.95,
    accept: acceptArtifactory,
    source: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
    cases: {
      match: [REFERENCE_TOKEN, `X-JFrog-Art-Api: AKCp${sample(69)}`],
      ignore: [REFERENCE_TOKEN.slice(0, -1), `cmVmdGtu${sample(56)}`, `AKCp${'x'.repeat(69)}`],
    },
  },
];

/** A reference token is `reftkn`, its version, the time when it ends and its secret, in base64. */
function acceptArtifactory(candidate: string): number {
  if (isPlaceholder(candidate)) return 0;
  if (!candidate.startsWith('cmVm')) return candidate.length;
  return /^reftkn:\d{2}:\d{10}:/u.test(decodeBase64(candidate) ?? '') ? candidate.length : 0;
}
