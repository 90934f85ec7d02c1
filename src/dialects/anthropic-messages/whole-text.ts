import type { JsonNode, JsonString } from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';
import { removeParts } from '../reply/remove-parts.ts';
import { splicesTo } from '../reply/render-node.ts';
import type { RunText } from '../reply/text-run.ts';

/** Citations of a block: those from `kept` on are blocked. */
export interface GuardedCitations {
  readonly items: readonly JsonNode[];
  readonly splices: readonly Splice[];
  readonly kept: number;
}

/** The text of a block of a whole reply, with its citations and its signature. It is decided with the texts of other blocks. */
export class WholeText implements RunText {
  readonly pointer: string;
  isDone: boolean;
  citations: GuardedCitations | undefined;
  signature: JsonNode | undefined;
  private readonly node: JsonString | undefined;
  private left = '';

  constructor(pointer: string, node: JsonString | undefined) {
    this.pointer = pointer;
    this.node = node;
    this.isDone = node === undefined || node.value === '';
  }

  leave(text: string): void {
    this.left += text;
  }

  done(): void {
    this.isDone = true;
  }

  addSplices(source: string, splices: Splice[]): void {
    const { node, left, citations, signature } = this;
    if (node !== undefined && left !== node.value) splices.push(...splicesTo(source, node, left));
    if (citations !== undefined) {
      const kept = this.isDone ? citations.kept : 0;
      if (this.isDone) splices.push(...citations.splices);
      splices.push(...removeParts(citations.items, (at) => at >= kept));
    }
    // It signs the text as the provider wrote it.
    if (signature !== undefined && !(this.isDone && left === (node?.value ?? ''))) {
      splices.push({ start: signature.start, end: signature.end, replacement: '""' });
    }
  }
}
