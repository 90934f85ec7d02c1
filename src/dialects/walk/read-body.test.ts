import { describe, expect, it } from 'vitest';
import { InvalidJsonError } from '../../core/json/invalid-json-error.ts';
import { MalformedRequestError } from '../dialect-errors.ts';
import { readBody } from './read-body.ts';

describe('readBody', () => {
  it.each([
    ['nothing', '', 'at offset 0 it ends too early'],
    ['half a body', '{"model":"m"', 'has an object that is not closed'],
    ['a key twice', '{"model":"a","model":"b"}', 'has a key twice'],
    ['a key twice in two spellings', '{"model":"a","m\\u006fdel":"b"}', 'has a key twice'],
    ['too many levels', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'is nested deeper'],
    ['a bare control character', '{"a":"\u0000"}', 'has a control character'],
    ['a byte order mark', '\ufeff{}', 'has no value'],
    ['two values', '{}{}', 'goes on after its end'],
  ])('refuses %s and keeps the cause', (_what, body, problem) => {
    const error = errorOf(body);
    expect(error.message).toContain(problem);
    expect(error.cause).toBeInstanceOf(InvalidJsonError);
    expect(error.pointer).toBe('');
  });

  it.each(['[]', 'null', '"text"', '1'])('refuses %s, which is no object', (body) => {
    expect(errorOf(body).message).toBe('the body must be a JSON object');
  });

  it.each([
    ['a first half', '{"a":["x","\\ud83d"]}', '/a/1'],
    ['a second half', '{"a":"\\uDE00 x"}', '/a'],
    ['halves in the wrong order', '{"a":"\\ude00\\ud83d"}', '/a'],
    ['half in a key', '{"a":{"\\ud800":1}}', '/a/{0}'],
    ['half that was never an escape', '{"a":"\ud83d"}', '/a'],
  ])('refuses %s of a surrogate pair', (_what, body, pointer) => {
    expect(errorOf(body).pointer).toBe(pointer);
  });

  it.each(['{"a":"\\ud83d\\ude00"}', '{"a":"😀"}', '{"a":"\\\\ud83d"}', '{"a":"\\u0000"}'])('reads %s', (body) => {
    expect(readBody(body).members).toHaveLength(1);
  });
});

function errorOf(body: string): MalformedRequestError {
  try {
    readBody(body);
  } catch (error) {
    if (error instanceof MalformedRequestError) return error;
    throw error;
  }
  throw new Error('the body was read');
}
