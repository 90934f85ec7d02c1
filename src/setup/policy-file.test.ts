import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidPolicyError } from '../core/errors.ts';
import { balancedPolicy, PROFILES, strictPolicy } from '../decide/profiles.ts';
import { parsePolicy } from './policy-file.ts';
import { POLICY_FILE_LENGTH_MAX } from './policy-file-source.ts';

const SUPPORT = `
# What our support chat does
name: support
profile: strict
mode: shadow
rules:
  - category: pii
    entity: EMAIL_ADDRESS
    trust: [user, external]
    direction: request
    threshold: 0.6
    treatment: hash
  - { category: '*', ruleId: injection/override/, threshold: 0, treatment: block }
onError:
  checks: { markup: report }
replyCharsMax: 8000
linkHosts: [example.com, '*.example.org']
`;

function errorOf(source: string): InvalidPolicyError {
  try {
    parsePolicy(source);
  } catch (error) {
    if (error instanceof InvalidPolicyError) return error;
    throw error;
  }
  throw new Error('the policy was accepted');
}

describe('parsePolicy', () => {
  it('reads a policy with all its settings, its rules before those of the profile', () => {
    expect(parsePolicy(SUPPORT)).toEqual({
      name: 'support',
      mode: 'shadow',
      rules: [
        {
          category: 'pii',
          entity: 'EMAIL_ADDRESS',
          trust: ['user', 'external'],
          direction: 'request',
          threshold: 0.6,
          treatment: 'hash',
        },
        { category: '*', ruleId: 'injection/override/', threshold: 0, treatment: 'block' },
        ...strictPolicy.rules,
      ],
      onError: { default: 'block', checks: { markup: 'report' } },
      replyCharsMax: 8_000,
      linkHosts: ['example.com', '*.example.org'],
    });
  });

  it.each(['permissive', 'balanced', 'strict'] as const)(
    'gives the profile %s unchanged when nothing else is said',
    (profile) => {
      expect(parsePolicy(`profile: ${profile}`)).toEqual(PROFILES[profile]);
    },
  );

  it('starts from balanced when no profile is named, and gives what is changed a name of its own', () => {
    expect(parsePolicy('mode: shadow')).toEqual({ ...balancedPolicy, name: 'custom-balanced', mode: 'shadow' });
  });

  it('reads JSON, with tabs and a schema for the editor', () => {
    const json = '{\n\t"$schema": "./policy.schema.json",\n\t"profile": "strict"\n}';
    expect(parsePolicy(json)).toEqual(strictPolicy);
  });

  it.each<[what: string, source: string, path: string, message: RegExp]>([
    ['an empty file', '', '', /is empty; write at least "profile: balanced"/u],
    ['comments only', '# nothing yet\n', '', /is empty/u],
    ['a text', 'balanced', '', /must be a map of keys and values/u],
    ['a list', '- profile: strict', '', /must be a map of keys and values/u],
    ['an unknown key', 'profil: strict', 'profil', /is not a known key; did you mean "profile"\?/u],
    ['an unknown key with no likeness', 'password: x', 'password', /is not a known key; known are profile, name/u],
    ['an unknown profile', 'profile: balance', 'profile', /is not known; did you mean "balanced"\?/u],
    [
      'a misspelt key of a rule, rather than the missing one',
      'rules: [{ category: pii, treshold: 1, treatment: redact }]',
      'rules[0].treshold',
      /did you mean "threshold"\?.*\(and 1 more\)$/u,
    ],
    ['a missing threshold', 'rules: [{ category: pii, treatment: redact }]', 'rules[0].threshold', /is missing$/u],
    [
      'a missing treatment',
      'rules: [{ category: pii, threshold: 1 }]',
      'rules[0].treatment',
      /is missing; it must be one of ignore, report/u,
    ],
    [
      'a wrong treatment',
      'rules: [{ category: pii, threshold: 1, treatment: redct }]',
      'rules[0].treatment',
      /is not known; did you mean "redact"\? it must be one of ignore, report/u,
    ],
    [
      'a threshold above 1',
      'rules: [{ category: pii, threshold: 1.5, treatment: redact }]',
      'rules[0].threshold',
      /must be at most 1$/u,
    ],
    [
      'a threshold below 0',
      'rules: [{ category: pii, threshold: -1, treatment: redact }]',
      'rules[0].threshold',
      /must be at least 0$/u,
    ],
    [
      'a threshold as text',
      "rules: [{ category: pii, threshold: '1', treatment: redact }]",
      'rules[0].threshold',
      /must be a number$/u,
    ],
    [
      'a threshold of .nan',
      'rules: [{ category: pii, threshold: .nan, treatment: redact }]',
      'rules[0].threshold',
      /must be a number$/u,
    ],
    [
      'an author alone',
      'rules: [{ category: pii, threshold: 1, treatment: redact, trust: user }]',
      'rules[0].trust',
      /must be a list/u,
    ],
    [
      'no author',
      'rules: [{ category: pii, threshold: 1, treatment: redact, trust: [] }]',
      'rules[0].trust',
      /at least 1 entries/u,
    ],
    [
      'an entity in lower case',
      'rules: [{ category: pii, threshold: 1, treatment: redact, entity: us_ssn }]',
      'rules[0].entity',
      /upper case/u,
    ],
    [
      'a rule id in upper case',
      'rules: [{ category: pii, threshold: 1, treatment: redact, ruleId: PII/x }]',
      'rules[0].ruleId',
      /lower-case rule id/u,
    ],
    [
      'a rule for failures',
      'rules: [{ category: error, threshold: 1, treatment: report }]',
      'rules[0].category',
      /is not known/u,
    ],
    ['a link host with a scheme', 'linkHosts: ["https://example.com"]', 'linkHosts[0]', /without scheme/u],
    ['a reply of no length', 'replyCharsMax: 0', 'replyCharsMax', /must be at least 1$/u],
    ['a broken length', 'replyCharsMax: 1.5', 'replyCharsMax', /must be a whole number$/u],
    ['an unknown check', 'onError: { checks: { pi: report } }', 'onError.checks.pi', /did you mean "pii"\?/u],
    [
      'a failing check that is ignored',
      'onError: { checks: { pii: ignore } }',
      'onError.checks.pii',
      /is not known; it must be one of block, report/u,
    ],
    ['null for a list', 'rules:', 'rules', /must be a list/u],
    ['a duplicate key', 'mode: shadow\nmode: enforce', 'line 2', /has the same key twice/u],
    ['a duplicate key in JSON', '{"mode": "enforce",\n"mode": "shadow"}', 'line 2', /has the same key twice/u],
    ['a tab', 'rules:\n\t- category: pii', 'line 2', /is indented with a tab; use spaces/u],
    ['two documents', 'mode: enforce\n---\nmode: shadow', 'line 2', /more than one document/u],
    ['a tag', 'mode: !!js/function "x"', 'line 1', /tags are not allowed/u],
    ['a tag of its own', '%TAG ! tag:example.com,2000:\n---\nmode: !x shadow', 'line 3', /tags are not allowed/u],
    ['an alias', 'name: &a x\nmode: *a', 'line 2', /uses an alias/u],
    ['a merge key', '<<: { mode: shadow }', '<<', /is not a known key/u],
    ['a key that is a list', '? [a]\n: b', 'line 1', /key that is not a plain text/u],
    ['a reserved key', '__proto__: { mode: shadow }', '__proto__', /is a reserved name/u],
    ['a reserved key inside', 'onError: { checks: { constructor: report } }', 'constructor', /is a reserved name/u],
    ['an unclosed bracket', 'rules: [{ category: pii', 'line 1', /bracket before it is not closed/u],
  ])('refuses %s and says where and what to do', (_what, source, path, message) => {
    const error = errorOf(source);
    expect(error.path).toBe(path);
    expect(error.message).toMatch(message);
  });

  it.each<[what: string, source: string]>([
    [
      'an expansion bomb',
      [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        ...'bcdefghi'.split('').map((key, index) => `${key}: &${key} [${`*${'abcdefgh'[index]},`.repeat(9)}]`),
      ].join('\n'),
    ],
    ['20,000 open brackets', '['.repeat(20_000)],
    ['20,000 nested maps', '{a: '.repeat(20_000)],
    ['20,000 nested lists', '- '.repeat(20_000)],
    ['20,000 nested keys', '? '.repeat(20_000)],
    [
      '30,000 keys, which would be compared pair by pair',
      Array.from({ length: 30_000 }, (_, index) => `k${index}:`).join('\n'),
    ],
    ['130,000 values', `rules: [${'1,'.repeat(130_000)}1]`],
    ['20,000 quotes', '"'.repeat(20_000)],
    ['a file that is too long', ' '.repeat(POLICY_FILE_LENGTH_MAX + 1)],
    ['501 rules', `rules: [${'{ category: pii, threshold: 1, treatment: redact },'.repeat(501)}]`],
  ])('refuses %s', (_what, source) => {
    expect(errorOf(source)).toBeInstanceOf(InvalidPolicyError);
  });

  it('takes a file of the greatest length', () => {
    expect(parsePolicy(`profile: strict\n${'#'.repeat(POLICY_FILE_LENGTH_MAX - 16)}`)).toEqual(strictPolicy);
  });

  it('changes no prototype', () => {
    errorOf('__proto__: { polluted: 1 }');
    errorOf('{"constructor": {"prototype": {"polluted": 1}}}');
    expect('polluted' in {}).toBe(false);
  });

  it('gives a policy or an InvalidPolicyError for every text', () => {
    const piece = fc.constantFrom(
      'profile',
      'rules',
      ':',
      ' ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&a',
      '*a',
      '!x',
      '|',
      '>',
      '#',
      '?',
      ',',
      '---',
      '\t',
      'x',
      '1',
      '\u0000',
      '\ud800',
    );
    const source = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(source, (text) => {
        try {
          expect(parsePolicy(text).rules.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidPolicyError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
