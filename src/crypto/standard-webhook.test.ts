import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { readWebhook, webhookHeaders, webhookKey } from './standard-webhook.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const key = webhookKey(secret) as Uint8Array;
const other = new Uint8Array(randomBytes(32));
const body = Buffer.from('{"verdict":"deny"}');
const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body };

describe('a signed message', () => {
  it('has the signature of the example of Standard Webhooks', () => {
    const example = { ...message, body: '{"test": 2432232314}' };
    expect(webhookHeaders(example, [key])).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is verified by their library, with the old secret and with the new one', () => {
    const now = { ...message, timestamp: Math.floor(Date.now() / 1_000) };
    const headers = webhookHeaders(now, [other, key]);
    for (const each of [secret, Buffer.from(other).toString('base64')]) {
      expect(new Webhook(each).verify(body, headers)).toEqual({ verdict: 'deny' });
    }
    expect(() => new Webhook(randomBytes(32).toString('base64')).verify(body, headers)).toThrow();
  });

  it('is read when their library has signed it', () => {
    const date = new Date(1_614_265_330_000);
    const signature = new Webhook(secret).sign(message.id, date, body.toString());
    const headers = { 'webhook-id': message.id, 'webhook-timestamp': '1614265330', 'webhook-signature': signature };
    expect(readWebhook(headers, body, [other, key])).toEqual({ id: message.id, timestamp: 1_614_265_330 });
    expect(readWebhook({ ...headers, 'webhook-signature': `v1a,x v1,AAAA ${signature}` }, body, [key])).toBeDefined();
    expect(readWebhook(headers, body, [other])).toBeUndefined();
    expect(readWebhook(headers, body, [])).toBeUndefined();
  });

  it('is not read with any character of its headers or any bit of its body changed', () => {
    const headers = webhookHeaders(message, [key]);
    for (const [name, value] of Object.entries(headers)) {
      for (let at = 0; at < value.length; at++) {
        for (const sign of 'AB0-=, ') {
          if (sign === value[at]) continue;
          const changed = value.slice(0, at) + sign + value.slice(at + 1);
          expect(readWebhook({ ...headers, [name]: changed }, body, [key]), changed).toBeUndefined();
        }
        expect(readWebhook({ ...headers, [name]: value.slice(0, at) }, body, [key])).toBeUndefined();
      }
    }
    for (let bit = 0; bit < body.length * 8; bit++) {
      const changed = Uint8Array.from(body);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(readWebhook(headers, changed, [key])).toBeUndefined();
    }
  });

  it.each([
    [{}],
    [{ 'webhook-id': 'a.1' }],
    [{ 'webhook-id': '' }],
    [{ 'webhook-id': 'a'.repeat(129) }],
    [{ 'webhook-timestamp': '01614265330' }],
    [{ 'webhook-timestamp': '1614265330.0' }],
    [{ 'webhook-timestamp': '1e9' }],
    [{ 'webhook-timestamp': '-1' }],
    [{ 'webhook-timestamp': ['1614265330', '1614265330'] }],
  ])('is not read with %j in its head, whoever has signed it', (more) => {
    const { 'webhook-id': id = 'a', 'webhook-timestamp': timestamp = 1 } = more as Readonly<Record<string, string>>;
    const signed = webhookHeaders({ id, timestamp: timestamp as unknown as number, body }, [key]);
    const headers = Object.keys(more).length === 0 ? {} : { ...signed, ...more };
    expect(readWebhook(headers, body, [key])).toBeUndefined();
  });

  it('is not read behind seven other signatures too many', () => {
    const { 'webhook-signature': signature = '', ...rest } = webhookHeaders(message, [key]);
    const behind = (count: number): string => `${'v1,AAAA '.repeat(count)}${signature}`;
    expect(readWebhook({ ...rest, 'webhook-signature': behind(7) }, body, [key])).toBeDefined();
    expect(readWebhook({ ...rest, 'webhook-signature': behind(8) }, body, [key])).toBeUndefined();
  });

  it('is read for every id, time and body that can be signed, and for no other key', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9_:-]{1,128}$/u);
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 999_999_999_999 }), fc.uint8Array(), (name, timestamp, bytes) => {
        const headers = webhookHeaders({ id: name, timestamp, body: bytes }, [key]);
        expect(readWebhook(headers, bytes, [key])).toEqual({ id: name, timestamp });
        expect(readWebhook(headers, bytes, [other])).toBeUndefined();
      }),
    );
  });
});

describe('webhookKey', () => {
  it.each([24, 32, 64])('takes %d bytes, with the prefix or without', (length) => {
    const text = randomBytes(length).toString('base64');
    expect(webhookKey(text)).toEqual(webhookKey(`whsec_${text}`));
    expect(webhookKey(text)).toHaveLength(length);
  });

  it.each([
    [randomBytes(23).toString('base64')],
    [randomBytes(65).toString('base64')],
    [randomBytes(32).toString('hex').slice(0, 61)],
    [`${randomBytes(32).toString('base64')}!`],
    [Buffer.alloc(32, 255).toString('base64url')],
    ['correct horse battery staple correct horse'],
    ['whsec_'],
    [''],
  ])('takes no %j', (secret) => expect(webhookKey(secret)).toBeUndefined());
});
