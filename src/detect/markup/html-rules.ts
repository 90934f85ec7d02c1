import { type HtmlTag, readHtmlTag } from '../links/html-tag.ts';
import type { MarkupRule } from './markup-rule.ts';

const CHEAT_SHEET = 'OWASP XSS Filter Evasion Cheat Sheet; OWASP LLM05:2025';

/**
 * HTML that runs, loads or submits something, or changes the page around it. URLs in attributes are the business of the
 * link rules, `javascript:` included. Plain formatting (`b`, `p`, `table`, `code`, `details`, …) is left alone.
 */
export const htmlRules: readonly MarkupRule[] = [
  {
    kind: 'span',
    id: 'markup/script-tag',
    category: 'markup',
    score: 0.9,
    severity: 'HIGH',
    pattern: /<\/{0,1}script(?![\p{L}\p{N}_-])[^<>]{0,200}>{0,1}`{0,3}/iu,
    source: CHEAT_SHEET,
    cases: {
      match: ['<script>alert(1)</script>', '<SCRIPT SRC=a.js>', '<script/a>', '<script', 'a</script >'],
      ignore: ['<scripture>', 'a script tag', '<noscript>', '&lt;script&gt;', '<script-loader>'],
    },
  },
  {
    // What stands in the element goes with it; the tag alone is judged by the rule above, which nothing swallows.
    kind: 'region',
    id: 'markup/script',
    category: 'markup',
    score: 0.9,
    severity: 'HIGH',
    opener: /<script(?![\p{L}\p{N}_-])[^<>]{0,100}>(?!`)/iu,
    body: /[^\u0000]/u,
    closer: /<\/script[^<>]{0,20}>/iu,
    lengthMax: 65_536,
    source: CHEAT_SHEET,
    cases: {
      match: ['<script>alert(1)</script>', '<script type="module">import "a"'],
      ignore: ['<script', 'the `<script>` tag', '</script>', '<b>script</b>'],
    },
  },
  {
    kind: 'span',
    id: 'markup/frame',
    category: 'markup',
    score: 0.8,
    severity: 'HIGH',
    pattern:
      /<(?:iframe|frame|frameset|object|embed|applet|portal|fencedframe|webview)(?![\p{L}\p{N}_-])[^<>]{0,300}>{0,1}`{0,3}/iu,
    source: CHEAT_SHEET,
    cases: {
      match: ['<iframe src=a.html>', '<object data="a.swf">', '<embed src=a>', '<IFRAME/srcdoc="x">', '<frameset>'],
      ignore: ['<frames>', 'an iframe', '<object-fit>', '<embedded>', 'List<object-type>'],
    },
  },
  {
    kind: 'span',
    id: 'markup/page-element',
    category: 'markup',
    score: 0.7,
    severity: 'MEDIUM',
    pattern: /<(?:style|link|base|plaintext|xmp|noembed)(?![\p{L}\p{N}_-])[^<>]{0,300}>{0,1}`{0,3}/iu,
    source: 'WHATWG HTML, sections 4.2 and 16.2; OWASP LLM05:2025',
    cases: {
      match: ['<style>*{display:none}</style>', '<link rel=stylesheet href=a.css>', '<base href="/x">', '<plaintext>'],
      ignore: ['<linked>', '<basefont>', 'the base of a', '<b>style</b>', '<li>'],
    },
  },
  {
    kind: 'span',
    id: 'markup/form',
    category: 'markup',
    score: 0.65,
    severity: 'MEDIUM',
    pattern: /<(?:form|isindex|keygen)(?![\p{L}\p{N}_-])[^<>]{0,300}>{0,1}`{0,3}/iu,
    source: 'WHATWG HTML, section 4.10; OWASP LLM05:2025',
    cases: {
      match: ['<form action="/login">', '<FORM>', '<form\nmethod=post>'],
      ignore: ['<format>', '<forms>', 'a form', '<p>form</p>'],
    },
  },
  {
    kind: 'span',
    id: 'markup/meta-refresh',
    category: 'markup',
    score: 0.8,
    severity: 'HIGH',
    pattern: /<meta(?![\p{L}\p{N}_-])[^<>]{0,300}>{0,1}`{0,3}/iu,
    accept: (candidate) => (readHtmlTag(candidate).attributes.has('http-equiv') ? candidate.length : 0),
    source: 'WHATWG HTML, section 4.2.5.3',
    cases: {
      match: ['<meta http-equiv="refresh" content="0;url=//a.test">', '<META HTTP-EQUIV=refresh content=0>'],
      ignore: ['<meta charset="utf-8">', '<meta name="description" content="a">', '<metadata http-equiv=a>'],
    },
  },
  {
    kind: 'span',
    id: 'markup/event-handler',
    category: 'markup',
    score: 0.8,
    severity: 'HIGH',
    pattern: /<[a-z][a-z0-9:-]{0,20}[\s/"'][^<>]{0,400}>{0,1}`{0,3}/iu,
    accept: (candidate) => (candidate.includes('=') && isActiveTag(readHtmlTag(candidate)) ? candidate.length : 0),
    source: CHEAT_SHEET,
    cases: {
      match: [
        '<img src=x onerror=alert(1)>',
        '<svg/onload=alert(1)>',
        '<body onload="a()">',
        '<a href="#" OnClick = \'a()\'>x</a>',
        '<p title=">" onmouseover=alert(1)>',
        '<div style="width: expression(alert(1))">',
        '<details open ontoggle=alert(1)>',
        '<button formaction="/x">',
      ],
      ignore: [
        '<p class="on">',
        '<a href="/online=1">x</a>',
        '<td data-on="x" align=left>',
        'if a <b and on = 1',
        '<p title="onclick=x">',
        '<span style="color: red">',
      ],
    },
  },
];

/** A tag with a handler or code in its style, or one whose quoted value hides the rest of it. */
function isActiveTag({ attributes, isQuoteOpen }: HtmlTag): boolean {
  if (isQuoteOpen) return true;
  for (const [key, value] of attributes) {
    if (/^on[a-z]{3,40}$/u.test(key) || key === 'formaction' || key === 'srcdoc') return true;
    if (key === 'style' && STYLE_CODE.test(value)) return true;
  }
  return false;
}

const STYLE_CODE =
  /expression\s{0,4}\(|-moz-binding|behavior\s{0,4}:|javascript\s{0,4}:|position\s{0,4}:\s{0,4}fixed/iu;
