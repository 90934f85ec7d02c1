import { describe, expect, it } from 'vitest';
import { InvalidPolicyError } from '../core/errors.ts';
import type { PolicyRule } from '../decide/policy.ts';
import { parsePolicy, readPolicyFile } from '../setup/policy-file.ts';
import { editPolicyText, rulesIn } from './edit-policy-text.ts';
import { type PlacedRule, placeThreshold, rulesOf } from './threshold-rules.ts';

const NEW: PolicyRule = {
  category: 'injection',
  trust: ['user'],
  direction: 'request',
  threshold: 0.25,
  treatment: 'block',
};
const YAML = '{ category: injection, trust: [user], direction: request, threshold: 0.25, treatment: block }';
const added: PlacedRule = { added: NEW, isThreshold: true };

describe('editPolicyText', () => {
  it('changes one number and nothing else', () => {
    const text = [
      '# Mine.\r',
      'rules:   # the list\r',
      '- {category: pii,   threshold: 0.40 , treatment: mask}   # first\r',
      '\r',
      '- category:  secret\r',
      '  threshold:   0.5    # second\r',
      '  treatment: "redact"\r',
      '',
    ].join('\n');
    expect(editPolicyText(text, [{ kept: 0 }, { kept: 1, threshold: 0.123456 }])).toBe(
      text.replace('0.5 ', '0.123456 '),
    );
    expect(editPolicyText(text, [{ kept: 0, threshold: 1 }, { kept: 1 }])).toBe(text.replace('0.40', '1'));
  });

  it('puts a rule in front of the comment that is about the next one', () => {
    const text =
      'rules: # list\n    # about pii\n    - { category: pii, threshold: 0.4, treatment: mask }\n\nmode: shadow\n';
    expect(editPolicyText(text, [added, { kept: 0 }])).toBe(text.replace('# list\n', `# list\n    - ${YAML}\n`));
    expect(editPolicyText(text, [{ kept: 0 }, added])).toBe(text.replace('mask }\n', `mask }\n    - ${YAML}\n`));
  });

  it('puts a rule between two', () => {
    const text = `rules:
- category: pii
  threshold: 0.4
  treatment: mask # so be it

# Secrets are worse.
- category: secret
  threshold: 0.4
  treatment: redact
`;
    expect(editPolicyText(text, [{ kept: 0 }, added, { kept: 1 }])).toBe(text.replace('be it\n', `be it\n- ${YAML}\n`));
  });

  it.each([
    ['profile: strict\n', `profile: strict\nrules:\n  - ${YAML}\n`],
    ['profile: strict', `profile: strict\nrules:\n  - ${YAML}`],
    ['---\nprofile: strict # x\n# end\n...\n', `---\nprofile: strict # x\nrules:\n  - ${YAML}\n# end\n...\n`],
    ['\uFEFFprofile: strict\r\n', `\uFEFFprofile: strict\r\nrules:\r\n  - ${YAML}\r\n`],
    ['  linkHosts:\n    - example.com\n', `  linkHosts:\n    - example.com\n  rules:\n    - ${YAML}\n`],
    ['rules: []\nmode: shadow\n', `rules: [${JSON.stringify(NEW)}]\nmode: shadow\n`],
    ['{"mode":"shadow"}', `{"mode":"shadow", "rules": [${JSON.stringify(NEW)}]}`],
    ['{}\n', `{"rules": [${JSON.stringify(NEW)}]}\n`],
  ])('adds the list to %j', (text, edited) => {
    expect(editPolicyText(text, [added])).toBe(edited);
  });

  it('keeps JSON that is JSON', () => {
    const text = JSON.stringify(
      { profile: 'strict', rules: [{ category: 'pii', threshold: 0.4, treatment: 'mask' }], linkHosts: ['a.example'] },
      null,
      2,
    );
    for (const placed of [
      [added, { kept: 0 }],
      [{ kept: 0, threshold: 0.75 }, added],
    ]) {
      const edited = editPolicyText(text, placed);
      const rules = rulesOf(placed, rulesIn(readPolicyFile(text)));
      expect(JSON.parse(edited)).toEqual({ ...JSON.parse(text), rules });
    }
  });

  it('writes nothing that says something else', () => {
    const odd = '? rules\n: - category: pii\n    threshold: 0.4\n    treatment: mask\n';
    expect(() => editPolicyText(odd, [added, { kept: 0 }])).toThrow('written in an unusual way');
  });

  it.each(['rules: &a []\nlinkHosts: *a\n', '!own {}\n', 'rulez: []\n'])(
    'refuses %j as the reader of policies does',
    (text) => {
      expect(() => editPolicyText(text, [added])).toThrow(InvalidPolicyError);
    },
  );

  it('changes lines only by adding some, over layouts of a file', () => {
    const heads = ['', '# head\n', '---\n', 'profile: strict # p\n'];
    const lists = [
      '',
      'rules:\n- {category: pii, threshold: 0.4, treatment: mask}\n',
      'rules:\n\n  # a\n  - category: injection\n    threshold: 0.4\n    treatment: block\n\n  # b\n  - { category: "*", ruleId: injection/x/,\n      threshold: 0, treatment: ignore } # c\n',
      'rules: [ {category: injection, trust: [external, user], threshold: 0.9, treatment: block} ] # d\n',
    ];
    const tails = [
      'mode: shadow\n',
      "name: 'it''s'\n\n# end\n",
      'linkHosts:\n  - example.com',
      'onError:\n  default: block\n...\n',
    ];
    for (const head of heads) {
      for (const list of lists) {
        for (const tail of tails) {
          const text = head + list + tail;
          const rules = rulesIn(readPolicyFile(text));
          const withUser = parsePolicy(text);
          const placed = placeThreshold(rules, withUser, { trust: 'user', threshold: 0.31 });
          const edited = editPolicyText(text, placed);
          const lines = edited.split('\n').filter((line) => !line.includes('0.31') && !line.includes('report'));
          const wanted = text.split('\n').filter((line) => !line.startsWith('rules: ['));
          expect(lines.filter((line) => line !== 'rules:')).toEqual(wanted.filter((line) => line !== 'rules:'));
          // What is in the file already is only changed.
          const again = placeThreshold(rulesIn(readPolicyFile(edited)), parsePolicy(edited), {
            trust: 'user',
            threshold: 0.5,
          });
          expect(editPolicyText(edited, again)).toBe(edited.replaceAll('0.31', '0.5'));
        }
      }
    }
  });
});
