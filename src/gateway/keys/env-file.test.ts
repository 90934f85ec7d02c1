import { describe, expect, it } from 'vitest';
import { envText, readEnvText } from './env-file.ts';

describe('readEnvText', () => {
  it.each<[text: string, expected: string | undefined]>([
    ['KEY=a\n', 'a'],
    ['KEY=a', 'a'],
    ['OTHER=x\r\nKEY=a=b\r\n', 'a=b'],
    ['KEY=a\nKEY=b\n', 'b'],
    ['KEY="a"', 'a'],
    ['KEY=', ''],
    ['# KEY=a', undefined],
    ['XKEY=a', undefined],
    ['', undefined],
  ])('reads %j', (text, expected) => {
    expect(readEnvText(text, 'KEY')).toBe(expected);
  });
});

describe('envText', () => {
  it.each<[text: string, expected: string]>([
    ['', 'URL=u\nKEY=k\n'],
    ['URL=u\nKEY=k\n', 'URL=u\nKEY=k\n'],
    ['# mine\nKEY=old\nOTHER=x', '# mine\nKEY=k\nOTHER=x\nURL=u\n'],
    ['KEY=a\nKEY=b\n', 'KEY=k\nURL=u\n'],
  ])('sets variables in %j', (text, expected) => {
    expect(envText(text, { URL: 'u', KEY: 'k' })).toBe(expected);
  });
});
