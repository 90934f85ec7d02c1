import type { MarkupRule } from './markup-rule.ts';

const SOURCE = 'ECMA-48, sections 5.4 and 5.6; Leitschuh & Rehberger 2024, terminal escape sequences in model output';

/**
 * Control sequences that a terminal obeys when a reply is printed. They act in code, too: that a match stands in a
 * fence is no reason to leave it. The canonical view keeps ESC and CSI and drops all other controls, BEL among them.
 */
export const terminalRules: readonly MarkupRule[] = [
  {
    kind: 'span',
    id: 'markup/terminal-colour',
    category: 'markup',
    score: 0.4,
    severity: 'LOW',
    pattern: /(?:\u001b\[|\u009b)[0-9;:]{0,32}m/u,
    source: SOURCE,
    cases: {
      match: ['\u001b[31mred\u001b[0m', '\u009b1;32mgreen'],
      ignore: ['[31mred', '\\x1b[31mred', '\u001b[2J'],
    },
  },
  {
    kind: 'span',
    id: 'markup/terminal-control',
    category: 'markup',
    score: 0.75,
    severity: 'HIGH',
    pattern: /(?:\u001b\[|\u009b)[0-?]{0,32}[ -/]{0,4}[@-ln-~]/u,
    source: SOURCE,
    cases: {
      match: ['\u001b[2J\u001b[H', 'a\u001b[1A\u001b[2Kb', '\u009b6n', '\u001b[?1049h'],
      ignore: ['\u001b[31mred', '[2J', '\\u001b[2J', 'a[2]'],
    },
  },
  {
    kind: 'span',
    id: 'markup/terminal-command',
    category: 'markup',
    score: 0.85,
    severity: 'HIGH',
    pattern: /\u001b[\]PX^_][^\s\u001b\u009c]{0,250}(?:\u001b\\|\u009c){0,1}/u,
    source: `${SOURCE}; OSC 8 (hyperlinks), OSC 52 (clipboard)`,
    cases: {
      match: [
        '\u001b]8;;https://a.test\u001b\\text\u001b]8;;\u001b\\',
        '\u001b]52;c;cm0gLXJm\u0007',
        '\u001b]0;title\u001b\\',
        '\u001bP+q\u001b\\',
      ],
      ignore: [']8;;https://a.test', '\\e]52;c;', '\u001b[0m', 'P+q'],
    },
  },
  {
    kind: 'span',
    id: 'markup/terminal-escape',
    category: 'markup',
    score: 0.6,
    severity: 'MEDIUM',
    pattern: /\u001b(?:[!-/]{1,3}[0-~]|[0-OQ-WYZ\\`-~])/u,
    source: SOURCE,
    cases: {
      match: ['\u001bc', '\u001b(0lqqk', '\u001b7a\u001b8', '\u001b#8'],
      ignore: ['\u001b[0m', '\\033c', '\u001b]0;a\u0007', '\u001b '],
    },
  },
];
