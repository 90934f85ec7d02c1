import { canonicalView } from '../../normalize/canonical.ts';
import { skeletonView } from '../../normalize/skeleton.ts';

/** How a name stands to the names of other servers: `same` as one of them, or another that looks `alike`. */
export type Shadowing = 'none' | 'same' | 'alike';

/** Names of tools of other servers, by the names of the servers. */
export type PeerTools = ReadonlyMap<string, readonly string[]>;

/**
 * Whether a tool takes the name of another server's tool, so that a model, or a person who approves a call, takes one for the other.
 * Look-alike are names that differ in letter case, in letters of other scripts, or in what cannot be seen.
 */
export function shadowingOf(name: string, peers: PeerTools): { readonly shadowing: Shadowing; readonly peer?: string } {
  const own = looksOf(name);
  let same: string | undefined;
  for (const [peer, names] of peers) {
    for (const other of names) {
      if (other === name) same ??= peer;
      else if (looksOf(other) === own) return { shadowing: 'alike', peer };
    }
  }
  return same === undefined ? { shadowing: 'none' } : { shadowing: 'same', peer: same };
}

function looksOf(name: string): string {
  const canonical = canonicalView(name);
  return (skeletonView(canonical) ?? canonical).text.toLowerCase();
}
