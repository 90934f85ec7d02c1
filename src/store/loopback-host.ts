import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether a host, to listen on or to connect to, is this machine and no other. A name other than `localhost` cannot be known to be. */
export function isLoopbackHost(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true;
  return rangeOf(host) === 'loopback';
}

/** Whether a host to listen on is every address of the machine. */
export function isEveryHost(host: string): boolean {
  return rangeOf(host) === 'unspecified';
}

function rangeOf(host: string): string | undefined {
  const address = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  return isIP(address) === 0 ? undefined : ipaddr.process(address).range();
}
