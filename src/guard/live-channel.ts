import type { TextChannel } from '../core/message.ts';

/** What a channel is made of: functions over one text's state. */
export interface ChannelFunctions {
  readonly push: (chunk: string) => string;
  readonly end: () => string;
  readonly stateNow: () => TextChannel['state'];
  readonly hasEdits: () => boolean;
  readonly withheld: () => number;
}

/** A channel with its getters on a prototype, for the reason that `LiveEvaluator` gives. */
export class LiveChannel implements TextChannel {
  readonly push: (chunk: string) => string;
  readonly end: () => string;
  private readonly functions: ChannelFunctions;

  constructor(functions: ChannelFunctions) {
    this.push = functions.push;
    this.end = functions.end;
    this.functions = functions;
  }

  get state(): TextChannel['state'] {
    return this.functions.stateNow();
  }

  get isEdited(): boolean {
    return this.functions.hasEdits();
  }

  get withheldChars(): number {
    return this.functions.withheld();
  }
}
