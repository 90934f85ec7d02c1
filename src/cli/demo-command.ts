import { Command, Option } from 'commander';
import type { Scene } from '../gateway/demo/demo-story.ts';
import { EXIT, UsageError } from './exit.ts';
import type { PlayableScene, PlayedScene } from './play-scene.ts';
import { paint } from './terminal.ts';
import { type Span, wrapSpans } from './wrap-spans.ts';

interface DemoFlags {
  readonly scene?: string;
  readonly prompt?: string;
  readonly system?: string;
  readonly policy: string;
  readonly list: boolean;
  readonly json: boolean;
}

const HELP = `
A small model that falls for everything is asked twice: directly, and through a gateway started for this run. Nothing
leaves this machine, no key is needed, and nothing is left behind. What the attacker wanted is red, or in [[…]] where
there are no colours; what the gate wrote in its place is green.

With --json: [{"id","title","why","open":{"text","toolCalls","succeeded"},"closed":{"status","action","text",
"toolCalls","succeeded",…}}]. "succeeded" says whether whoever asked got what they were after; with --prompt nobody
knows, and it is left out.

Exit status: 0 the gate did its work, 1 an attack got through or the honest question did not, 2 a bad call.
`;

/** `sallyport demo`: the same model with the gate open and with the gate closed. */
export function demoCommand(done: (exit: number) => void): Command {
  return new Command('demo')
    .description('see attacks on a model with the gate open, and with the gate closed')
    .option('--scene <id>', 'play one scene only; --list names them')
    .option('--list', 'list the scenes', false)
    .option('--prompt <text>', 'ask this instead of playing the scenes')
    .option('--system <text>', 'the system prompt for --prompt, in place of that of the scenes')
    .option('-p, --policy <name>', 'permissive, balanced, strict, or a policy file', 'balanced')
    .addOption(new Option('--json', 'answer in JSON').default(false))
    .addHelpText('after', HELP)
    .action(async (flags: DemoFlags) => done(await demo(flags)));
}

async function demo(flags: DemoFlags): Promise<number> {
  const { demoStory } = await import('../gateway/demo/demo-story.ts');
  if (flags.list) {
    for (const { id, title } of demoStory) console.log(`${id.padEnd(28)}${title}`);
    return EXIT.ok;
  }
  const scenes = scenesOf(flags, demoStory);
  const { openDemoStage } = await import('./open-demo-stage.ts');
  const { playScene } = await import('./play-scene.ts');
  const { demoCard } = await import('./demo-card.ts');
  const stage = await openDemoStage(flags.policy);
  const played: PlayedScene[] = [];
  const width = widthOf();
  try {
    if (!flags.json) console.log(opening(stage.policy, width));
    for (const [i, scene] of scenes.entries()) {
      const one = await playScene(stage, scene);
      played.push(one);
      if (!flags.json) console.log(demoCard(one, { number: i + 1, width }));
    }
  } finally {
    await stage.close();
  }
  if (flags.json) console.log(JSON.stringify(played.map(shown), null, 2));
  else console.log(closing(played, width));
  return played.every(({ isGood }) => isGood) ? EXIT.ok : EXIT.blocked;
}

const PROMPT_LENGTH_MAX = 100_000;

function scenesOf({ scene: id, prompt, system }: DemoFlags, story: readonly Scene[]): readonly PlayableScene[] {
  if (prompt === undefined) {
    if (system !== undefined) throw new UsageError('--system is the system prompt for --prompt; give that, too');
    if (id === undefined) return story;
    const scene = story.find((known) => known.id === id);
    if (scene === undefined) {
      throw new UsageError(`--scene ${id} is not there; the scenes are ${story.map((known) => known.id).join(', ')}`);
    }
    return [scene];
  }
  if (id !== undefined) throw new UsageError('give --scene or --prompt, not both');
  if (prompt.trim() === '') throw new UsageError('--prompt is empty; give the text to ask');
  if (prompt.length + (system ?? '').length > PROMPT_LENGTH_MAX) {
    throw new UsageError(`--prompt and --system may have ${PROMPT_LENGTH_MAX} characters together; shorten them`);
  }
  const content = system ?? story[0]?.request.messages[0]?.content ?? '';
  const messages = [
    ...(content === '' ? [] : [{ role: 'system' as const, content }]),
    { role: 'user' as const, content: prompt },
  ];
  const why = 'The same model, the same prompt, on both sides of the gate.';
  return [{ id: 'your-prompt', title: 'Your own text', why, request: { model: 'demo', messages } }];
}

/** As JSON: the request is left out, everything that came of it is there. */
function shown({ scene: { id, title, why }, open, closed, isGood }: PlayedScene): object {
  return { id, title, why, open, closed, isGood };
}

const WIDTH_MIN = 60;
const WIDTH_MAX = 100;
const WIDTH_ELSEWHERE = 80;

/** One column stays free: some terminals break a line that fills the last one. */
function widthOf(): number {
  return Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, process.stdout.columns ?? WIDTH_ELSEWHERE)) - 1;
}

function opening(policy: string, width: number): string {
  const text = `A model that falls for everything, asked twice: with the gate open, and behind Sallyport (policy ${policy}).`;
  const lines = wrapSpans([{ text }], { width: width - 2 });
  return ['', `  ${paint('bold', 'Sallyport demo')}`, ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function closing(played: readonly PlayedScene[], width: number): string {
  const lines = wrapSpans(summary(played), { width: width - 2 });
  return [
    `  ${paint('dim', '─'.repeat(width - 2))}`,
    ...lines.map((line) => `  ${line}`),
    ...(lines.length === 0 ? [] : ['']),
    '  Next',
    ...NEXT.map(([call, what]) => `    ${call.padEnd(CALL_WIDTH)}${paint('dim', what)}`),
    '',
  ].join('\n');
}

const CALL_WIDTH = 50;
const NEXT: readonly (readonly [string, string])[] = [
  ['sallyport demo --prompt "Which card is on file?"', 'ask it yourself'],
  ['sallyport serve', 'put the gate to work'],
  ['sallyport init', 'write a configuration'],
];

/** One sentence; nothing where nobody knows what the scenes were after. */
function summary(played: readonly PlayedScene[]): readonly Span[] {
  const attacks = played.filter(({ scene }) => scene.marks !== undefined && scene.isHonest !== true);
  const honest = played.filter(({ scene }) => scene.isHonest === true);
  const count = (side: 'open' | 'closed'): number => attacks.filter((one) => one[side].succeeded === true).length;
  const through = count('closed');
  const isKept = honest.every(({ isGood }) => isGood);
  const unstable = played.filter(({ closed }) => !closed.isSameStreamed);
  return [
    ...(attacks.length === 0
      ? []
      : [
          { text: `${count('open')} of ${attacks.length}`, look: 'red' as const },
          { text: ` ${attacks.length === 1 ? 'attack' : 'attacks'} worked with the gate open, ` },
          {
            text: through === 0 ? 'none' : String(through),
            look: through === 0 ? ('green' as const) : ('red' as const),
          },
          { text: ' with it closed. ' },
        ]),
    ...(honest.length === 0
      ? []
      : [
          { text: 'The honest question got ' },
          isKept
            ? { text: 'the same answer', look: 'green' as const }
            : { text: 'another answer', look: 'red' as const },
          { text: isKept ? ' on both sides. ' : ' with it closed. ' },
        ]),
    ...(unstable.length === 0
      ? []
      : [
          {
            text: `Streamed replies differ from whole ones: ${unstable.map(({ scene }) => scene.id).join(', ')}.`,
            look: 'red' as const,
          },
        ]),
  ];
}
