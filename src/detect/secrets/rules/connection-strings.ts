import { isPlaceholder } from '../placeholder.ts';
import { sample } from '../sample.ts';
import type { SecretRule } from '../secret-rule.ts';
import { lengthWithoutTrailing } from '../trailing.ts';

/** Addresses that carry a password. */
export const connectionStringRules: readonly SecretRule[] = [
  {
    id: 'secret/connection-string/database',
    entity: 'CONNECTION_STRING',
    pattern:
      /(?<![A-Za-z0-9])(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|valkeys?|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb|couchdb|neo4j|bolt|cassandra|influxdb|kafka|nats|mqtts?|ldaps?|smtps?|s?ftps?|ssh)(?:\+[a-z0-9]{1,12})?:\/\/[^\s:@/"'`<>]{0,64}:[^\s@/"'`<>]{1,128}@[A-Za-z0-9[][A-Za-z0-9.:_\]-]{0,200}/iu,
    score: 0.9,
    accept: acceptUrl,
    source: 'RFC 3986, section 3.2.1; https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING',
    cases: {
      match: [
        `postgres://app:${sample(12)}@db.internal:5432/app`,
        `mongodb+srv://jane:s3cr3t-${sample(6)}@cluster0.mongodb.net`,
        `redis://:${sample(16)}@cache:6379/0`,
        'mysql://root:hunter2@localhost',
      ],
      ignore: [
        'postgres://user:password@localhost:5432/db',
        `postgres://user:\${DB_PASSWORD}@localhost`,
        'postgres://localhost:5432/app',
        'redis://cache:6379',
        'postgres://user@host/db',
        'mysql://user:<password>@host',
        'mysql://user:****@host',
        'mysql://user:$DB_PASS@host',
        'postgres://user:{password}@host',
      ],
    },
  },
  {
    id: 'secret/connection-string/basic-auth-url',
    entity: 'CONNECTION_STRING',
    pattern:
      /(?<![A-Za-z0-9])(?:https?|wss?|git\+https?):\/\/[^\s:@/"'`<>?#]{0,128}:[^\s@/"'`<>?#]{1,200}@[A-Za-z0-9[][A-Za-z0-9.:_\]-]{0,200}/iu,
    score: 0.85,
    accept: acceptUrl,
    source: 'RFC 3986, section 3.2.1; RFC 7617',
    cases: {
      match: [
        `https://jane:${sample(12)}@intranet.example.net/x`,
        `git clone https://oauth2:${sample(20)}@gitlab.com/a/b.git`,
        'http://admin:hunter2@192.168.0.1:8080/',
      ],
      ignore: [
        'https://user:password@host.com',
        'https://example.com:8443/@jane',
        'https://example.com/a:b@c',
        'https://user@host.com',
        'https://user:xxxx@host.com',
        'https://user:$TOKEN@host.com',
        'https://[::1]:8080/',
      ],
    },
  },
];

/** Words that documentation writes for a password. */
const PASSWORD_WORDS: ReadonlySet<string> = new Set(
  'password passwd pass pwd pw secret token mypassword mysecretpassword secretpassword user postgres root admin guest changeme test'.split(
    ' ',
  ),
);

function acceptUrl(candidate: string): number {
  const from = candidate.indexOf(':', candidate.indexOf('://') + 3) + 1;
  const password = candidate.slice(from, candidate.lastIndexOf('@'));
  if (PASSWORD_WORDS.has(password.toLowerCase()) || isPlaceholder(password) || isReference(password)) return 0;
  // A sentence may end behind the host.
  return lengthWithoutTrailing(candidate, '.:_-');
}

/** `$NAME`, `{name}`, `%name%`, `[name]`, `:port` of something else. */
function isReference(password: string): boolean {
  return /^(?:\$[A-Za-z_]|[{[%$*]|\d{2,5}$)/u.test(password);
}
