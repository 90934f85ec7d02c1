import { ACTIONS, type Action } from '../core/decision.ts';
import type { Scene } from '../gateway/demo/demo-story.ts';
import { askChat, type ChatAnswer, type ChatToolCall } from './ask-chat.ts';
import type { DemoStage } from './open-demo-stage.ts';

/** A scene to be played; one of the story, or somebody's own text, of which nobody knows what it is after. */
export type PlayableScene = Pick<Scene, 'id' | 'title' | 'why' | 'request'> &
  Partial<Pick<Scene, 'gain' | 'marks' | 'isHonest'>>;

/** What came of a scene with the gate open. */
export interface OpenSide {
  readonly text: string;
  readonly toolCalls: readonly ChatToolCall[];
  /** Whether whoever asked got what they were after; missing where nobody knows what that is. */
  readonly succeeded?: boolean;
}

/** What came of it with the gate closed. */
export interface ClosedSide extends OpenSide {
  /** HTTP status. */
  readonly status: number;
  readonly action: Action;
  /** Where the gate acted: on the request, on the reply, or not at all. */
  readonly where?: 'request' | 'reply';
  /** Rules that found something in the request. */
  readonly ruleIds: readonly string[];
  /** Whether the streamed reply has the same text and calls as the whole one. */
  readonly isSameStreamed: boolean;
}

/** A scene that was played on both sides. */
export interface PlayedScene {
  readonly scene: PlayableScene;
  readonly open: OpenSide;
  readonly closed: ClosedSide;
  /** Whether the gate did what it is there for: attacks get nothing, honest people get the same as without it. */
  readonly isGood: boolean;
}

/** Plays a scene on both sides: streamed with the gate open; streamed, and as a whole, with the gate closed. */
export async function playScene(stage: DemoStage, scene: PlayableScene): Promise<PlayedScene> {
  const [bare, streamed, whole] = await Promise.all([
    askChat(stage.open, scene.request, true),
    askChat(stage.closed, scene.request, true),
    askChat(stage.closed, scene.request, false),
  ]);
  const open = { text: bare.text, toolCalls: bare.toolCalls, ...success(scene, bare) };
  const closed = closedSide(scene, { bare, streamed, whole });
  const isKept = scene.isHonest !== true || (closed.action === 'allow' && isSame(bare, streamed));
  const isGot = scene.marks === undefined || closed.succeeded === (scene.isHonest === true);
  return { scene, open, closed, isGood: isKept && isGot && closed.isSameStreamed };
}

interface Answers {
  readonly bare: ChatAnswer;
  readonly streamed: ChatAnswer;
  readonly whole: ChatAnswer;
}

function closedSide(scene: PlayableScene, { bare, streamed, whole }: Answers): ClosedSide {
  const { action, ruleIds } = readReceipt(streamed.headers.get('x-sallyport-coverage') ?? '');
  const isRefused = streamed.status !== 200;
  const replyAction =
    streamed.end === 'content_filter' ? 'block' : action === 'allow' && !isSame(bare, streamed) ? 'rewrite' : 'allow';
  const where = action !== 'allow' ? 'request' : replyAction !== 'allow' ? 'reply' : undefined;
  return {
    status: streamed.status,
    action: isRefused || replyAction === 'block' ? 'block' : action === 'allow' ? replyAction : action,
    ...(where !== undefined && { where }),
    text: streamed.text,
    toolCalls: streamed.toolCalls,
    ruleIds,
    isSameStreamed: isSame(streamed, whole) && streamed.status === whole.status,
    ...success(scene, streamed),
  };
}

/** An attack has succeeded when a part of what it is after has arrived; an honest question when all of it has. */
function success({ marks, isHonest }: PlayableScene, answer: ChatAnswer): { readonly succeeded?: boolean } {
  if (marks === undefined) return {};
  const arrived = [answer.text, ...answer.toolCalls.flatMap((call) => [call.name, call.arguments])].join('\n');
  const isThere = (mark: string): boolean => arrived.includes(mark);
  return { succeeded: isHonest === true ? marks.every(isThere) : marks.some(isThere) };
}

function isSame(a: ChatAnswer, b: ChatAnswer): boolean {
  return a.text === b.text && JSON.stringify(a.toolCalls) === JSON.stringify(b.toolCalls);
}

function readReceipt(receipt: string): { readonly action: Action; readonly ruleIds: readonly string[] } {
  const parts = new Map(receipt.split('; ').map((part) => [part.split('=', 1)[0], part.slice(part.indexOf('=') + 1)]));
  const rules = parts.get('rules') ?? '';
  return {
    action: ACTIONS.find((action) => action === parts.get('action')) ?? 'allow',
    ruleIds: rules === '' ? [] : rules.split(','),
  };
}
