import { hostOf } from './destination.ts';

/** What is unusual about the way a host is given. */
type HostForm = 'plain' | 'punycode' | 'public-address' | 'obscured';

/** Judges how the host of a network link is written. Addresses of private and special use are plain. */
export function hostForm(link: { readonly authority: string; readonly isObscured: boolean }): HostForm {
  if (link.isObscured) return 'obscured';
  const host = hostOf(link.authority);
  if (host.startsWith('[')) return SPECIAL_IPV6.test(host) ? 'plain' : 'public-address';
  if (IPV4.test(host)) return SPECIAL_IPV4.test(host) ? 'plain' : 'public-address';
  return /(?:^|\.)xn--/u.test(host) ? 'punycode' : 'plain';
}

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/u;

/** This host, loopback, private and documentation ranges. Link-local is not among them: clouds serve keys there. */
const SPECIAL_IPV4 =
  /^(?:0\.|10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/u;

const SPECIAL_IPV6 = /^\[(?:::1?\]|f[cd]|2001:db8:)/u;
