import { InvalidOptionsError } from '../../core/errors.ts';

/** Tells whether a link's authority, as written, is on the list. */
export type IsListed = (authority: string) => boolean;

/** Entries of one list. */
const ALLOW_HOSTS_MAX = 10_000;

/**
 * Compiles a list of hosts to which links may lead: `docs.example.com`, or `*.example.com` for everything below
 * `example.com` but not the host itself. International names may be given in either form.
 *
 * An authority is listed only when it is a listed host and nothing else: with user information, a port, a trailing dot,
 * percent signs or any other spelling it is not, even where a browser would go to a listed host.
 *
 * @throws {@link InvalidOptionsError} for an entry that is not a host, or a wildcard over a whole top-level domain.
 */
export function allowHosts(entries: readonly string[]): IsListed {
  if (entries.length > ALLOW_HOSTS_MAX)
    throw new InvalidOptionsError('linkHosts', `has more than ${ALLOW_HOSTS_MAX} entries`);
  const hosts = new Set<string>();
  const parents = new Set<string>();
  entries.forEach((entry, i) => {
    const isWildcard = entry.startsWith('*.');
    const name = isWildcard ? entry.slice(2) : entry;
    const host = canonicalHost(name);
    if (host === undefined || (isWildcard && !host.includes('.'))) {
      throw new InvalidOptionsError(`linkHosts[${i}]`, 'must be a host such as "docs.example.com" or "*.example.com"');
    }
    const target = isWildcard ? parents : hosts;
    target.add(host).add(name.normalize('NFKC').toLowerCase());
  });
  return (authority) => {
    if (authority.length > HOST_LENGTH_MAX) return false;
    const host = authority.toLowerCase();
    return hosts.has(host) || (parents.size > 0 && hasListedParent(host, parents));
  };
}

/** RFC 1035, section 2.3.4, in the written form. A cut-off authority is longer and never listed. */
const HOST_LENGTH_MAX = 253;

function hasListedParent(host: string, parents: ReadonlySet<string>): boolean {
  if (!PLAIN_HOST.test(host)) return false;
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    if (parents.has(host.slice(dot + 1))) return true;
  }
  return false;
}

/** Labels of letters, digits and hyphens; international letters as written. */
const PLAIN_HOST = /^[\p{L}\p{M}\p{N}_-]{1,63}(?:\.[\p{L}\p{M}\p{N}_-]{1,63}){1,126}$/u;

function canonicalHost(name: string): string | undefined {
  if (!PLAIN_HOST.test(`${name}.x`) || !URL.canParse(`https://${name}`)) return undefined;
  return new URL(`https://${name}`).hostname;
}
