import { Command, InvalidArgumentError, Option } from 'commander';
import { ACTIONS, type Action } from '../core/decision.ts';
import { SEVERITIES, type Severity } from '../core/finding.ts';
import { EVENT_TYPES, type SecurityEventType } from '../core/security-event.ts';
import type { EventFilter } from '../record/event-filter.ts';
import type { StoredEvent } from '../record/list-events.ts';
import type { StatePlace } from '../setup/read-state-place.ts';
import type { LibsqlStore } from '../store/libsql-store.ts';
import { type EventLayout, eventHead, eventLayout, eventLine } from './event-lines.ts';
import { EXIT } from './exit.ts';
import { openEvents, openRingOf, type StateFlags, systemClock } from './open-state.ts';
import { readMoment } from './read-moment.ts';

interface EventsFlags extends StateFlags {
  readonly type?: readonly SecurityEventType[];
  readonly severity?: Severity;
  readonly user?: string;
  readonly request?: string;
  readonly action?: readonly Action[];
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
  readonly follow: boolean;
  readonly json: boolean;
}

const HELP = `
Events say what was decided and by which rules, never the text. The newest come last. The gateway may run or not. A
narrow terminal shows less; --json shows everything. An action in brackets is what shadow mode would have done.
Without --state-dir and --config the folder is the one of sallyport.yaml, or .sallyport.

Examples:
  sallyport events --severity high --since 24h
  sallyport events --action block --json | jq -r .decision.ruleIds[]
  sallyport events --follow
`;

const LIMIT_MAX = 100_000;

/** `sallyport events`: lists and follows security events. */
export function eventsCommand(done: (exit: number) => void): Command {
  return new Command('events')
    .description('list security events, or follow them')
    .addOption(new Option('-t, --type <types...>', 'only these').choices(EVENT_TYPES))
    .option('--severity <least>', 'this severe or more: low, medium, high, critical', severityOf)
    .option('--user <id>', "only this user's")
    .option('--request <id>', 'only those of this request')
    .addOption(new Option('--action <actions...>', 'only where this was decided').choices(ACTIONS))
    .option('--since <time>', 'from then on: 15m, 2h, 7d ago, or an ISO time')
    .option('--until <time>', 'before then')
    .option('-n, --limit <number>', 'how many at most', limitOf, 50)
    .option('-f, --follow', 'go on with what comes; Ctrl-C ends it', false)
    .option('--json', 'one JSON object a line', false)
    .option('-c, --config <file>', 'configuration file that names the state folder')
    .option('--state-dir <folder>', 'folder of the database')
    .addHelpText('after', HELP)
    .action(async (flags: EventsFlags) => done(await events(flags)));
}

function severityOf(text: string): Severity {
  const severity = SEVERITIES.find((known) => known === text.toUpperCase());
  if (severity === undefined) throw new InvalidArgumentError('It is one of low, medium, high, critical.');
  return severity;
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!/^\d{1,6}$/u.test(text) || limit < 1 || limit > LIMIT_MAX) {
    throw new InvalidArgumentError(`It is a number from 1 to ${LIMIT_MAX}.`);
  }
  return limit;
}

async function events(flags: EventsFlags): Promise<number> {
  const times = timesOf(flags);
  const { log, close, ...place } = await openEvents(flags);
  try {
    const filter = { ...(await filterOf(flags, place)), ...times };
    await show(log, filter, flags);
  } finally {
    await close();
  }
  return EXIT.ok;
}

function timesOf({ since, until }: EventsFlags): Pick<EventFilter, 'sinceMs' | 'untilMs'> {
  const nowMs = systemClock.now();
  return {
    ...(since !== undefined && { sinceMs: readMoment(since, { flag: '--since', nowMs, direction: -1 }) }),
    ...(until !== undefined && { untilMs: readMoment(until, { flag: '--until', nowMs, direction: -1 }) }),
  };
}

/** Users whose ids are not plain stand in events by a hash that is keyed with the ring of the gateway. */
async function filterOf(
  { type, severity, user, request, action }: EventsFlags,
  place: StatePlace,
): Promise<EventFilter> {
  const { eventId, eventRequestId } = await import('../core/safe-ids.ts');
  return {
    ...(type !== undefined && { types: type }),
    ...(severity !== undefined && { severityMin: severity }),
    ...(user !== undefined && { user: eventId(user, (await openRingOf(place, { mayCreate: false })).keys) }),
    ...(request !== undefined && { requestId: eventRequestId(request) }),
    ...(action !== undefined && { actions: action }),
  };
}

async function show(log: LibsqlStore['log'], filter: EventFilter, flags: EventsFlags): Promise<void> {
  const { followEvents } = await import('../record/list-events.ts');
  const [newest] = await log.range('events', { order: 'newest-first', limit: 1 });
  const found = await newestEvents(log, filter, flags.limit);
  const layout = eventLayout(process.stdout.isTTY ? process.stdout.columns : undefined);
  if (!flags.json && (found.length > 0 || flags.follow)) await write(eventHead(layout));
  for (const stored of found.reverse()) await write(lineOf(stored, flags.json, layout));
  if (found.length === 0 && !flags.json) {
    const nothing = newest === undefined ? 'no events yet' : 'no events fit; all of them: sallyport events';
    console.error(flags.follow ? `${nothing}; waiting for some, Ctrl-C ends it` : nothing);
  }
  if (!flags.follow) return;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const following = { signal: stop.signal, after: newest?.sequence ?? 0 };
  for await (const stored of followEvents(log, filter, following)) await write(lineOf(stored, flags.json, layout));
}

/** A page looks at a bounded part of the log; pages go on until there are enough or nothing is left. */
async function newestEvents(log: LibsqlStore['log'], filter: EventFilter, limit: number): Promise<StoredEvent[]> {
  const { listEvents } = await import('../record/list-events.ts');
  const found: StoredEvent[] = [];
  let cursor: number | undefined;
  do {
    const size = Math.min(PAGE_EVENTS, limit - found.length);
    const page = await listEvents(log, filter, { limit: size, ...(cursor !== undefined && { cursor }) });
    found.push(...page.events);
    cursor = page.next;
  } while (cursor !== undefined && found.length < limit);
  return found;
}

const PAGE_EVENTS = 1_000;

function lineOf({ sequence, event }: StoredEvent, isJson: boolean, layout: EventLayout): string {
  return isJson ? JSON.stringify({ sequence, ...event }) : eventLine(event, layout);
}

async function write(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}
