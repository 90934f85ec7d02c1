import type { JsonValue } from '../core/json-value.ts';
import type { Trust } from '../core/segment.ts';
import { type Asked, agrees, askedClasses, proposedClasses } from './intent/asked-classes.ts';
import { externalPieces, type PieceKind } from './intent/external-pieces.ts';
import type { WordedClass } from './lexicon/verbs.ts';
import { wordsOf } from './lexicon/words.ts';
import type { Provenance, TracedSource, TracedValue } from './provenance/provenance.ts';
import type { ConversationSegment } from './tool-action.ts';

/** What was said before a call: where values stand, what the user asked for, and what texts from outside urge. */
export interface ActionConversation extends Provenance {
  /** What the user's texts ask for, taken together. */
  readonly asked: Asked;
  /** Words of the user's texts, in lower case. */
  readonly userWords: ReadonlySet<string>;
  /** The user's texts, in order. */
  readonly userTexts: readonly string[];
  /** Classes of actions that external texts order, by how they do. */
  readonly urged: ReadonlyMap<PieceKind, ReadonlySet<WordedClass>>;
  /** Words of passages that speak to the assistant. */
  readonly hijackWords: ReadonlySet<string>;
  /** Words of each sentence from outside that tells its reader to do something. */
  readonly orderWords: readonly ReadonlySet<string>[];
  /** What the piece is that a source of a value stands in; `data` for what is not external. */
  kindOf(source: TracedSource): PieceKind;
  /** Whether a source is the result of a call in which the user's own words stand: the user has pointed to it. */
  isPointedTo(source: TracedSource): boolean;
}

/**
 * Opens a conversation over an index of provenance. Segments are added in order, as they come; each is read once. External text is handed to the
 * index in pieces, so that a value that stands in a passage which speaks to the assistant is told from one that stands in data: all segments
 * must come through here.
 */
export function actionConversation(index: Provenance): ActionConversation {
  const kinds: PieceKind[] = [];
  const classes = new Set<WordedClass>();
  const flags = { isDelegated: false, isPlural: false };
  const userWords = new Set<string>();
  const userTexts: string[] = [];
  const hijackWords = new Set<string>();
  let proposal = '';
  const orderWords: ReadonlySet<string>[] = [];
  const pointedTo = new Set<number>();
  const urged = new Map<PieceKind, Set<WordedClass>>([
    ['order', new Set()],
    ['hijack', new Set()],
  ]);

  function addUser({ text }: ConversationSegment): void {
    userTexts.push(text);
    const asked = askedClasses(text);
    for (const each of asked.classes) classes.add(each);
    flags.isDelegated ||= asked.isDelegated;
    flags.isPlural ||= asked.isPlural;
    if (agrees(text)) for (const each of proposedClasses(proposal)) classes.add(each);
    for (const word of wordsOf(text)) userWords.add(word);
  }

  function addExternal(segment: ConversationSegment): void {
    const isPointedTo = segment.request !== undefined && holdsUserWords(segment.request);
    for (const { kind, text, words, classes: ordered } of externalPieces(segment.text)) {
      if (isPointedTo) pointedTo.add(kinds.length);
      kinds.push(kind);
      index.add({ ...segment, text });
      for (const each of ordered) urged.get(kind)?.add(each);
      if (kind === 'hijack') for (const word of words) hijackWords.add(word);
      if (kind === 'order' && orderWords.length < ORDERS_MAX) orderWords.push(new Set(words));
    }
  }

  function holdsUserWords(request: JsonValue): boolean {
    return index
      .trace(request)
      .some(
        ({ isShort, sources }) =>
          !isShort && sources.some(({ trust, how }) => trust === 'user' && how !== 'transformed'),
      );
  }

  return {
    add(segment): void {
      if (segment.trust === 'external') {
        addExternal(segment);
        return;
      }
      if (segment.trust === 'user') addUser(segment);
      if (segment.trust === 'model') proposal = segment.text;
      kinds.push('data');
      index.add(segment);
    },
    trace: (args: JsonValue): readonly TracedValue[] => index.trace(args),
    get isPartial(): boolean {
      return index.isPartial;
    },
    get asked(): Asked {
      return { classes, ...flags };
    },
    userWords,
    userTexts,
    urged,
    hijackWords,
    orderWords,
    isPointedTo: ({ segment }) => pointedTo.has(segment),
    kindOf: ({ segment }) => kinds[segment] ?? 'data',
  };
}

/** Sentences that order something whose words are kept. */
const ORDERS_MAX = 1_000;

/** Trusts whose text stands for the user's will. */
export const WILLED_TRUSTS: ReadonlySet<Trust> = new Set(['user', 'operator']);
