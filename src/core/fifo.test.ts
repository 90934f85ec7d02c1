import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fifo } from './fifo.ts';

it('gives its items in the order in which they came, whatever is taken in between', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('push', 'push', 'shift', 'replace'), { maxLength: 600 }), (steps) => {
      const fifo = new Fifo<number>();
      const model: number[] = [];
      for (const [at, step] of steps.entries()) {
        if (step === 'push') {
          fifo.push(at);
          model.push(at);
        } else if (step === 'shift') expect(fifo.shift()).toBe(model.shift());
        else {
          fifo.replaceLast(at);
          if (model.length > 0) model[model.length - 1] = at;
        }
        expect([fifo.first(), fifo.last()]).toEqual([model[0], model.at(-1)]);
      }
    }),
  );
});
