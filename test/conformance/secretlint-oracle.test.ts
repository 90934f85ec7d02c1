import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { describe, expect, it } from 'vitest';
import { findMatches } from '../../src/detect/matching/find-matches.ts';
import { compileRules } from '../../src/detect/matching/rule-set.ts';
import { secretRules } from '../../src/detect/secrets/rules/index.ts';
import { secretRule } from '../../src/detect/secrets/secret-rule.ts';
import { canonicalView } from '../../src/normalize/canonical.ts';

// What the recommended rules of secretlint find in our own examples, ours find, too: at the same place, in every text in which a secret is
// meant to be found.

const rules = compileRules(secretRules.map(secretRule), 1_024);

/** Where secretlint finds a secret in a text. */
async function rangesOf(content: string): Promise<readonly (readonly [number, number])[]> {
  const { messages } = await lintSource({
    source: { content, filePath: 'example.txt', ext: '.txt', contentType: 'text' },
    options: { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] } },
  });
  return messages.map(({ range }) => range);
}

function isFound(content: string, [start, end]: readonly [number, number]): boolean {
  return findMatches(rules, canonicalView(content)).some((match) => match.start < end && match.end > start);
}

const examples = secretRules.flatMap(({ id, cases }) => cases.match.map((text) => ({ id, text })));

describe('secretlint', () => {
  it('finds nothing in our examples that we do not find', async () => {
    const missed: string[] = [];
    let found = 0;
    for (const { id, text } of examples) {
      const ranges = await rangesOf(text);
      found += ranges.length;
      if (ranges.some((range) => !isFound(text, range))) missed.push(id);
    }
    expect(missed).toEqual([]);
    expect(found).toBeGreaterThan(40);
  }, 120_000);
});
