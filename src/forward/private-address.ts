import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

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

/** Whether a connection to an IP address may be made. */
export type AddressRule = (address: string) => boolean;

/** Whether `address` is an IP address of the machine itself or of a private network. False for a name. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Public addresses, and those of the blocks that were listed. Whatever else has a use of its own (private and link-local networks,
 * carriers' networks, documentation, tunnels that hold another address) is not reached.
 *
 * @param blocks - Addresses and CIDR blocks that can be read.
 * @example
 * publicOrListed(['10.1.0.0/16'])('10.2.0.1');  // false
 */
export function publicOrListed(blocks: readonly string[]): AddressRule {
  const listed = blocks.map((block) => ipaddr.parseCIDR(block.includes('/') ? block : `${block}/${widthOf(block)}`));
  return (address) => {
    if (isIP(address) === 0) return false;
    // An IPv4 address that is written as IPv6 is the same machine.
    const parsed = ipaddr.process(address);
    if (listed.some(([base, bits]) => base.kind() === parsed.kind() && parsed.match(base, bits))) return true;
    if (parsed.range() !== 'unicast') return false;
    return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
  };
}

function widthOf(address: string): number {
  return isIP(address) === 4 ? 32 : 128;
}

/** All of IPv6 that has been given out to be reached from everywhere (IANA, IPv6 global unicast address assignments). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Resolves a name and keeps those of its addresses that a rule permits. It runs at each connection, which is made to what it gives: a
 * name that later points elsewhere is refused then (DNS rebinding).
 *
 * Fails with code `EADDRNOTAVAIL` when no address is left.
 */
export function lookupWhere(isPermitted: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const kept = addresses.filter(({ address }) => isPermitted(address));
      const first = kept[0];
      if (first === undefined) {
        callback(Object.assign(new Error('no permitted address'), { code: 'EADDRNOTAVAIL' }), []);
      } else if (options.all === true) {
        callback(null, kept);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}
