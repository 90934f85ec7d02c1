/** Sorts UTF-16 units into classes: two units of a class are the same to every test. */
export interface UnitClasses {
  /** The class of a unit, from 1. The first lookup of a unit sorts it in. */
  of(unit: number): number;
  /** The first unit that was met of a class; undefined for 0. */
  sample(unitClass: number): number | undefined;
  /** The classes of the units seen so far; 0 where a unit has not been seen. For loops that cannot afford a call. */
  readonly table: Uint16Array;
}

/** One thing that tells units apart. */
export interface UnitTest {
  readonly takes: (unit: number) => boolean;
  /** The units from 128 on that it takes, where it names them; otherwise it has to be asked. */
  readonly beyondAscii: ReadonlySet<number> | undefined;
}

/**
 * Makes the classes of a list of tests. A unit is sorted in when it is first met, by one call of every test that does
 * not name its units: a text of all units there are costs no more than some hundred milliseconds, once. Surrogates of one half are told apart from other units even where no test does it. Takes 128 KiB.
 */
export function unitClasses(tests: readonly UnitTest[]): UnitClasses {
  const table = new Uint16Array(0x10000);
  const known = new Map<string, number>();
  const samples: (number | undefined)[] = [undefined];
  const open = tests.filter((test) => test.beyondAscii === undefined);
  const namedBy = new Map<number, string>();
  for (const [i, { beyondAscii }] of tests.entries()) {
    for (const unit of beyondAscii ?? []) namedBy.set(unit, `${namedBy.get(unit) ?? ''}n${i}`);
  }
  const sortIn = (unit: number): number => {
    let key = (unit & 0xf800) === 0xd800 ? `${unit & 0xfc00}` : '';
    if (unit >= 128) key += namedBy.get(unit) ?? '';
    const asked = unit < 128 ? tests : open;
    // The position of a test in its list names it; the two lists must not share names.
    const prefix = unit < 128 ? 'a' : 'b';
    for (let i = 0; i < asked.length; i++) if (asked[i]?.takes(unit)) key += prefix + i;
    let unitClass = known.get(key);
    if (unitClass === undefined) {
      unitClass = known.size + 1;
      known.set(key, unitClass);
      samples.push(unit);
    }
    table[unit] = unitClass;
    return unitClass;
  };
  return { of: (unit) => table[unit] || sortIn(unit), sample: (unitClass) => samples[unitClass], table };
}
