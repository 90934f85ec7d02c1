import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Loopback (RFC 1122, RFC 4291), private use (RFC 1918) and unique local addresses (RFC 4193). Link-local ranges are
 * not among them: cloud metadata services live there.
 */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('127.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('10.0.0.0', 8, 'ipv4');
PRIVATE.addSubnet('172.16.0.0', 12, 'ipv4');
PRIVATE.addSubnet('192.168.0.0', 16, 'ipv4');
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

/** Whether `address` is an IP address of the machine itself or of a private network. False for a name. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Resolves a name and keeps its private addresses only. It runs at each connection, so a name that later points
 * elsewhere is refused then (DNS rebinding).
 *
 * Fails with code `EADDRNOTAVAIL` when no private address is left.
 */
export const lookupPrivate: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, []);
      return;
    }
    const kept = addresses.filter(({ address }) => isPrivateAddress(address));
    const first = kept[0];
    if (first === undefined) {
      callback(Object.assign(new Error('no private address'), { code: 'EADDRNOTAVAIL' }), []);
    } else if (options.all === true) {
      callback(null, kept);
    } else {
      callback(null, first.address, first.family);
    }
  });
};
