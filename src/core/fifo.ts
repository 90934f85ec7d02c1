/** Places before the first item that are kept free at least before the items move up. */
const SLACK = 64;

/** Items in the order in which they came. Taking the first costs the same however many follow: an array's `shift` may move them all. */
export class Fifo<Item> {
  private items: Item[] = [];
  private head = 0;

  push(item: Item): void {
    this.items.push(item);
  }

  first(): Item | undefined {
    return this.items[this.head];
  }

  last(): Item | undefined {
    return this.head < this.items.length ? this.items[this.items.length - 1] : undefined;
  }

  /** Puts another item in the place of the last one. */
  replaceLast(item: Item): void {
    if (this.head < this.items.length) this.items[this.items.length - 1] = item;
  }

  shift(): Item | undefined {
    const item = this.items[this.head];
    if (item === undefined) return undefined;
    this.head++;
    if (this.head >= SLACK && this.head * 2 >= this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }
}
