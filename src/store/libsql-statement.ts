import type Database from 'libsql';

/** What may be bound. The binding ends the process at a boolean, so the type is closed. */
export type Bindable = number | Uint8Array | null;

/** A prepared statement whose rows are tuples. */
export interface LibsqlStatement<Row> {
  first(values: readonly Bindable[]): Row | undefined;
  all(values: readonly Bindable[]): readonly Row[];
  /** Resolves with the number of rows that changed. */
  run(values: readonly Bindable[]): number;
}

/** Prepares one statement for the life of a connection. Values are bound as one array: the binding reads a single object as names. */
export function statement<Row = never>(database: Database.Database, sql: string): LibsqlStatement<Row> {
  const prepared = database.prepare(sql);
  if (prepared.reader) prepared.raw();
  return {
    first: (values) => prepared.get(values) as Row | undefined,
    all: (values) => prepared.all(values) as Row[],
    run: (values) => prepared.run(values).changes,
  };
}
