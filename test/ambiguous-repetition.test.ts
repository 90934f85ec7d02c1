import { expect, it } from 'vitest';
import { ambiguousRepetitions } from '../scripts/regex/ambiguous-repetition.ts';

it.each([
  [/join(?:[\s,'(]{1,3}[a-z']{1,14}){0,10}? and/u, "(?:[\\s,'(]{1,3}[a-z']{1,14}){0,10}?"],
  [/(?:[a-z']{1,12}[ ']{1,4}){0,9}x/u, "(?:[a-z']{1,12}[ ']{1,4}){0,9}"],
  [/(?:a{0,20}){0,20}b/u, '(?:a{0,20}){0,20}'],
  [/(?:a+)+b/u, '(?:a+)+'],
  [/(?:[a-z]{1,9}-?[a-z]{1,9}){3}x/u, '(?:[a-z]{1,9}-?[a-z]{1,9}){3}'],
  [/(?:a|[ab]){0,50}c/u, '(?:a|[ab]){0,50}'],
  [/(?:K{1,4}[k ]{1,4}){0,9}x/iu, '(?:K{1,4}[k ]{1,4}){0,9}'],
])('finds the group in %s', (pattern, group) => {
  expect(ambiguousRepetitions(pattern)).toEqual([group]);
});

it.each([
  /(?:\s{1,3}\w{1,20}){0,10}x/u,
  /(?:[a-z]{1,9}-[a-z]{1,9},){0,9}x/u,
  /(?:[a-z]{1,9}[a-z]{1,9}){0,2}x/u,
  /(?:all|any|and){0,9}x/u,
  /(?:[^\]!]|!(?!\[)){0,150}\]/u,
  /[ ']{1,4}[a-z']{1,12}x/u,
])('leaves %s alone', (pattern) => {
  expect(ambiguousRepetitions(pattern)).toEqual([]);
});
