import type { ClassifierFailure, ClassifierPanel, ClassifierUse, Opinion, Question } from '../core/classifier-panel.ts';
import type { ClassifierInput, Clock, Keys } from '../core/ports.ts';
import type { Counters, LimitRule } from '../core/store-ports.ts';
import { type ClassifierTerms, checkUses } from './check-uses.ts';
import { ClassifierError } from './classifier-error.ts';
import { createPlaces, type Places } from './places.ts';
import { createScoreCache } from './score-cache.ts';

/** What a panel is made with. */
export interface PanelPorts {
  readonly clock: Clock;
  readonly keys: Keys;
  /** Counts the calls of each classifier in a minute. */
  readonly counters: Counters;
}

/**
 * Joins classifiers to a panel that keeps them to their terms: one deadline for all that is asked about one message, calls
 * a minute, calls under way. A text that the same principal sent in the last ten minutes is not judged again.
 *
 * @throws {@link InvalidOptionsError} for terms that are out of range.
 */
export function createPanel(uses: readonly ClassifierUse[], ports: PanelPorts): ClassifierPanel {
  const seats = new Map<string, Seat>();
  for (const terms of checkUses(uses)) {
    seats.set(terms.classifier.id, { terms, places: createPlaces(terms.concurrentMax) });
  }
  const cache = createScoreCache(ports);
  return {
    members: [...seats].map(([id, { terms }]) => {
      const { when, trusts, onFailure } = terms;
      return { id, when, trusts, onFailure };
    }),
    async ask(questions, principal) {
      const sittings = createSittings(ports.clock);
      const known = new Map<string, Promise<Opinion>>();
      const ask = async (question: Question): Promise<Opinion> => {
        try {
          const key = cache.keyOf(question.classifier, question.input, principal);
          const opinion = known.get(key) ?? opinionOn(question, key, sittings);
          known.set(key, opinion);
          return await opinion;
        } catch {
          // Keys and clocks are a caller's own code.
          return { failure: 'failed' };
        }
      };
      const opinions = [...questions].reverse().map(ask);
      try {
        return (await Promise.all(opinions)).reverse();
      } finally {
        sittings.end();
      }
    },
  };

  async function opinionOn({ classifier, input }: Question, key: string, sittings: Sittings): Promise<Opinion> {
    const seat = seats.get(classifier);
    if (seat === undefined) return { failure: 'failed' };
    const before = cache.get(key);
    if (before !== undefined) return { score: before };
    const sitting = sittings.of(seat.terms);
    try {
      const score = await askSeat(seat, input, sitting, ports);
      cache.put(key, score);
      return { score };
    } catch (error) {
      return { failure: failureOf(error, sitting) };
    }
  }
}

interface Seat {
  readonly terms: ClassifierTerms;
  readonly places: Places;
}

/** The time that one classifier has for one message. */
interface Sitting {
  readonly deadlineMs: number;
  readonly isOver: () => boolean;
  /** Rejects at the deadline. */
  readonly over: Promise<never>;
  /** A signal for one call, which aborts at the deadline. */
  readonly signal: () => AbortSignal;
  readonly end: () => void;
}

interface Sittings {
  /** That of a classifier; its time begins with its first question. */
  of(terms: ClassifierTerms): Sitting;
  end(): void;
}

function createSittings(clock: Clock): Sittings {
  const open = new Map<string, Sitting>();
  return {
    of(terms) {
      const { id } = terms.classifier;
      const sitting = open.get(id) ?? openSitting(terms, clock);
      open.set(id, sitting);
      return sitting;
    },
    end() {
      for (const { end } of open.values()) end();
    },
  };
}

function openSitting({ timeoutMs }: ClassifierTerms, clock: Clock): Sitting {
  const deadlineMs = clock.now() + timeoutMs;
  const calls: AbortController[] = [];
  let isOver = false;
  let finish: (error: ClassifierError) => void = () => undefined;
  const over = new Promise<never>((_, reject) => {
    finish = reject;
  });
  // Where all answers are there in time nobody waits for it.
  over.catch(() => undefined);
  const timer = setTimeout(() => {
    isOver = true;
    finish(new ClassifierError('deadline'));
    for (const call of calls) call.abort();
  }, timeoutMs);
  return {
    deadlineMs,
    isOver: () => isOver,
    over,
    // One signal for hundreds of calls would hold hundreds of listeners, of which Node warns.
    signal() {
      const call = new AbortController();
      if (isOver) call.abort();
      calls.push(call);
      return call.signal;
    },
    end: () => clearTimeout(timer),
  };
}

async function askSeat(
  { terms, places }: Seat,
  input: ClassifierInput,
  sitting: Sitting,
  { clock, counters }: PanelPorts,
): Promise<number> {
  const { classifier, callsPerMinute } = terms;
  const { deadlineMs, over } = sitting;
  const signal = sitting.signal();
  const release = await places.take(signal);
  const call = async (): Promise<unknown> => {
    const rule: LimitRule = { limit: callsPerMinute, windowMs: MINUTE_MS, burst: callsPerMinute };
    const reservation = await counters.reserve(`classifier-calls ${classifier.id}`, 1, rule, clock.now());
    if (!reservation.isGranted) throw new ClassifierError('budget');
    return classifier.classify(input, { deadlineMs, signal });
  };
  // A call that goes on past its deadline keeps its place: what is under way stays bounded, whoever does not listen.
  const answer = call().finally(release);
  answer.catch(() => undefined);
  return readScore(await Promise.race([answer, over]));
}

const MINUTE_MS = 60_000;

function readScore(answer: unknown): number {
  const score = typeof answer === 'object' && answer !== null && 'score' in answer ? answer.score : undefined;
  if (typeof score === 'number' && score >= 0 && score <= 1) return score;
  throw new ClassifierError('verdict');
}

/** Of what was thrown the closed word alone is kept. A call that was cut by the deadline may fail with anything. */
function failureOf(error: unknown, { isOver }: Sitting): ClassifierFailure {
  if (isOver()) return 'deadline';
  return error instanceof ClassifierError ? error.reason : 'failed';
}
