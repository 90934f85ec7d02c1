import { hasKnownSuffix } from '../../../known-suffix.ts';
import type { Recognizer } from '../../recognizer.ts';

/** E-mail addresses with an ASCII, Latin, Greek or Cyrillic local part and a domain under a known top-level domain. */
export const emailAddress: Recognizer = {
  id: 'pii/generic/email-address',
  entity: 'EMAIL_ADDRESS',
  // Scripts written without spaces are no part of the local part: a whole sentence would be one.
  pattern:
    /(?<![A-Za-z0-9._%+\u00C0-\u024F\u0370-\u03FF\u0400-\u04FF-])[A-Za-z0-9._%+\u00C0-\u024F\u0370-\u03FF\u0400-\u04FF-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}(?:xn--[A-Za-z0-9-]{2,59}|[A-Za-z]{2,24}|[\u0400-\u04FF]{2,24})/u,
  score: 0.9,
  context: ['email', 'e-mail', 'mail', 'contact'],
  accept: acceptAddress,
  source: 'RFC 5321, sections 4.1.2 and 4.5.3.1; RFC 6531; Public Suffix List (ICANN part)',
  cases: {
    match: [
      'jane.doe@example.com',
      'write to jane+news@mail.example.co.uk.',
      'Jane <jane@example.org>',
      'mailto:jane_doe99@example.io?subject=hi',
      "'jane@example.com'",
      'müller@example.de',
      'почта@пример.рф',
      '请联系jane@example.cn谢谢',
      'jane@corp.internal',
      'Ask jane@example.com.Then wait.',
      'JANE@EXAMPLE.COM',
    ],
    ignore: [
      'icon@2x.png',
      'lodash@4.17.21',
      '@types/node',
      'y = X@W.mean()',
      'git@github.com:owner/repository.git',
      'jane@localhost',
      'jane at example dot com',
      'a@b',
      '@jane.doe',
      'jane@@example.com',
      '...@example.com',
    ],
  },
};

/** A sentence may run on behind the address without a space: the domain is cut at its last known top-level name. */
function acceptAddress(candidate: string): number {
  const at = candidate.indexOf('@');
  const local = candidate.slice(0, at);
  // `git@host:path` is the address of a repository.
  if (local === 'git' || !/[\p{L}\p{N}]/u.test(local)) return 0;
  let domain = candidate.slice(at + 1).toLowerCase();
  for (let dot = domain.lastIndexOf('.'); dot > 0; dot = domain.lastIndexOf('.')) {
    if (hasKnownSuffix(domain, dot)) return at + 1 + domain.length;
    domain = domain.slice(0, dot);
  }
  return 0;
}
