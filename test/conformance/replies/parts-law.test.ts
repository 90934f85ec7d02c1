import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { openAiChat } from '../../../src/dialects/openai-chat/openai-chat.ts';
import { createGuard } from '../../../src/index.ts';
import { attackedText, cutSizes, inPackets, inPieces, SYSTEM_PROMPT } from './attacked-texts.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const openGate = (): ReturnType<typeof guard.reply> => guard.reply({ principal, systemPrompt: SYSTEM_PROMPT });

/** What a model says in one choice: content in parts, and thoughts before it. */
interface Said {
  readonly reasoning_details: readonly string[];
  readonly content: readonly string[];
}

interface Got extends Said {
  readonly finish: string | null;
  readonly decision: Decision;
}

/** Texts, some of which are one that is cut. */
const texts: fc.Arbitrary<readonly string[]> = fc
  .tuple(attackedText, fc.array(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { maxLength: 3 }))
  .map(([text, cuts]) => {
    const places = [...new Set([0, ...cuts.map((cut) => Math.floor(text.length * cut)), text.length])].sort(
      (a, b) => a - b,
    );
    return places.slice(1).map((end, at) => text.slice(places[at], end));
  });

const said: fc.Arbitrary<Said> = fc.record({
  reasoning_details: fc.oneof(fc.constant([]), texts),
  content: fc.array(texts, { minLength: 1, maxLength: 2 }).map((lists) => lists.flat()),
});

const FIELDS = ['reasoning_details', 'content'] as const;
const KINDS = { reasoning_details: 'reasoning.text', content: 'text' };

function wholeBody(choice: Said): string {
  const lists = FIELDS.map((field) => [field, choice[field].map((text) => ({ type: KINDS[field], text }))] as const);
  const message = { role: 'assistant', ...Object.fromEntries(lists) };
  return JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] });
}

function eventStream(choice: Said, sizes: readonly number[]): string {
  const chunk = (delta: object, finish: string | null): string =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  const deltas = FIELDS.flatMap((field) =>
    choice[field].flatMap((text, index) =>
      inPieces(text, sizes).map((piece) => chunk({ [field]: [{ type: KINDS[field], index, text: piece }] }, null)),
    ),
  );
  return `${deltas.join('')}${chunk({}, 'stop')}data: [DONE]\n\n`;
}

interface Part {
  readonly index?: number;
  readonly text?: string;
}

interface Choice {
  readonly delta?: Readonly<Record<string, readonly Part[]>>;
  readonly message?: Readonly<Record<string, readonly Part[]>>;
  readonly finish_reason: string | null;
}

function guardWhole(choice: Said): Got {
  const gate = openGate();
  const [{ message = {}, finish_reason: finish }] = JSON.parse(openAiChat.guardReply(wholeBody(choice), gate).body)
    .choices as [Choice];
  const textsIn = (field: string): readonly string[] => (message[field] ?? []).map(({ text = '' }) => text);
  return {
    reasoning_details: textsIn('reasoning_details'),
    content: textsIn('content'),
    finish,
    decision: gate.finish(),
  };
}

function guardStream(choice: Said, sizes: readonly number[], packetSizes: readonly number[]): Got {
  const gate = openGate();
  const stream = openAiChat.openStream(gate, 'req');
  const packets = inPackets(eventStream(choice, sizes), packetSizes);
  const written = packets.map((packet) => stream.push(packet)).join('') + stream.end();
  expect(stream.withheldChars).toBe(0);
  const got = { reasoning_details: choice.reasoning_details.map(() => ''), content: choice.content.map(() => '') };
  let finish: string | null = null;
  for (const [, json = ''] of written.matchAll(/^data: (\{.*)$/gmu)) {
    for (const { delta = {}, finish_reason: reason } of JSON.parse(json).choices as readonly Choice[]) {
      finish = reason ?? finish;
      for (const field of FIELDS) {
        for (const { index = -1, text = '' } of delta[field] ?? []) got[field][index] += text;
      }
    }
  }
  return { ...got, finish, decision: gate.finish() };
}

it('content that comes in parts is the same streamed as whole, part by part, for every cutting', () => {
  const seen = { allow: 0, rewrite: 0, block: 0, ask: 0 };
  fc.assert(
    fc.property(said, cutSizes, cutSizes, (choice, sizes, packetSizes) => {
      const whole = guardWhole(choice);
      seen[whole.decision.action]++;
      expect(guardStream(choice, sizes, packetSizes)).toEqual(whole);
    }),
    { numRuns: 100 },
  );
  expect(seen.rewrite).toBeGreaterThan(10);
  expect(seen.block).toBeGreaterThan(5);
}, 30_000);
