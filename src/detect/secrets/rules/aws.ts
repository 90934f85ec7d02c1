import { entropyOf } from '../entropy.ts';
import { isPlaceholder } from '../placeholder.ts';
import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';

const SECRET_LENGTH = 40;

const SECRET = sample(SECRET_LENGTH, 'k3Y9dQ7x/Wp+5sZ');

/** Credentials of Amazon Web Services. */
export const awsRules: readonly SecretRule[] = [
  {
    id: 'secret/aws/access-key-id',
    entity: 'AWS_ACCESS_KEY',
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/u,
    score: 0.9,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
    cases: {
      match: [`AKIA${sample(16, 'Q3ZT7KXW')}`, `"AccessKeyId": "ASIA${sample(16, 'Q3ZT7KXW')}"`],
      ignore: [
        'AKIAIOSFODNN7EXAMPLE',
        `AKIA${sample(15, 'Q3ZT7KXW')}`,
        `AKIA${'X'.repeat(16)}`,
        `xAKIA${sample(16, 'Q3ZT7KXW')}`,
      ],
    },
  },
  {
    id: 'secret/aws/secret-access-key',
    entity: 'AWS_SECRET_KEY',
    pattern:
      /(?:aws[ _.-]?secret|secret[ _.-]?access)(?:[ _.-]?access)?(?:[ _.-]?key)?["'`\]\\]{0,3}\s{0,3}(?::=|=>|=|:|is\s)\s{0,3}["'`\\]{0,2}[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/iu,
    score: 0.9,
    accept: acceptSecretKey,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    cases: {
      match: [
        `aws_secret_access_key = ${SECRET}`,
        `"SecretAccessKey": "${SECRET}"`,
        `export AWS_SECRET_ACCESS_KEY='${SECRET}'`,
      ],
      ignore: [
        'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        `aws_secret_access_key = ${SECRET.slice(1)}`,
        `aws_secret_access_key = ${'0'.repeat(40)}`,
        `public_access_key = ${SECRET}`,
      ],
    },
  },
  {
    id: 'secret/aws/bedrock-api-key',
    entity: 'AWS_BEDROCK_KEY',
    opener: /(?<![A-Za-z0-9])(?:ABSK[A-Za-z0-9+/]{32}|bedrock-api-key-[A-Za-z0-9+/]{24})/u,
    body: /[A-Za-z0-9+/=]/u,
    lengthMax: 4_096,
    score: 0.95,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    cases: {
      match: [`ABSK${sample(128)}=`, `bedrock-api-key-${sample(60)}`],
      ignore: [`ABSK${sample(31)}`, `ABSK${'X'.repeat(128)}`, 'bedrock-api-key-management'],
    },
  },
];

function acceptSecretKey(candidate: string): number {
  const secret = candidate.slice(-SECRET_LENGTH);
  return isPlaceholder(secret) || entropyOf(secret) < 3 ? 0 : candidate.length;
}
