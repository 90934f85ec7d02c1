import { describe, expect, it } from 'vitest';
import { BOUNDS_DEFAULT } from '../../core/bounds.ts';
import { findMatches } from '../matching/find-matches.ts';
import { compileRules } from '../matching/rule-set.ts';
import { secretRules } from './rules/index.ts';
import { sample, sampleHex } from './sample.ts';
import { secretRule } from './secret-rule.ts';

const ALL = compileRules(secretRules.map(secretRule), BOUNDS_DEFAULT.streamHoldCharsMax);

/** What a set of rules finds in a canonical text. */
function foundBy(rules: typeof ALL, text: string): readonly string[] {
  return findMatches(rules, { name: 'canonical', text, barriers: [] }).map((match) =>
    text.slice(match.start, match.end),
  );
}

describe.each(secretRules)('$id', (rule) => {
  const compiled = compileRules([secretRule(rule)], BOUNDS_DEFAULT.streamHoldCharsMax);
  it.each(rule.cases.match)('finds something in %j', (text) => expect(foundBy(compiled, text)).not.toEqual([]));
  it.each(rule.cases.ignore)('finds nothing in %j', (text) => expect(foundBy(compiled, text)).toEqual([]));
});

describe('secretRules', () => {
  it('know at least 300 kinds, each with an id of its own', () => {
    expect(secretRules.length).toBeGreaterThanOrEqual(300);
    expect(new Set(secretRules.map(({ id }) => id)).size).toBe(secretRules.length);
  });

  it('have two texts that each finds and two that it leaves alone', () => {
    const bare = secretRules.filter(({ cases }) => cases.match.length < 2 || cases.ignore.length < 2);
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('say where their format stands', () => {
    expect(secretRules.filter(({ source }) => source.length < 8).map(({ id }) => id)).toEqual([]);
  });

  it.each([
    [
      `-----BEGIN RSA PRIVATE KEY-----\n${sample(64)}\n-----END RSA PRIVATE KEY----- tail`,
      `-----BEGIN RSA PRIVATE KEY-----\n${sample(64)}\n-----END RSA PRIVATE KEY-----`,
    ],
    [`my password is hunter2. Thanks`, 'hunter2'],
    [`Password=hunter2;Encrypt=true`, 'hunter2'],
    ['{"password": "Tr0ub4dor&3"}', 'Tr0ub4dor&3'],
    [`export API_KEY='${sample(24)}'`, sample(24)],
    [`see postgres://app:${sample(12)}@db.internal. Then`, `postgres://app:${sample(12)}@db.internal`],
    [`key "sk-proj-${sample(150)}" end`, `sk-proj-${sample(150)}`],
    [`x nvapi-${sample(64)}, y`, `nvapi-${sample(64)}`],
    [`curl https://a/?X-Amz-Signature=${sampleHex(64)}&b=c`, sampleHex(64)],
    [`the datadog key is ${sampleHex(40)}.`, sampleHex(40)],
    [`HCLOUD: rpa_${sample(44)}.`, `rpa_${sample(44)}`],
  ])('take of %j exactly %j', (text, expected) => {
    expect(foundBy(ALL, text)).toEqual([expected]);
  });

  it('swallow the second of two keys whose first is cut short', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${sample(64)}\n`;
    expect(foundBy(ALL, `${key}${key}-----END PRIVATE KEY-----`)).toEqual([`${key}${key}-----END PRIVATE KEY-----`]);
  });
});

describe('texts without secrets', () => {
  it.each([
    'id 123e4567-e89b-12d3-a456-426614174000',
    `commit ${sampleHex(40)}`,
    `"integrity": "sha512-${sample(86)}=="`,
    `<img src="data:image/png;base64,iVBORw0KGgo${sample(400)}">`,
    `sha256:${sampleHex(64)}`,
    `-----BEGIN CERTIFICATE-----\n${sample(64)}\n-----END CERTIFICATE-----`,
    `ssh-rsa AAAAB3NzaC1yc2E${sample(300)} jane@host`,
    'The password: you must reset it before Monday.',
    'A token: a unit of text. A secret: nobody knows it.',
    'Use your API key: you find it under Settings.',
    'export OPENAI_API_KEY=sk-...',
    'OPENAI_API_KEY=your-api-key-here',
    'const token = process.env.GITHUB_TOKEN;',
    `password: \${{ secrets.DB_PASSWORD }}`,
    'password = os.environ["DB_PASSWORD"]',
    'AKIAIOSFODNN7EXAMPLE',
    'function login(password: string, token: string): Promise<Session1>',
    'apiKey: { type: "string", minLength: 32 }',
    '<input type="password" name="password1">',
    'tokenizer = AutoTokenizer.from_pretrained("gpt2")',
    'max_tokens=4096, temperature=0.7, pad_token_id=50256',
    'The key is under the mat, the secret is out, the token is gone.',
    'basic knowledge of bearer bonds',
    'https://example.com:8080/path?x=1@2',
    'postgres://localhost:5432/db',
    'css: .sk-fading-circle .sk-circle12:before',
    'Passwords must have 12 characters; a password is weak when short.',
    'Das Passwort ist falsch. Der Token ist abgelaufen.',
    'kubectl create secret generic my-secret-1 --from-literal=a=b',
    'secretKeyRef:\n  name: db-credentials\n  key: password',
    `sha1 ${sampleHex(40)} md5 ${sampleHex(32)} sha512 ${sampleHex(128)}`,
    `https://github.com/a/b/commit/${sampleHex(40)}`,
    `uses: actions/checkout@${sampleHex(40)}`,
    `FROM node@sha256:${sampleHex(64)}`,
    `"resolved": "https://registry.example.org/a/-/a-1.2.3.tgz", "integrity": "sha1-${sample(27)}="`,
    `ETag: "${sampleHex(32)}"`,
    `x-request-id: ${sampleHex(8)}-a1b2-4c3d-8e5f-${sampleHex(12)}`,
    `arn:aws:iam::831590274683:role/deploy-${sampleHex(8)}`,
    `projects/${sampleHex(24)}/datasets/${sample(20)}`,
    `-----BEGIN PUBLIC KEY-----\n${sample(64)}\n-----END PUBLIC KEY-----`,
    `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${sample(43)} jane@host`,
    `PublicKey = ${sample(43)}=`,
    `pk_live_${sample(24)} pk.eyJ${sample(80)}.${sample(22)} phc_${sample(43)}`,
    `0x${sampleHex(40)} sent 2 ETH in 0x${sampleHex(64)}`,
    `Set SENTRY_DSN, DD_API_KEY and OPENAI_API_KEY before the start.`,
    'ALGOLIA_SEARCH_KEY=your-search-only-key',
    'DATADOG_API_KEY=<YOUR_DATADOG_API_KEY>',
    `DD_API_KEY=\${DD_API_KEY}`,
    `TWILIO_AUTH_TOKEN=${'x'.repeat(32)}`,
    'curl -u "$USER:$PASSWORD" https://api.example.com/v1',
    'The login form has a user name and a password field.',
    'The line token stream and the okta token bucket are empty.',
    `url(data:font/woff2;base64,d09GMgABAAAAA${sample(300)})`,
    `"cSpell.words": ["gsk", "glpat", "xoxb", "npm_config_cache", "sk_test"]`,
    'pat-na-1 fc-barcelona sk_internationalization_helpers md-components da2-series',
    'import { test_utilities, live_preview, shp_reader } from "./re_export";',
  ])('%j', (text) => expect(foundBy(ALL, text)).toEqual([]));
});

describe('text that is made to be slow', () => {
  it.each([
    'password=',
    'password: a ',
    'eyJ',
    'eyJhbGci.',
    'sk-',
    'https://a:',
    '-----BEGIN ',
    'AKIA',
    'token:token:',
    'basic AAAAAAAA ',
    'bearer bearer ',
    'dd_api_key=',
    'accesskey: a',
    'okta token is ',
    'private_key = ',
    'login a password ',
    'curl -u a:b',
    'glpat-a.01.',
    '$ANSIBLE_VAULT;1.1;AES256 ',
    'AAAAAAAAAAAAAAAAAAAAAAAA-',
    'sk.eyJ',
    '1/1234567890123456:',
  ])('holds no secret in %j repeated', (unit) => {
    expect(foundBy(ALL, unit.repeat(2_000))).toEqual([]);
  });
});
