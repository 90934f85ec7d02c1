import { describe, expect, it } from 'vitest';
import type { ToolDefinition } from '../tool-action.ts';
import { classifyTool } from './classify-tool.ts';

function tool(name: string, properties: Record<string, object> = {}, description?: string): ToolDefinition {
  const parameters = { type: 'object', properties } as NonNullable<ToolDefinition['parameters']>;
  return { name, parameters, ...(description !== undefined && { description }) };
}

const text = { type: 'string' };
const figure = { type: 'number' };

describe('classifyTool', () => {
  it.each<[first: string, given: ToolDefinition]>([
    ['send', tool('send_email', { to: text, body: text })],
    ['send', tool('mensajeEnviar', { destinatario: text, mensaje: text })],
    ['send', tool('dispatch', { recipient: text, message: text }, 'Sends a text message to a phone.')],
    ['pay', tool('wire_funds', { iban: text, amount: figure })],
    ['pay', tool('createPayment', { creditor: text, amount: figure })],
    ['pay', tool('POST /v1/payouts', { amount: figure, iban: text }, 'Creates a payout.')],
    ['publish', tool('PublishPost', { content: text })],
    ['delete', tool('remove-file', { path: text })],
    ['delete', tool('DELETE /v1/users/{id}', { id: text })],
    ['execute', tool('terminal', { command: text })],
    ['share', tool('grantAccess', { file: text, email: { type: 'string', format: 'email' }, role: text })],
    ['invite', tool('add_member', { member: text, channel: text })],
    ['change-credentials', tool('update_password', { password: text })],
    ['book', tool('reserve_hotel', { hotel: text, date: text })],
    ['read', tool('get_shared_files')],
    ['read', tool('GET /v1/payments', { from: text })],
    ['read', tool('searchSentMails', { query: text })],
    ['unknown', tool('frobnicate', { x: text })],
  ])('takes for %s: $name', (first, given) => {
    expect(classifyTool(given).classes[0]).toBe(first);
  });

  it('says what arguments are for, by name, format and type', () => {
    const { parts } = classifyTool(
      tool('x', {
        recipient: text,
        message_body: text,
        total_amount: figure,
        new_password: text,
        shell_command: text,
        page_id: text,
        urgent: { type: 'boolean' },
        place: { type: 'string', format: 'uri' },
      }),
    );
    expect(Object.fromEntries(parts)).toEqual({
      recipient: 'destination',
      message_body: 'payload',
      total_amount: 'amount',
      new_password: 'credential',
      shell_command: 'command',
      page_id: 'selector',
      urgent: 'option',
      place: 'destination',
    });
  });

  it('takes any schema', () => {
    for (const parameters of [null, [], 'x', 1, { properties: [] }, { properties: { to: null } }, { properties: 7 }]) {
      expect(classifyTool({ name: 'send_email', parameters }).classes).toContain('send');
    }
  });
});
