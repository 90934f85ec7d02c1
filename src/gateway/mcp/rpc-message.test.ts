import { describe, expect, it } from 'vitest';
import { argumentCheck } from './argument-check.ts';
import { readRpcMessage } from './rpc-message.ts';
import { shadowingOf } from './tool-shadows.ts';

describe('readRpcMessage', () => {
  it.each([
    '{"jsonrpc":"2.0","id":1,"result":{},"error":{}}',
    '{"jsonrpc":"2.0","id":1.5,"method":"ping"}',
    '{"jsonrpc":"2.0","id":null,"method":"ping"}',
    '{"jsonrpc":"1.0","id":1,"method":"ping"}',
    '{"jsonrpc":"2.0","id":1,"method":"ping","text":"hidden"}',
    '{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}',
    '{"jsonrpc":"2.0","result":{}}',
    '[{"jsonrpc":"2.0","id":1,"method":"ping"}]',
  ])('refuses %s', (source) => {
    expect(() => readRpcMessage(source)).toThrow();
  });

  it('takes 1e0 for the id 1', () => {
    expect(readRpcMessage('{"jsonrpc":"2.0","id":1e0,"method":"ping"}')).toMatchObject({ kind: 'request', id: 1 });
  });
});

describe('argumentCheck', () => {
  it('finds what does not fit, and follows references', () => {
    const schema = {
      type: 'object',
      properties: { to: { $ref: '#/$defs/name' } },
      $defs: { name: { type: 'string' } },
    };
    expect(argumentCheck(schema)({ to: 'a' })).toEqual([]);
    expect(argumentCheck(schema)({ to: 1 })).toContain('/to');
  });

  it('does not run a pattern of the server, nor follow references without end', () => {
    const endless = { $ref: '#', properties: { a: { type: 'string', pattern: '^(a+)+$' } } };
    expect(argumentCheck(endless)({ a: `${'a'.repeat(60)}!` })).toEqual([]);
  });
});

it('a name in letters of another script shadows the one that it looks like', () => {
  const peers = new Map([['mail', ['send_mail']]]);
  expect(shadowingOf('sеnd_mail', peers)).toEqual({ shadowing: 'alike', peer: 'mail' });
  expect(shadowingOf('send_mail', peers)).toEqual({ shadowing: 'same', peer: 'mail' });
  expect(shadowingOf('read_mail', peers)).toEqual({ shadowing: 'none' });
});
