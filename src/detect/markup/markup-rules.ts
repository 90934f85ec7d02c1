import { htmlRules } from './html-rules.ts';
import type { MarkupRule } from './markup-rule.ts';
import { terminalRules } from './terminal-rules.ts';

/** Rules about markup that acts where a reply is shown: HTML in a page, control sequences in a terminal. */
export const markupRules: readonly MarkupRule[] = [...htmlRules, ...terminalRules];
