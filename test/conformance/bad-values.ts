/** Values of every kind; objects that throw when they are looked at come last. */
export const VALUES: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 60,
  10n,
  true,
  '',
  'x',
  '__proto__',
  Symbol('x'),
  [],
  [null],
  [[]],
  ['x'],
  {},
  { x: 1 },
  Object.create(null),
  new Map(),
  new Date(Number.NaN),
  /x/u,
  () => undefined,
  () => {
    throw new RangeError('thrown by a function');
  },
  new Proxy(
    {},
    {
      get() {
        throw new RangeError('thrown by a trap');
      },
      ownKeys() {
        throw new RangeError('thrown by a trap');
      },
    },
  ),
];

/** An object in which one property throws when it is read. */
function withThrowingGetter(name: string, rest: object = {}): object {
  return Object.defineProperty({ ...rest }, name, {
    enumerable: true,
    get() {
      throw new RangeError('thrown by a getter');
    },
  });
}

/** Objects that have one bad value, for each of the names. */
export function spoiled(names: readonly string[], rest: object = {}): readonly object[] {
  return names.flatMap((name) => [
    ...VALUES.map((value) => ({ ...rest, [name]: value })),
    withThrowingGetter(name, rest),
  ]);
}
