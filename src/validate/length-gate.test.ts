import { expect, it } from 'vitest';
import { lengthGate } from './length-gate.ts';

/** What leaves a gate of six units, and whether there was more. */
function passed(...chunks: readonly string[]): { readonly text: string; readonly isOver: boolean } {
  const gate = lengthGate(6);
  let text = '';
  for (const chunk of chunks) {
    text += gate.admit(chunk);
    if (gate.isOver()) return { text, isOver: true };
  }
  return { text: text + gate.finish(), isOver: false };
}

it.each([
  [['abcdef'], 'abcdef', false],
  [['abc', 'def', ''], 'abcdef', false],
  [['abcdefg'], 'abcdef', true],
  [['abcdef', 'g'], 'abcdef', true],
  [['', 'abcdefghijkl', 'm'], 'abcdef', true],
  [['abcd😀'], 'abcd😀', false],
  [['abcde😀'], 'abcde', true],
  [['abcde\ud83d', '\ude00'], 'abcde', true],
  [['abcde\ud83d'], 'abcde\ud83d', false],
  [['abcde\ud83d', '', ''], 'abcde\ud83d', false],
  [['abcde\ud83dx'], 'abcde', true],
  [['abcde\ude00', 'x'], 'abcde\ude00', true],
])('lets of %j through %j', (chunks, text, isOver) => {
  expect(passed(...chunks)).toEqual({ text, isOver });
});
