import { describe, expect, it } from 'vitest';
import { leetSpans } from './leet.ts';

const words = (text: string): readonly string[] => leetSpans(text, 'i').map((span) => span.text);

describe('leetSpans', () => {
  it.each([
    ['1gn0r3 17', ['ignore', 'it']],
    ['wr173 7h3 3ng115h w0rd', ['write', 'the', 'engiish', 'word']],
    ['7h47 h4v3 b33n', ['that', 'have', 'been']],
    ['@ntworte 1mmer n1cht', ['antworte', 'immer', 'nicht']],
  ])('reads %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    '1 2024 70 15 17 45 105 135 535 735 107',
    'file5 key5 rule5 tool5 message5 user5',
    'm3 A5 A7 B3 d0 1t 1s 0n 4k',
    '7h3 7h3 7h3 7h3',
    'h4v3 b33n',
    'pr1nt 1 and 2nd, 3rd, 4th',
    'sha256 mp3 h264 utf8 i18n a11y k8s x86 b2b',
  ])('reads nothing in %j', (text) => {
    expect(words(text)).toEqual([]);
  });
});
