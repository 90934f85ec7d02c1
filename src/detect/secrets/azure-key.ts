import { decodeBase64 } from './decode-base64.ts';
import { marvin32 } from './marvin.ts';

/** The four letters by which each service of Azure signs its keys, and the seeds of the checksums that follow them. */
const SEEDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['AzSe', ['Query000', 'PAdmin00']],
  ['AzFu', ['Master00', 'System00', 'Functi00']],
  ['ACDb', ['MastRO00', 'MastRW00', 'sysAll00', 'Resour00', 'SystRO00', 'SystRW00', 'Encryp00']],
  ['AIoT', ['IoTHub00', 'DpsKey00', 'Device00']],
  ['APIM', ['Tenant00', 'IoTHub00', 'Gatewy00', 'GitKey00']],
  ['AzCa', ['Access00']],
  ['+ASb', ['Send0000', 'Manage00', 'Listen00', 'System00', 'Unknown0']],
  ['+AEh', ['Send0000', 'Manage00', 'Listen00', 'System00', 'Unknown0']],
  ['+ARm', ['Send0000', 'Manage00', 'Listen00', 'System00', 'Unknown0']],
  ['+ASt', ['Default0']],
  ['+ABa', ['AbAcct00']],
  ['+ACR', ['ACRDflt0']],
  ['+AMC', ['Classic0']],
]);

const CHECKSUM_BYTES = 4;

/** Characters from the signature to the padding. */
const TAIL_LENGTH = 10;

/**
 * Whether a key carries the signature of a service of Azure and ends in the checksum that goes with it.
 * Source: microsoft/security-utilities, IdentifiableSecrets.cs and IdentifiableMetadata.cs.
 *
 * @param key - In base64 or base64url.
 */
export function hasAzureChecksum(key: string): boolean {
  const end = key.indexOf('=') < 0 ? key.length : key.indexOf('=');
  const signature = key.slice(end - TAIL_LENGTH, end - TAIL_LENGTH + 4).replace('-', '+');
  const bytes = bytesOf(key);
  if (bytes === undefined || bytes.length <= CHECKSUM_BYTES) return false;
  const at = bytes.length - CHECKSUM_BYTES;
  const given = new DataView(bytes.buffer).getUint32(at, true);
  return (SEEDS.get(signature) ?? []).some((seed) => marvin32(bytes.subarray(0, at), seed) === given);
}

/** The key with its last bytes made the checksum under `seed`; the key itself when it is no base64. */
export function withAzureChecksum(key: string, seed: string): string {
  const bytes = bytesOf(key);
  if (bytes === undefined) return key;
  const at = bytes.length - CHECKSUM_BYTES;
  new DataView(bytes.buffer).setUint32(at, marvin32(bytes.subarray(0, at), seed), true);
  return btoa(String.fromCharCode(...bytes));
}

function bytesOf(key: string): Uint8Array<ArrayBuffer> | undefined {
  const text = decodeBase64(key);
  return text === undefined ? undefined : Uint8Array.from(text, (character) => character.charCodeAt(0));
}
