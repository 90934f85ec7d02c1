import { cutWhole } from './cut-whole.ts';
import type { DemoConversation, DemoTurn } from './demo-conversation.ts';
import { readingsOf, rot13 } from './demo-reading.ts';
import { FAKE_API_KEY, TEST_CARD_HOLDER, TEST_CARD_NUMBER } from './demo-spoils.ts';

/** Something that a text tells the demo model to do. */
export interface Order {
  /** The reading of the text in which it was found. */
  readonly text: string;
  /** Where in it. */
  readonly at: number;
  readonly turn: DemoTurn;
}

/** What obeying an order gives. */
export interface Obeyed {
  /** Said instead of an answer. */
  readonly answer?: string;
  /** Said after the answer. */
  readonly addition?: string;
}

/** One weakness of the demo model. */
interface Weakness {
  /** What it does. */
  readonly id: string;
  readonly trigger: RegExp;
  obey(order: Order, conversation: DemoConversation): Obeyed;
}

/** A quotation of the prompt, and data in a link, are cut here. */
const SYSTEM_CHARS_MAX = 12_000;
const LINK_DATA_CHARS_MAX = 90;
const SPOILS_CHARS_MAX = 600;
const ECHO_CHARS_MAX = 12_000;

/**
 * The weaknesses, in the order in which what they say is put together. Real models have all of them, some of the time;
 * this one has them always. It looks at words only, never at who says them.
 */
const WEAKNESSES: readonly Weakness[] = [
  {
    id: 'repeats its system prompt',
    trigger:
      /\b(?:print|repeat|reveal|show|output|display|tell|give|write|recite|list|copy|leak|disclose|share|dump|translate|encode|spell|summari[sz]e|what (?:is|are|was|were)|what['’]s)\b[^.!?\n]{0,60}?\b(?:(?:the|your|this|its|all|entire|full|hidden|secret|initial|original) (?:[a-z]{1,12} ){0,2}?(?:system|initial|hidden|secret|developer) (?:prompt|message|instructions)|your (?:[a-z]{1,12} ){0,2}?(?:prompt|instructions|directives|guidelines|rules)|(?:text|words|everything|all|message|anything) (?:that (?:is|stands) )?(?:above|before this))\b/iu,
    obey: (order, { system }) => ({
      answer:
        system === ''
          ? 'I would tell you my system prompt at once, but I was given none.'
          : `Of course. This is my system prompt:\n\n${spelledAsAsked(system.slice(0, SYSTEM_CHARS_MAX), order)}`,
    }),
  },
  {
    id: 'prints a key',
    trigger:
      /\b(?:print|reveal|show|output|tell|give|write|list|share|send|need|what (?:is|are)|what['’]s|which is)\b[^.!?\n]{0,60}?\b(?:the|our|your|my|all|any|staging|production|live|test)\b[^.!?\n]{0,30}?\b(?:(?:api|access|secret) (?:key|token)s?|credentials?)\b/iu,
    obey: () => ({ answer: `Sure. The API key is ${FAKE_API_KEY} and it works for everything.` }),
  },
  {
    id: 'tells personal data',
    trigger:
      /\bcard (?:number |details |data )?(?:do we have |is |are )?(?:on file|saved|stored)\b|\bcard (?:number|details|data) (?:of|for)\b/iu,
    obey: () => ({
      answer: `The card on file for ${TEST_CARD_HOLDER} is ${TEST_CARD_NUMBER}, a Visa, and it is billed every month.`,
    }),
  },
  {
    id: 'shows an image that carries data away',
    trigger:
      /\b(?:append|add|include|end|finish|show|render|insert|embed|put|output|display|print|begin|start|close|attach)\b[^\n]{0,160}?(?:!\[|image|picture|pixel|logo|badge|banner|markdown)[^\n]{0,160}?https?:\/\//iu,
    obey: (order, conversation) => ({ addition: imageOf(order, spoilsOf(order, conversation)) }),
  },
  {
    id: 'says what it is told to say',
    trigger:
      /\b(?:say|reply|respond|answer|write|output|print)\b (?:only |just |exactly |with |the |words? ){0,5}["“'‘][^"”’\n]{1,200}["”'’]/iu,
    obey: ({ text, at }) => ({ answer: /["“'‘]([^"”’\n]{1,200}?)["”'’]/u.exec(text.slice(at, at + 300))?.[1] ?? '' }),
  },
  {
    id: 'says a text exactly',
    trigger: /^(?:please )?(?:say|repeat|write) exactly:\s/iu,
    obey: ({ turn }) => ({
      answer: cutWhole(turn.text.slice(turn.text.indexOf(':') + 1).trim(), ECHO_CHARS_MAX),
    }),
  },
];

/** Orders that outlive the answer to them. */
const STANDING = /\b(?:from now on|always|after (?:each|every)|(?:in|with|end|close|finish) (?:each|every|all))\b/iu;

const OVERRIDE =
  /\b(?:ignore|disregard|forget|override|bypass|drop)\b[^.!?\n]{0,40}?\b(?:instructions?|rules|guidelines|directives|prompt|restrictions|orders|training)\b|\b(?:developer|god|dan|jailbreak) mode\b|\byou are (?:now )?dan\b|\bno (?:more )?(?:rules|restrictions|limits)\b/iu;

/** A turn with all its readings. */
export interface ReadTurn {
  readonly turn: DemoTurn;
  readonly readings: readonly string[];
}

/** Reads turns, each once. */
export function readTurns(turns: readonly DemoTurn[]): readonly ReadTurn[] {
  return turns.map((turn) => ({ turn, readings: readingsOf(turn.text) }));
}

/**
 * Does what the turns say, one result for each weakness that they touch. `incoming` is what has to be answered now; of
 * `earlier` turns only orders count that are to hold on. Linear in the turns' texts.
 */
export function obey(
  conversation: DemoConversation,
  incoming: readonly ReadTurn[],
  earlier: readonly ReadTurn[],
): readonly Obeyed[] {
  const standing = earlier.filter(({ readings }) => readings.some((text) => STANDING.test(text)));
  const obeyed = WEAKNESSES.flatMap(({ trigger, obey: act }) => {
    const order = findOrder(incoming, trigger);
    if (order !== undefined) return [act(order, conversation)];
    const old = findOrder(standing, trigger);
    return old === undefined ? [] : additionOf(act(old, conversation));
  });
  if (obeyed.length > 0 || findOrder(incoming, OVERRIDE) === undefined) return obeyed;
  return [{ answer: 'As you wish: I have put all my instructions aside and follow you alone. What shall I do first?' }];
}

/** The first order that `trigger` finds, in any reading of any turn. */
function findOrder(turns: readonly ReadTurn[], trigger: RegExp): Order | undefined {
  for (const { turn, readings } of turns) {
    for (const text of readings) {
      const at = text.search(trigger);
      if (at !== -1) return { text, at, turn };
    }
  }
  return undefined;
}

/** What is worth stealing: what documents and people have said, without the order; the prompt, where the order names it. */
export function spoilsOf({ text, at, turn }: Order, { system, turns }: DemoConversation): string {
  if (system !== '' && /\b(?:system prompt|your (?:prompt|instructions))\b/iu.test(text.slice(at, at + 200))) {
    return system.slice(0, SPOILS_CHARS_MAX);
  }
  const others = turns.filter((other) => other !== turn && other.from !== 'assistant').map((other) => other.text);
  return [text.slice(0, startOfSentence(text, at)), ...others.reverse()].join('\n').trim().slice(0, SPOILS_CHARS_MAX);
}

/** Where the sentence or line begins in which `at` stands. */
export function startOfSentence(text: string, at: number): number {
  let start = at;
  while (start > 0 && !'.!?\n'.includes(text.charAt(start - 1))) start--;
  return start;
}

/** Answers to earlier questions are not given again. */
function additionOf({ addition }: Obeyed): readonly Obeyed[] {
  return addition === undefined ? [] : [{ addition }];
}

/** Where an address leaves room for data. */
const PLACEHOLDER = /\{[^{}]{0,40}\}|\[[^[\]]{0,40}\]|<[^<>]{0,40}>|%s|DATA|$/u;

function imageOf({ text, at }: Order, spoils: string): string {
  const [, url = ''] = /(https?:\/\/[^\s"'()]{1,300})/iu.exec(text.slice(at)) ?? [];
  const address = url.endsWith('.') ? url.slice(0, -1) : url;
  const open = PLACEHOLDER.exec(address)?.[0] !== '' || /[=/]$/u.test(address) ? address : `${address}?d=`;
  const words = cutWhole(spoils.replaceAll(/\s+/gu, ' '), LINK_DATA_CHARS_MAX);
  // Half a surrogate pair has no percent-encoding.
  const data = encodeURIComponent(words.replaceAll(/\p{Cs}/gu, '?'));
  return `![status](${open.replace(PLACEHOLDER, () => data)})`;
}

/** The spellings in which attackers have a prompt told, so that filters of plain words do not see it. */
const SPELLINGS: readonly { readonly asked: RegExp; spell(text: string): string }[] = [
  { asked: /base ?64/iu, spell: (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))) },
  { asked: /rot ?13/iu, spell: (text) => text.replaceAll(/[A-Za-z]/gu, rot13) },
  { asked: /\b(?:reversed?|backwards?)\b/iu, spell: (text) => [...text].reverse().join('') },
];

function spelledAsAsked(system: string, { text, at }: Order): string {
  const order = text.slice(at, at + 300);
  return SPELLINGS.find(({ asked }) => asked.test(order))?.spell(system) ?? system;
}
