import { testLog } from '../conformance/log-suite.ts';
import { testPostgres } from '../conformance/start-postgres.ts';
import { describeWith } from '../conformance/start-redis.ts';
import { openPostgresLog } from './postgres-log.ts';

const postgres = testPostgres();

describeWith(postgres, 'one Postgres', () => {
  testLog('a log in Postgres', () => openPostgresLog({ place: { url: postgres.url() }, schema: postgres.schema() }));
});
