/** The order of JSON pointers (RFC 6901): step by step, array indices as numbers, names by code unit. */
export function comparePointers(a: string, b: string): number {
  if (a === b) return 0;
  const left = a.split('/');
  const right = b.split('/');
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = compareSteps(left[i] as string, right[i] as string);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareSteps(a: string, b: string): number {
  if (a === b) return 0;
  if (INDEX.test(a) && INDEX.test(b)) return a.length - b.length || (a < b ? -1 : 1);
  return a < b ? -1 : 1;
}

const INDEX = /^(?:0|[1-9]\d{0,15})$/u;
