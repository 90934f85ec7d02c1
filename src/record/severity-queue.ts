import { SEVERITIES, type Severity } from '../core/finding.ts';

/** An event that waits to be stored. */
export interface QueuedEvent {
  readonly severity: Severity;
  readonly timeMs: number;
  readonly value: Uint8Array;
}

/** A queue in the order of arrival that gives up its least severe events when it is full. */
export interface SeverityQueue {
  /** Adds an event, and answers with those that had to leave for it: it is one of them itself when nothing is less severe. */
  add(event: QueuedEvent): readonly QueuedEvent[];
  /** Takes out the first events: at most `countMax`, and at most `bytesMax` bytes unless the first alone has more. */
  take(countMax: number, bytesMax: number): readonly QueuedEvent[];
  size(): number;
}

/** Of the least severe events the oldest leaves first. Every operation takes constant time for each event. */
export function severityQueue(bounds: { readonly eventsMax: number; readonly bytesMax: number }): SeverityQueue {
  const lanes: readonly Lane[] = SEVERITIES.map(() => ({ items: [], head: 0 }));
  let size = 0;
  let bytes = 0;
  let arrivals = 0;

  function takeFirst(lane: Lane): QueuedEvent {
    const { event } = lane.items[lane.head] as Item;
    lane.head += 1;
    if (lane.head * 2 > lane.items.length) {
      lane.items = lane.items.slice(lane.head);
      lane.head = 0;
    }
    size -= 1;
    bytes -= event.value.length;
    return event;
  }

  /** The lane whose first event came before those of all others. */
  function firstLane(): Lane | undefined {
    let first: Lane | undefined;
    for (const lane of lanes) {
      const item = lane.items[lane.head];
      if (item === undefined) continue;
      if (first === undefined || item.arrival < (first.items[first.head] as Item).arrival) first = lane;
    }
    return first;
  }

  return {
    add(event) {
      const rank = SEVERITIES.indexOf(event.severity);
      const left: QueuedEvent[] = [];
      while (size + 1 > bounds.eventsMax || bytes + event.value.length > bounds.bytesMax) {
        const least = lanes.findIndex((lane, index) => index < rank && lane.head < lane.items.length);
        const lane = lanes[least];
        if (lane === undefined) return [...left, event];
        left.push(takeFirst(lane));
      }
      arrivals += 1;
      lanes[rank]?.items.push({ event, arrival: arrivals });
      size += 1;
      bytes += event.value.length;
      return left;
    },
    take(countMax, bytesMax) {
      const taken: QueuedEvent[] = [];
      let takenBytes = 0;
      for (let lane = firstLane(); lane !== undefined && taken.length < countMax; lane = firstLane()) {
        const next = (lane.items[lane.head] as Item).event;
        if (taken.length > 0 && takenBytes + next.value.length > bytesMax) break;
        taken.push(takeFirst(lane));
        takenBytes += next.value.length;
      }
      return taken;
    },
    size: () => size,
  };
}

interface Item {
  readonly event: QueuedEvent;
  readonly arrival: number;
}

interface Lane {
  items: Item[];
  head: number;
}
