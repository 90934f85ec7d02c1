import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../../dialects/anthropic-messages/anthropic-messages.ts';
import { openAiChat } from '../../dialects/openai-chat/openai-chat.ts';
import { createGuard } from '../../index.ts';
import { recordIssued } from './record-issued.ts';

const guard = createGuard({ policy: 'balanced' });
const principal = { tenant: 't', user: 'u', session: 's' };
const CARD = '4111 1111 1111 1111';

function recorded() {
  const session = { issued: (): readonly string[] => [] };
  return { session, gate: recordIssued(session, guard.reply({ principal })) };
}

describe('what is taken down of a reply', () => {
  it('are the texts of each choice as they left', () => {
    const { session, gate } = recorded();
    const choices = [`Pay with ${CARD}.`, 'Or not.'].map((content, index) => ({
      index,
      message: { role: 'assistant', content },
      finish_reason: 'stop',
    }));
    openAiChat.guardReply(JSON.stringify({ id: 'c', model: 'm', choices }), gate);
    expect(session.issued()).toEqual(['Pay with <CREDIT_CARD>.', 'Or not.']);
  });

  it('are the blocks of a message, each by itself, however they are cut', () => {
    const content = [
      { type: 'text', text: `First ${CARD}` },
      { type: 'text', text: 'Second one.' },
    ];
    const whole = recorded();
    const message = { id: 'm', type: 'message', role: 'assistant', model: 'm', content, stop_reason: 'end_turn' };
    anthropicMessages.guardReply(JSON.stringify(message), whole.gate);
    expect(whole.session.issued()).toEqual(['First <CREDIT_CARD>', 'Second one.']);

    const streamed = recorded();
    const stream = anthropicMessages.openStream(streamed.gate, 'req_1');
    const event = (type: string, more: object): string =>
      `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
    const events = [
      event('message_start', { message: { ...message, content: [], stop_reason: null } }),
      ...content.flatMap(({ text }, index) => [
        event('content_block_start', { index, content_block: { type: 'text', text: '' } }),
        ...[...text].map((piece) =>
          event('content_block_delta', { index, delta: { type: 'text_delta', text: piece } }),
        ),
        event('content_block_stop', { index }),
      ]),
      event('message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null } }),
      event('message_stop', {}),
    ];
    for (const one of events) stream.push(new TextEncoder().encode(one));
    stream.end();
    expect(streamed.session.issued()).toEqual(whole.session.issued());
  });

  it('is nothing where it is more than may be kept', () => {
    const { session, gate } = recorded();
    for (let choice = 0; choice < 11; choice++) {
      const channel = gate.text(choice, `/choices/${choice}/message/content`);
      channel.push('word '.repeat(20_000));
      channel.end();
      expect(session.issued()).toHaveLength(choice < 10 ? choice + 1 : 0);
    }
  });
});
