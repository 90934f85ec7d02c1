import { describe, expect, it } from 'vitest';
import { canonicalView } from '../../normalize/canonical.ts';
import { findMatches } from '../matching/find-matches.ts';
import { compileRules } from '../matching/rule-set.ts';
import { markupRules } from './markup-rules.ts';

const compiled = compileRules(markupRules, 1_024);

function ids(text: string): readonly string[] {
  return [...new Set(findMatches(compiled, canonicalView(text)).map((match) => match.rule.id))];
}

describe.each(markupRules)('$id', (rule) => {
  it.each(rule.cases.match)('matches %j', (text) => expect(ids(text)).toContain(rule.id));
  it.each(rule.cases.ignore)('ignores %j', (text) => expect(ids(text)).not.toContain(rule.id));
});

describe('markupRules', () => {
  it.each([
    '<b>bold</b> and <i class="x">italic</i>',
    '<table border="1"><tr><td colspan=2>1</td></tr></table>',
    '<details><summary>More</summary>text</details>',
    'Vec<String>, Map<K, V> and a <b && c> d',
    '<br/><hr><p align="center"><code>x</code></p>',
    'Press <kbd>Ctrl</kbd>, see <user@example.org>',
    'x <- c(1, 2); y <= 3; #include <stdio.h>',
  ])('leaves %j alone', (text) => expect(ids(text)).toEqual([]));

  it('finds a script tag behind one that is swallowed', () => {
    const text = 'a `<script>` b <script>c</script> d';
    const starts = findMatches(compiled, canonicalView(text))
      .filter((match) => match.rule.id === 'markup/script-tag')
      .map((match) => match.start);
    expect(starts).toEqual([3, 15, 24]);
  });

  it('takes the backticks behind a tag into the match, for the code tracker', () => {
    const [found] = findMatches(compiled, canonicalView('Use `<iframe>` here'));
    expect(found).toMatchObject({ start: 5, end: 14 });
  });

  it('finds controls through invisible characters between them', () => {
    expect(ids('a\u001b\u200b[2J')).toContain('markup/terminal-control');
  });
});
