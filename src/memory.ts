export type { Clock, KeyWrapper, Screen, Sink, WrapContext, WrappedKey } from './core/ports.ts';
export type { Principal, Trust } from './core/segment.ts';
export type { Session, SessionOutcome, Sessions, SessionTurn } from './core/sessions.ts';
export type {
  BesideRecord,
  Counters,
  Log,
  LogEntry,
  LogPage,
  PutOptions,
  Records,
  StoredRecord,
} from './core/store-ports.ts';
export type { Vault, VaultSession } from './core/vault.ts';
export { type AwsKmsOptions, awsKmsWrapper } from './crypto/aws-kms-wrapper.ts';
export {
  createKeyRing,
  type FollowOptions,
  type KeyRing,
  type KeyRingOptions,
  keyRingFromText,
  openKeyRing,
  openOrCreateKeyRing,
} from './crypto/key-ring.ts';
export { KeyRingError, type KeyRingReason } from './crypto/key-ring-error.ts';
export type { RingFileOptions } from './crypto/key-ring-file.ts';
export type { KeptFor, OwnerKey, OwnerKeys, ReadOwner } from './crypto/owner-key.ts';
export { checkRingOfStore } from './crypto/used-keys.ts';
export type { WrapOptions } from './crypto/wrapped-ring.ts';
export { openOrCreateWrappedRing, openWrappedRing, type WrappedRingOptions } from './crypto/wrapped-ring-file.ts';
export type { ConversationEntry } from './memory/conversation.ts';
export type { Forgotten } from './memory/forget.ts';
export { type AppendHow, IsolatedMemory, type StoreHow } from './memory/isolated-memory.ts';
export type { JsonValue } from './memory/json-value.ts';
export {
  MEMORY_BOUNDS,
  MEMORY_QUOTAS,
  type MemoryAccess,
  type MemoryOperation,
  type MemoryPorts,
  type MemoryQuotas,
  type MemoryRecord,
  type Provenance,
} from './memory/memory.ts';
export { MemoryError, type MemoryRefusal } from './memory/memory-error.ts';
export { SESSION_BOUNDS, type SessionBounds } from './memory/session/create-sessions.ts';
export { injectionScreen } from './setup/injection-screen.ts';
export {
  type OpenMemoryOptions,
  type OpenSessionsOptions,
  type OpenVaultOptions,
  openMemory,
  openSessions,
  openVault,
} from './setup/open-memory.ts';
export { type InProcessRecordsOptions, inProcessRecords } from './store/in-process-records.ts';
export type { LibsqlDatabaseOptions } from './store/libsql-database.ts';
export { type LibsqlStore, openLibsqlStore } from './store/libsql-store.ts';
export type { RedisAccess, RedisPlace, RedisTls } from './store/redis/redis-place.ts';
export { openRedisStore, type RedisStore, type RedisStoreOptions } from './store/redis/redis-store.ts';
export { StoreError, type StoreOperation, type StoreReason } from './store/store-error.ts';
