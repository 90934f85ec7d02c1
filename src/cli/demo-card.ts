import type { ChatToolCall } from './ask-chat.ts';
import { displayWidth } from './display-width.ts';
import type { ClosedSide, OpenSide, PlayableScene, PlayedScene } from './play-scene.ts';
import { paint, printable } from './terminal.ts';
import { type Span, wrapSpans } from './wrap-spans.ts';

const INDENT = '     ';
/** Columns of the words at the left of a card: `closed`, two spaces, the sign, two spaces. */
const LABEL_WIDTH = 11;
const ASKED_LINES_MAX = 5;
const SAID_LINES_MAX = 6;

/** One scene before and after, in lines of at most `width` columns. */
export function demoCard(played: PlayedScene, place: { readonly number: number; readonly width: number }): string {
  const { scene, open, closed } = played;
  const textWidth = place.width - INDENT.length - LABEL_WIDTH;
  const isHonest = scene.isHonest === true;
  const why = wrapSpans([{ text: scene.why, look: 'dim' }], { width: place.width - INDENT.length });
  const lines = [
    ` ${String(place.number).padStart(2)}  ${paint('bold', scene.title)}`,
    ...why.map((line) => INDENT + line),
    '',
    ...askedLines(scene, textWidth),
    ...labelled('open', sign(isHonest ? open.succeeded : not(open.succeeded)), saidLines(scene, open, textWidth)),
    ...labelled('closed', sign(played.isGood), closedLines(scene, closed, textWidth)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** Nothing where nobody knows what would be good. */
function sign(isGood: boolean | undefined): string {
  if (isGood === undefined) return ' ';
  return isGood ? paint('green', '✓') : paint('red', '✗');
}

/** Lines with a word before the first of them. */
function labelled(label: string, mark: string, lines: readonly string[]): readonly string[] {
  const head = `${INDENT}${paint('dim', label)}${' '.repeat(8 - displayWidth(label))}${mark}  `;
  const space = ' '.repeat(INDENT.length + LABEL_WIDTH);
  return lines.map((line, i) => (i === 0 ? head : space) + line);
}

/** What was asked: everything but the system prompt, which is the same in all scenes. */
function askedLines({ request }: PlayableScene, width: number): readonly string[] {
  return request.messages.flatMap(({ role, content }) => {
    if (role === 'system' || content === null) return [];
    const text = printable(content);
    return labelled(
      role === 'assistant' ? 'model' : role,
      ' ',
      wrapSpans([{ text }], { width, linesMax: ASKED_LINES_MAX }),
    );
  });
}

/** What has come back, with what the attacker wanted marked: red on a terminal, in `[[…]]` elsewhere. */
function saidLines(scene: PlayableScene, side: OpenSide, width: number): readonly string[] {
  const marks = scene.isHonest === true ? [] : (scene.marks ?? []);
  const said = [side.text, ...side.toolCalls.map(callText)].filter((text) => text !== '');
  return said.flatMap((text) => wrapSpans(markedSpans(printable(text), marks), { width, linesMax: SAID_LINES_MAX }));
}

function closedLines(scene: PlayableScene, closed: ClosedSide, width: number): readonly string[] {
  const verdict = wrapSpans(verdictSpans(closed), { width });
  if (closed.status !== 200) return verdict;
  const marks = scene.isHonest === true ? [] : (scene.marks ?? []);
  const said = [closed.text, ...closed.toolCalls.map(callText)].filter((text) => text !== '');
  const lines = said.flatMap((text) =>
    wrapSpans(
      markedSpans(printable(text), marks).flatMap((span) => (span.look === undefined ? noticeSpans(span) : [span])),
      { width, linesMax: SAID_LINES_MAX },
    ),
  );
  return [...verdict, ...lines];
}

/** Arguments that are an object are spread out, so that their lines break where people read. */
function callText({ name, arguments: json }: ChatToolCall): string {
  let values: unknown;
  try {
    values = JSON.parse(json);
  } catch {
    // What the model wrote is no JSON; it is shown as it is.
    return `→ ${name}(${json})`;
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return `→ ${name}(${json})`;
  const parts = Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `→ ${name}(${parts.join(', ')})`;
}

function verdictSpans({ action, where, ruleIds, status, isSameStreamed }: ClosedSide): readonly Span[] {
  const side = where === 'reply' ? 'on its way out' : 'on its way in';
  const rules = rulesText(ruleIds);
  const differs: readonly Span[] = isSameStreamed
    ? []
    : [{ text: ' The streamed reply differs from the whole one!', look: 'red' }];
  if (action === 'block' && status !== 200) {
    const isDecided = where === 'request';
    return [
      isDecided
        ? { text: `blocked ${side}`, look: 'green' }
        : { text: `refused with status ${status}`, look: 'yellow' },
      { text: rules, look: 'dim' },
      ...differs,
    ];
  }
  if (action === 'block') return [{ text: `stopped ${side}`, look: 'green' }, ...differs];
  if (action === 'allow') return [{ text: 'passed unchanged', look: 'green' }, ...differs];
  return [{ text: `cleaned ${side}`, look: 'green' }, { text: rules, look: 'dim' }, ...differs];
}

/** One rule is named and the others are counted; orders say more about a scene than what else stood in it. */
function rulesText(ruleIds: readonly string[]): string {
  const named = ruleIds.find((id) => id.startsWith('injection/')) ?? ruleIds[0];
  if (named === undefined) return '';
  return `: ${named}${ruleIds.length > 1 ? ` and ${ruleIds.length - 1} more` : ''}`;
}

/** A text with some of its parts marked. Marks that overlap are one. */
function markedSpans(text: string, marks: readonly string[]): readonly Span[] {
  const ranges = marks
    .flatMap((mark) => {
      const start = text.indexOf(mark);
      return mark === '' || start === -1 ? [] : [{ start, end: start + mark.length }];
    })
    .toSorted((a, b) => a.start - b.start);
  const spans: Span[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    spans.push({ text: text.slice(at, from) }, { text: text.slice(from, end), look: 'red', isMarked: true });
    at = end;
  }
  return [...spans, { text: text.slice(at) }];
}

/** What the gate writes in place of what it takes out. */
const NOTICE = /(<[A-Z][A-Z0-9_]{1,63}>|\[(?:link|content) removed\])/u;

function noticeSpans({ text }: Span): readonly Span[] {
  return text.split(NOTICE).map((part) => (NOTICE.test(part) ? { text: part, look: 'green' } : { text: part }));
}
