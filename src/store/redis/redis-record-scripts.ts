/** A script, and how many keys it is given. */
export interface RedisScript {
  readonly keyCount: number;
  readonly lua: string;
}

/**
 * How much longer than a record lives Redis keeps it, in milliseconds. Callers' clocks say when a record has expired; Redis,
 * whose clock may be another, only frees what nobody asks for any more.
 */
const BACKSTOP_MS = 600_000;

/** Expired records that one put removes at the most: more than it adds, so that an owner who only puts does not grow. */
const PUT_REMOVES_MAX = 8;

/** Records that one call of a script removes at the most, so that other calls get their turn between. */
const SLICE_RECORDS = 1_000;

/**
 * What the scripts share. They are given the names and the expiries of an owner as the first two keys, the prefix of
 * record keys and the caller's time as the first two arguments. Names of records come out of the sets, so their keys cannot
 * be listed beforehand; they are in the slot of the keys that are.
 */
const SHARED = `
local names, expiries, recordPrefix, now = KEYS[1], KEYS[2], ARGV[1], ARGV[2]

local function removeExpired(limit)
  local expired = redis.call('ZRANGEBYSCORE', expiries, '-inf', now, 'LIMIT', 0, limit)
  if #expired == 0 then return 0 end
  local keys = {}
  for index, name in ipairs(expired) do keys[index] = recordPrefix .. name end
  redis.call('UNLINK', unpack(keys))
  redis.call('ZREM', names, unpack(expired))
  redis.call('ZREM', expiries, unpack(expired))
  return #expired
end

local function versionOf(record, ...)
  local found = redis.call('HMGET', record, 'version', 'expiresAtMs', ...)
  if not found[1] or (found[2] and tonumber(found[2]) <= tonumber(now)) then return 0 end
  return tonumber(found[1]), found[2], found[3]
end

local function setBackstop()
  local last = redis.call('ZREVRANGE', expiries, 0, 0, 'WITHSCORES')[2]
  if last and redis.call('ZCARD', names) == redis.call('ZCARD', expiries) then
    local leftMs = string.format('%.0f', math.max(tonumber(last) - tonumber(now), 0) + ${BACKSTOP_MS})
    redis.call('PEXPIRE', names, leftMs)
    redis.call('PEXPIRE', expiries, leftMs)
  else
    redis.call('PERSIST', names)
    redis.call('PERSIST', expiries)
  end
end
`;

/**
 * Puts one record. Nothing is removed before something was written: a server that is full refuses the first write.
 *
 * A record that expires and is put again, to expire later, leaves as many names and expiries as there were: all that may have to
 * move then is the backstop of the two sets, and only to a later time, where they have one. While Redis would keep the record for at least
 * half of the backstop after its new end, no backstop moves: what keeps the record keeps the sets.
 */
const PUT = `${SHARED}
local record, beside, name, value, ttl, ifVersion, held = KEYS[3], KEYS[4], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7]
local version, expiry = versionOf(record)
if ifVersion ~= '' and tonumber(ifVersion) ~= version then return false end
if held then
  local besideVersion, besideExpiry, besideValue = versionOf(beside, 'value')
  if besideVersion == 0 or besideValue ~= held then return false end
  local leavesEarlier = besideExpiry and (ttl == '' or tonumber(besideExpiry) < tonumber(now) + tonumber(ttl))
  if leavesEarlier and beside ~= record then return false end
end
version = version + 1
local versionText = string.format('%.0f', version)
if ttl == '' then
  redis.call('HSET', record, 'value', value, 'version', versionText)
  redis.call('HDEL', record, 'expiresAtMs')
  redis.call('PERSIST', record)
  redis.call('ZADD', names, 0, name)
  redis.call('ZREM', expiries, name)
else
  local expiresAt = string.format('%.0f', tonumber(now) + tonumber(ttl))
  local keptMs = string.format('%.0f', tonumber(ttl) + ${BACKSTOP_MS})
  local leftMs = redis.call('PTTL', record)
  redis.call('HSET', record, 'value', value, 'version', versionText, 'expiresAtMs', expiresAt)
  redis.call('ZADD', expiries, expiresAt, name)
  local spareMs = leftMs - tonumber(ttl)
  local isKept = version > 1 and expiry and spareMs >= ${BACKSTOP_MS / 2} and spareMs <= ${BACKSTOP_MS}
  if isKept then return version end
  redis.call('PEXPIRE', record, keptMs)
  if version > 1 and expiry then
    redis.call('PEXPIRE', names, keptMs, 'GT')
    redis.call('PEXPIRE', expiries, keptMs, 'GT')
    return version
  end
  redis.call('ZADD', names, 0, name)
end
removeExpired(${PUT_REMOVES_MAX})
setBackstop()
return version
`;

const DELETE = `${SHARED}
local record, name = KEYS[3], ARGV[3]
local version = versionOf(record)
redis.call('UNLINK', record)
redis.call('ZREM', names, name)
redis.call('ZREM', expiries, name)
setBackstop()
if version > 0 then return 1 end
return 0
`;

/** Answers with names, or with a number as long as there may be more expired ones to remove. */
const LIST = `${SHARED}
if removeExpired(${SLICE_RECORDS}) == ${SLICE_RECORDS} then return ${SLICE_RECORDS} end
return redis.call('ZRANGEBYLEX', names, ARGV[3], '+', 'LIMIT', 0, ARGV[4])
`;

/** Removes one slice, expired records first. Answers with how many were alive, and with 1 once no more are left. */
const DELETE_OWNER = `${SHARED}
if removeExpired(${SLICE_RECORDS}) == ${SLICE_RECORDS} then return {0, 0} end
local slice = redis.call('ZRANGE', names, 0, ${SLICE_RECORDS - 1})
if #slice == 0 then return {0, 1} end
local keys = {}
for index, name in ipairs(slice) do keys[index] = recordPrefix .. name end
local removed = redis.call('UNLINK', unpack(keys))
redis.call('ZREM', names, unpack(slice))
redis.call('ZREM', expiries, unpack(slice))
if #slice < ${SLICE_RECORDS} then return {removed, 1} end
return {removed, 0}
`;

/** The scripts of the `Records` port, each of which Redis carries out as a whole. */
export const RECORD_SCRIPTS: {
  readonly put: RedisScript;
  readonly delete: RedisScript;
  readonly list: RedisScript;
  readonly deleteOwner: RedisScript;
} = {
  put: { keyCount: 4, lua: PUT },
  delete: { keyCount: 3, lua: DELETE },
  list: { keyCount: 2, lua: LIST },
  deleteOwner: { keyCount: 2, lua: DELETE_OWNER },
};
