import type { Socket } from 'node:net';
import { loadPackage } from '../../core/load-package.ts';

/** What is used of pg; written here, so that nobody needs the package to compile against this one. */
export interface PostgresPackage {
  readonly Pool: new (options: PostgresPoolOptions) => PostgresPool;
}

/** How a pool is made, and each of its connections. */
export interface PostgresPoolOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** A function, so that it neither shows in a dump of the pool nor is looked for in the environment when there is none. */
  readonly password: () => string;
  readonly database: string;
  readonly ssl: false | Readonly<Record<string, unknown>>;
  readonly application_name: string;
  readonly max: number;
  readonly connectionTimeoutMillis: number;
  readonly idleTimeoutMillis: number;
  readonly keepAlive: boolean;
  readonly allowExitOnIdle: boolean;
  readonly stream: () => Socket;
}

/** Connections that are made when they are needed. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'connect', listener: (client: PostgresClient) => void): unknown;
}

/** One connection. */
export interface PostgresClient {
  query(text: string, values?: readonly unknown[]): Promise<PostgresResult>;
  /** Gives the connection back to the pool; with `true` it is ended instead. Must be called once. */
  release(isBroken?: boolean): void;
  on(event: 'error', listener: (error: unknown) => void): unknown;
}

/** Rows by column; numbers of 64 bits come as strings of digits. */
export interface PostgresResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** How many rows were read or changed. */
  readonly rowCount: number | null;
}

/** The package that talks to Postgres. It is an optional peer, which only those need who have a Postgres. */
const PACKAGE = 'pg';

/**
 * Loads the package that talks to Postgres.
 *
 * @throws InvalidOptionsError that says what to install.
 */
export function loadPostgresPackage(name: string = PACKAGE): Promise<PostgresPackage> {
  return loadPackage(name, (wanted) => import(wanted));
}
