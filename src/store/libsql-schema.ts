/** Marks a file as Sallyport's in the header of SQLite: "SALY" in ASCII. */
export const APPLICATION_ID = 0x53_41_4c_59;

/**
 * The steps from an empty file to the present schema, in order; a step that was published never changes. Texts are kept
 * as UTF-16BE bytes: SQLite compares blobs byte by byte, and so they sort as JavaScript sorts strings, and NUL and lone
 * surrogates stay what they are.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE records (
     id INTEGER PRIMARY KEY,
     owner BLOB NOT NULL,
     name BLOB NOT NULL,
     version INTEGER NOT NULL,
     expires_at_ms INTEGER,
     value BLOB NOT NULL
   ) STRICT;
   CREATE UNIQUE INDEX records_by_name ON records (owner, name);
   CREATE INDEX records_by_expiry ON records (expires_at_ms) WHERE expires_at_ms IS NOT NULL;
   CREATE TABLE counters (key BLOB PRIMARY KEY, idle_at_ms REAL NOT NULL) STRICT, WITHOUT ROWID;
   CREATE INDEX counters_by_time ON counters (idle_at_ms);
   CREATE TABLE streams (
     id INTEGER PRIMARY KEY,
     name BLOB NOT NULL UNIQUE,
     last_sequence INTEGER NOT NULL,
     entry_count INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE entries (
     stream_id INTEGER NOT NULL,
     sequence INTEGER NOT NULL,
     time_ms INTEGER NOT NULL,
     value BLOB NOT NULL,
     PRIMARY KEY (stream_id, sequence)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX entries_by_time ON entries (stream_id, time_ms);`,
];
