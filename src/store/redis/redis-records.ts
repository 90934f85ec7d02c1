import type { BesideRecord, Records, StoredRecord } from '../../core/store-ports.ts';
import { CALL_BYTES } from '../call-gate.ts';
import { keyText } from '../key-bytes.ts';
import { type PortDoor, portDoor } from '../port-door.ts';
import {
  checkBytes,
  checkListPage,
  checkOwner,
  checkPutOptions,
  checkRecordKey,
  RECORD_BOUNDS,
  readClock,
} from '../record-arguments.ts';
import { StoreError } from '../store-error.ts';
import { keysOfOwners, nameBuffer, type OwnerKeys, recordKey } from './redis-keys.ts';
import { defineScript } from './redis-package.ts';
import type { RedisPortOptions } from './redis-port-options.ts';
import { RECORD_SCRIPTS } from './redis-record-scripts.ts';
import { numberOf, pairOf } from './redis-reply.ts';

/** The `Records` port on a connection: each call that writes is one script, each read one command. */
export function redisRecords(options: RedisPortOptions): Records {
  const { client, connection, keyPrefix, clock } = options;
  const keysOf = keysOfOwners(keyPrefix);
  const door = portDoor();
  const put = defineScript(client, 'put', RECORD_SCRIPTS.put);
  const remove = defineScript(client, 'delete', RECORD_SCRIPTS.delete);
  return {
    async get(owner, name) {
      checkRecordKey(owner, name);
      door.enter('get');
      const key = recordKey(keysOf(owner), nameBuffer(name));
      const nowMs = readClock(clock);
      const fields = await connection.call('get', CALL_BYTES, () =>
        client.hmgetBuffer(key, 'value', 'version', 'expiresAtMs'),
      );
      return recordOf(fields, nowMs);
    },
    async put(owner, name, value, how = {}) {
      checkRecordKey(owner, name);
      checkBytes('value', value, RECORD_BOUNDS.valueBytesMax);
      checkPutOptions(owner, how);
      door.enter('put');
      const { ttlMs = '', ifVersion = '', ifBeside } = how;
      const keys = keysOf(owner);
      const nameBytes = nameBuffer(name);
      const record = recordKey(keys, nameBytes);
      const bytes = Buffer.from(value);
      const given = [keys.recordPrefix, String(readClock(clock)), nameBytes, bytes, String(ttlMs), String(ifVersion)];
      const [beside, held] = ifBeside === undefined ? [record, []] : besideOf(keysOf(ifBeside.owner), ifBeside);
      const reply = await connection.call('put', CALL_BYTES + bytes.length, () =>
        put(keys.names, keys.expiries, record, beside, ...given, ...held),
      );
      return reply === null ? undefined : numberOf('put', reply);
    },
    async delete(owner, name) {
      checkRecordKey(owner, name);
      door.enter('delete');
      const keys = keysOf(owner);
      const nameBytes = nameBuffer(name);
      const nowMs = String(readClock(clock));
      const reply = await connection.call('delete', CALL_BYTES, () =>
        remove(keys.names, keys.expiries, recordKey(keys, nameBytes), keys.recordPrefix, nowMs, nameBytes),
      );
      return numberOf('delete', reply) === 1;
    },
    ...ownerMethods(options, door, keysOf),
    async scrub() {
      door.enter('scrub');
      // Whether the server writes copies of itself, and keeps them, is its own matter.
      return false;
    },
    close: door.close,
  };
}

/** The key of a record on which a put depends, and the bytes that it must hold. */
function besideOf(keys: OwnerKeys, { name, value }: BesideRecord): readonly [Buffer, readonly Buffer[]] {
  return [recordKey(keys, nameBuffer(name)), [Buffer.from(value)]];
}

/** What concerns all records of an owner. A script removes a slice of them at most, so it may take several calls. */
function ownerMethods(
  options: RedisPortOptions,
  door: PortDoor,
  keysOf: (owner: string) => OwnerKeys,
): Pick<Records, 'list' | 'deleteOwner'> {
  const { client, connection, clock } = options;
  const list = defineScript(client, 'list', RECORD_SCRIPTS.list);
  const removeOwner = defineScript(client, 'deleteOwner', RECORD_SCRIPTS.deleteOwner);
  return {
    async list(owner, { after, limit }) {
      checkOwner(owner);
      checkListPage({ limit, ...(after !== undefined && { after }) });
      const keys = keysOf(owner);
      const from = after === undefined ? '-' : Buffer.concat([Buffer.from('('), nameBuffer(after)]);
      for (;;) {
        door.enter('list');
        const nowMs = String(readClock(clock));
        const reply = await connection.call('list', CALL_BYTES, () =>
          list(keys.names, keys.expiries, keys.recordPrefix, nowMs, from, String(limit)),
        );
        if (Array.isArray(reply)) return reply.map((name: Buffer) => keyText(name));
      }
    },
    async deleteOwner(owner) {
      checkOwner(owner);
      const keys = keysOf(owner);
      for (let deleted = 0; ; ) {
        door.enter('delete-owner');
        const nowMs = String(readClock(clock));
        const reply = await connection.call('delete-owner', CALL_BYTES, () =>
          removeOwner(keys.names, keys.expiries, keys.recordPrefix, nowMs),
        );
        const [removed, isDone] = pairOf('delete-owner', reply);
        deleted += numberOf('delete-owner', removed);
        if (isDone === 1) return deleted;
      }
    },
  };
}

function recordOf(fields: readonly (Buffer | null)[], nowMs: number): StoredRecord | undefined {
  const [value, version, expiry] = fields;
  if (value === null && version === null) return undefined;
  if (!value || !version) throw new StoreError('get', 'corrupt');
  const found = { value: new Uint8Array(value), version: numberOf('get', String(version)) };
  if (!expiry) return found;
  const expiresAtMs = numberOf('get', String(expiry));
  return expiresAtMs <= nowMs ? undefined : { ...found, expiresAtMs };
}
