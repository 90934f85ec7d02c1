import { isValidIBAN } from 'ibantools';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { isDoubtfulIp, isHostIp } from './ip-judgement.ts';
import { ibanCode } from './recognizers/generic/iban-code.ts';
import { isSsn } from './ssn.ts';

describe('ibanCode', () => {
  it.each([
    'DE89370400440532013000',
    'GB82WEST12345698765432',
    'FR1420041010050500013M02606',
    'NL91ABNA0417164300',
    'CH9300762011623852957',
  ])('accepts %s as ibantools does, and none of its neighbours', (iban) => {
    expect(isValidIBAN(iban)).toBe(true);
    expect(ibanCode.accept?.(iban)).toBe(iban.length);
    for (let digit = 0; digit < 10; digit++) {
      const other = `${iban.slice(0, -1)}${digit}`;
      expect(ibanCode.accept?.(other)).toBe(isValidIBAN(other) ? other.length : 0);
      expect(isValidIBAN(other)).toBe(other === iban);
    }
  });
});

describe('isSsn', () => {
  it.each(['123456789', '536228145', '899010001'])('accepts %s', (digits) => expect(isSsn(digits)).toBe(true));
  it.each(['000456789', '666456789', '900456789', '123006789', '123450000', '078051120', '219099999', '222222222'])(
    'refuses %s',
    (digits) => expect(isSsn(digits)).toBe(false),
  );
});

describe('isHostIp and isDoubtfulIp', () => {
  it.each(['84.17.46.12', '10.0.0.12', '2606:2800:220:1:248:1893:25c8:1946', 'fe80::1', '203.0.113.7', '2001:db8::1'])(
    'call %s a host',
    (address) => {
      expect(ipaddr.isValid(address)).toBe(true);
      expect([isHostIp(address), isDoubtfulIp(address)]).toEqual([true, false]);
    },
  );
  it.each(['1.2.3.4', '8.8.8.8', '224.0.0.251'])('doubt %s', (address) => {
    expect([isHostIp(address), isDoubtfulIp(address)]).toEqual([false, true]);
  });
  it.each([
    '84.17.46.256',
    '84.17.46',
    '084.17.46.12',
    '127.0.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '10.0.0.0',
    '::1',
    '12:30:45',
    'fe80:::1',
    '2606:2800:220:1:248:1893:25c8',
  ])('refuse %s', (address) => {
    expect([isHostIp(address), isDoubtfulIp(address)]).toEqual([false, false]);
  });
});
