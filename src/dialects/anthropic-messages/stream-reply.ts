import type { JsonObject } from '../../core/json/json-node.ts';
import { applySplices, type Splice } from '../../core/json/splice.ts';
import type { ReplyGate } from '../../core/message.ts';
import type { StreamRewriter } from '../dialect.ts';
import { MalformedReplyError } from '../dialect-errors.ts';
import { ChoiceGate, ENVELOPE_CHOICE, GateDoor } from '../reply/choice-gate.ts';
import { filled, indexIn, readReplyJson, stringIn } from '../reply/read-reply-json.ts';
import { type StreamHandler, streamShell, upstreamProblem } from '../reply/stream-shell.ts';
import { safeName, uncoveredPlaces } from '../reply/uncovered-places.ts';
import { wholeWalk } from '../reply/whole-walk.ts';
import { writeEvent } from '../sse/write-event.ts';
import { EventLine, HELD_CHARS_MAX } from './event-line.ts';
import { MessageTexts } from './message-texts.ts';
import { anthropicProblemEvent } from './problem-body.ts';
import { textFieldOf } from './reply-block.ts';
import { stopOf, walkMessage, withoutContent, withStop } from './reply-body.ts';
import { BLOCKS_MAX } from './reply-fields.ts';
import { UsageNotes } from './reply-usage.ts';
import { openBlock, type StreamBlock, type StreamPass } from './stream-block.ts';
import type { TextSlot } from './text-slot.ts';

/** Opens the passage of a streamed message. It is done when the message has stopped or is blocked. */
export function openAnthropicStream(gate: ReplyGate, requestId: string): StreamRewriter {
  return streamShell(eventHandler(gate, requestId));
}

function eventHandler(gate: ReplyGate, requestId: string): StreamHandler {
  const door = new GateDoor(gate);
  const envelopeGate = new ChoiceGate(door, ENVELOPE_CHOICE);
  const choice = new ChoiceGate(door, 0);
  const uncovered = uncoveredPlaces();
  const line = new EventLine<TextSlot>();
  const texts = new MessageTexts(choice);
  const pass: StreamPass = { choice, uncovered, line, texts };
  const memory = new Map<string, string>();
  let block: StreamBlock | undefined;
  let blocks = 0;
  const notes = new UsageNotes();
  let isUsageFinal = false;
  let isStarted = false;
  let isDone = false;
  let isComplete = false;

  return {
    take,
    end() {
      isDone = true;
      return anthropicProblemEvent(upstreamProblem(requestId, true));
    },
    problem: anthropicProblemEvent,
    get isDone() {
      return isDone;
    },
    get isComplete() {
      return isComplete;
    },
    get withheldChars() {
      return isDone ? 0 : choice.withheldChars() + (block?.heldChars ?? 0) + line.heldChars;
    },
    get heldChars() {
      return block?.isCall === true ? block.heldChars : 0;
    },
    get uncovered() {
      return uncovered.list;
    },
    get usage() {
      return notes.usage(isUsageFinal);
    },
  };

  function take(name: string, data: string): string {
    if (name === 'error') return providerError();
    door.countEvent();
    const root = readReplyJson(data);
    const type = stringIn(root, 'type');
    if (type === undefined) throw new MalformedReplyError('has an event without a "type"');
    if (type === 'error') return providerError();
    // Some clients go by the name of the event and some by its type.
    if (name !== '' && name !== type) throw new MalformedReplyError('has an event whose name is not its type');
    if (type === 'ping') return PING_EVENT;
    if (type === 'message_start') return startMessage(data, root);
    if (!isStarted) throw new MalformedReplyError('does not begin with "message_start"');
    if (type === 'content_block_start') return startBlock(data, root);
    if (type === 'content_block_delta') return changeBlock(data, root);
    if (type === 'content_block_stop') return stopBlock(data, root);
    if (type === 'message_delta') return changeMessage(data, root);
    if (type === 'message_stop') return stopMessage(data, root);
    uncovered.add('unknown', `/events/${safeName(type)}`);
    return '';
  }

  function providerError(): string {
    isDone = true;
    return anthropicProblemEvent(upstreamProblem(requestId, false));
  }

  function startMessage(source: string, root: JsonObject): string {
    if (isStarted) throw new MalformedReplyError('begins twice');
    isStarted = true;
    const message = filled(root, 'message');
    if (message?.kind !== 'object') throw new MalformedReplyError('has a "message_start" without a "message"');
    const content = filled(message, 'content');
    if (content !== undefined && (content.kind !== 'array' || content.items.length > 0)) {
      throw new MalformedReplyError('begins with content');
    }
    const splices: Splice[] = [];
    walkMessage(envelopeWalk(source, splices), withoutContent(message));
    notes.note(source, message);
    return eventOf('message_start', source, root, splices);
  }

  function startBlock(source: string, root: JsonObject): string {
    const start = filled(root, 'content_block');
    if (start?.kind !== 'object') throw new MalformedReplyError('has a "content_block_start" without a block');
    if (block !== undefined) throw new MalformedReplyError('has a content block inside another');
    const index = indexIn(source, root, BLOCKS_MAX - 1);
    // Clients count the blocks themselves.
    if (index !== blocks) throw new MalformedReplyError('has a content block out of its order');
    blocks++;
    texts.begin(textFieldOf(start));
    if (!choice.isBlocked()) block = openBlock(pass, { source, root, index, block: start });
    return choice.isBlocked() ? refuse() : line.take();
  }

  function changeBlock(source: string, root: JsonObject): string {
    const open = openAt(source, root);
    open.delta(source, root);
    if (open.heldChars > HELD_CHARS_MAX) {
      throw new MalformedReplyError(`has a content block that holds more than ${HELD_CHARS_MAX} UTF-16 units`);
    }
    return choice.isBlocked() ? refuse() : line.take();
  }

  function stopBlock(source: string, root: JsonObject): string {
    openAt(source, root).finish();
    if (choice.isBlocked()) return refuse();
    block = undefined;
    line.write(eventOf('content_block_stop', source, root, []));
    return line.take();
  }

  function openAt(source: string, root: JsonObject): StreamBlock {
    const index = indexIn(source, root, BLOCKS_MAX - 1);
    if (block === undefined || index !== blocks - 1) {
      throw new MalformedReplyError('speaks of a content block that is not open');
    }
    return block;
  }

  /** The content is complete: gives what was withheld of it. */
  function endContent(): string {
    if (block !== undefined) throw new MalformedReplyError('ends inside a content block');
    texts.end();
    return line.take();
  }

  function changeMessage(source: string, root: JsonObject): string {
    const rest = endContent();
    notes.note(source, root);
    isUsageFinal = true;
    if (choice.isBlocked()) return rest + refuse();
    const delta = filled(root, 'delta');
    if (delta?.kind !== 'object') throw new MalformedReplyError('has a "message_delta" without a "delta"');
    const splices: Splice[] = [];
    walkMessage(envelopeWalk(source, splices), delta);
    return rest + eventOf('message_delta', source, root, withStop(splices, choice, delta));
  }

  function stopMessage(source: string, root: JsonObject): string {
    const rest = endContent();
    isComplete = true;
    if (choice.isBlocked()) return rest + refuse();
    isDone = true;
    return rest + eventOf('message_stop', source, root, []);
  }

  /** The event as it came, with the edits made; what its format does not have is inspected. */
  function eventOf(type: string, source: string, root: JsonObject, splices: readonly Splice[]): string {
    const edits = [...splices];
    const around = root.members.filter(({ key }) => !EVENT_FIELDS.has(key.value));
    if (around.length > 0) walkMessage(envelopeWalk(source, edits), { ...root, members: around });
    return writeEvent(type, applySplices(source, edits));
  }

  function envelopeWalk(source: string, splices: Splice[]): ReturnType<typeof wholeWalk> {
    return wholeWalk({ source, choice: envelopeGate, uncovered, splices, memory });
  }

  /** Ends a message that is blocked: what stands before the place leaves, what has been sent is closed, and nothing follows. */
  function refuse(): string {
    texts.rest();
    const rest = line.take();
    const open = line.firstOpen()?.index ?? (block?.isSent === true ? blocks - 1 : undefined);
    const stop = open === undefined ? '' : jsonEvent('content_block_stop', { index: open });
    block = undefined;
    isDone = true;
    const delta = { stop_reason: stopOf(choice), stop_sequence: null };
    const usage = { output_tokens: notes.outputTokens };
    return rest + stop + jsonEvent('message_delta', { delta, usage }) + jsonEvent('message_stop', {});
  }
}

function jsonEvent(type: string, facts: object): string {
  return writeEvent(type, JSON.stringify({ type, ...facts }));
}

const PING_EVENT = 'event: ping\ndata: {"type":"ping"}\n\n';

const EVENT_FIELDS: ReadonlySet<string> = new Set(['type', 'index', 'message', 'delta']);
