import { describe, expect, it } from 'vitest';
import { nodeKeys } from '../crypto/mac.ts';
import { eventId, eventPrincipal, eventRequestId, eventWord } from './safe-ids.ts';

const keys = nodeKeys(new Uint8Array(32).fill(5));

describe('what an event holds in place of a text from outside', () => {
  it.each(['injection/override/ignore-previous', 'gpt-4o-mini', 'openai/gpt-4.1', '/v1/chat/completions', 'a*b'])(
    'keeps the word %j',
    (word) => expect(eventWord(word, keys)).toBe(word),
  );

  it('hashes equal strings to equal words, and others to others', () => {
    expect(eventId('Ann Lee', keys)).toBe(eventId('Ann Lee', keys));
    expect(eventId('Ann Lee', keys)).not.toBe(eventId('Ann Lea', keys));
    expect(eventId('Ann Lee', keys)).not.toBe(eventId('Ann Lee', nodeKeys(new Uint8Array(32).fill(6))));
    expect(eventRequestId('a b\n'.repeat(100))).toBe('a_b_'.repeat(32));
  });

  it('has the ids under which events of earlier versions stand', () => {
    expect(eventId('Ann Lee', keys)).toBe('id-6961eb8b20c868cd');
    expect(eventPrincipal({ tenant: 'shop', user: 'Ann Lee', session: 's'.repeat(129) }, keys)).toEqual({
      tenant: 'shop',
      user: 'id-6961eb8b20c868cd',
      session: 'id-24317584efd3fdbf',
    });
  });

  it('makes one sign of each sign of a request id, also where it has two units', () => {
    expect(eventRequestId('😀b')).toBe('_b');
    expect(eventRequestId(`${'😀'.repeat(100)}${'b'.repeat(100)}`)).toBe(`${'_'.repeat(100)}${'b'.repeat(28)}`);
    expect(eventRequestId(`a${'😀'.repeat(200)}`)).toBe(`a${'_'.repeat(127)}`);
  });
});
