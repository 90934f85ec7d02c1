import type { Secret } from './gateway-config.ts';
import type { SecretReference } from './gateway-config-file.ts';

/** Where keys, pseudonyms and rates are kept. `in-process` forgets them at the end; `redis` is shared by many gateways. */
export type StoreDriver = 'libsql' | 'in-process' | 'redis';

/** Where events are kept. `postgres` is shared by many gateways. */
export type StoreLogConfig =
  | { readonly driver: 'libsql' | 'in-process' }
  | { readonly driver: 'postgres'; readonly postgres: PostgresConfig };

/** Which Postgres is used, and how. */
export interface PostgresConfig {
  /** It holds no user and no password. */
  readonly url: string;
  readonly user: string;
  readonly password?: Secret;
  readonly allowPlain: boolean;
  readonly tls?: StoreTls;
  readonly schema: string;
  readonly poolMax: number;
  readonly commandTimeoutMs: number;
  readonly openTimeoutMs: number;
}

/** PEM texts. */
export interface StoreTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: Secret;
}

/** What a control does while the store is away: refuse with 503, or go on with what this process knows by itself. */
export type FailMode = 'refuse' | 'local';

/** The declared fail mode of each control that has a choice. Keys have none: nobody is let in unchecked. */
export interface FailModes {
  /** `local`: each gateway counts by itself meanwhile. */
  readonly limits: FailMode;
  /** `local`: values are pseudonymized for one request and its reply, and older placeholders are not put back. */
  readonly vault: FailMode;
}

interface StoreBase {
  /** Missing: in the process where the records are, and in libsql with all other drivers. */
  readonly log?: StoreLogConfig;
  /** Missing: all refuse. */
  readonly onFailure?: FailModes;
}

/** The stores of a gateway. */
export type StoreConfig =
  | (StoreBase & { readonly driver: 'libsql' | 'in-process' })
  | (StoreBase & { readonly driver: 'redis'; readonly redis: RedisConfig });

/** A user of a Redis. Without a name it is the default one. */
export interface RedisUser {
  readonly username?: string;
  readonly password?: Secret;
}

/** One server, a group with sentinels, or a cluster. Addresses hold no user and no password. */
export type RedisPlaceConfig =
  | {
      readonly url: string;
      /** The host of `url` is then the name of the group. */
      readonly sentinels?: RedisUser & { readonly addresses: readonly string[] };
    }
  | { readonly cluster: readonly string[] };

/** Which Redis or Valkey is used, and how. */
export interface RedisConfig extends RedisUser {
  readonly place: RedisPlaceConfig;
  /** Allows `redis://` to other machines. */
  readonly allowPlain: boolean;
  readonly tls?: StoreTls;
  readonly keyPrefix: string;
  readonly commandTimeoutMs: number;
  readonly openTimeoutMs: number;
}

/** A user of a Redis, as a file says it. */
interface RedisUserFile {
  readonly username?: string | undefined;
  readonly password?: SecretReference | undefined;
}

/** The section `store` of a file, checked. */
export interface StoreFile {
  readonly driver: StoreDriver;
  readonly redis?: RedisFile | undefined;
  readonly log?: StoreLogFile | undefined;
  readonly onFailure: FailModes;
}

/** The section `store.log` of a file, checked. */
export interface StoreLogFile {
  readonly driver: StoreLogConfig['driver'];
  readonly postgres?: PostgresFile | undefined;
}

/** Certificates, as a file says where they are. */
export interface StoreTlsFile {
  readonly caFile?: string | undefined;
  readonly certFile?: string | undefined;
  readonly keyFile?: string | undefined;
}

/** The section `store.log.postgres` of a file, checked. */
export interface PostgresFile extends Omit<PostgresConfig, 'password' | 'tls'> {
  readonly password?: SecretReference | undefined;
  readonly tls?: StoreTlsFile | undefined;
}

/** The section `store.redis` of a file, checked. */
export interface RedisFile extends RedisUserFile {
  readonly url?: string | undefined;
  readonly sentinels?: (RedisUserFile & { readonly addresses: readonly string[] }) | undefined;
  readonly cluster?: readonly string[] | undefined;
  readonly allowPlain: boolean;
  readonly tls?: StoreTlsFile | undefined;
  readonly keyPrefix: string;
  readonly commandTimeoutMs: number;
  readonly openTimeoutMs: number;
}
