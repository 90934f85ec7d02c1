import { createContext, Script } from 'node:vm';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { PatternForm } from './collect-patterns.ts';
import type { Verdict } from './verdict-cache.ts';

/** How a bench builds a text: `prefix`, then `pump` `n` times, then `suffix`. */
export interface AttackRecipe {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
  readonly n: number;
}

/** UTF-16 units of the text that a recipe describes, about. */
const TEXT_LENGTH = 100_000;
const TRIAL_LENGTH = 4_000;
/** UTF-16 units of the longest window; see `Bounds.streamHoldCharsMax`. */
const WINDOW_LENGTH = 1_024;
const TRIAL_TIMEOUT_MS = 2_000;
const REPEATS_MAX = 64;

/**
 * The slowest text that we know for a pattern: the checker's attack, near misses made from the pattern's own tree, and
 * the rule's samples, each repeated and tried on this machine.
 *
 * @returns undefined when a text of {@link TRIAL_LENGTH} units takes longer than {@link TRIAL_TIMEOUT_MS}: such a
 *   pattern must not run at all.
 */
export function worstRecipe(form: PatternForm, attack: Verdict['attack']): AttackRecipe | undefined {
  const trials = candidates(form, attack).map((recipe) => ({ recipe, ms: measure(form, recipe) }));
  if (trials.some(({ ms }) => ms === undefined)) return undefined;
  const worst = trials.reduce((a, b) => ((b.ms ?? 0) > (a.ms ?? 0) ? b : a));
  return { ...worst.recipe, n: Math.ceil(TEXT_LENGTH / worst.recipe.pump.length) };
}

function candidates(form: PatternForm, attack: Verdict['attack']): readonly AttackRecipe[] {
  const texts = [...nearMisses(form), ...form.samples.slice(0, 4).map((text) => text.slice(0, -1))];
  const recipes = texts.filter((text) => text !== '').map((pump) => ({ prefix: '', pump, suffix: '' }));
  if (attack !== undefined && attack.pump !== '') {
    const repeats = Math.max(1, Math.floor(WINDOW_LENGTH / attack.pump.length));
    const window = `${attack.prefix}${attack.pump.repeat(repeats)}${attack.suffix}`;
    recipes.push(attack, { prefix: '', pump: window, suffix: '' });
  }
  return recipes.map((recipe) => ({ ...recipe, n: Math.ceil(TRIAL_LENGTH / recipe.pump.length) }));
}

/** Tries the pattern at every place of the text, as `matching` does where its index does not help. */
function measure(form: PatternForm, { prefix, pump, suffix, n }: AttackRecipe): number | undefined {
  const script = new Script('for (let at = 0; at < text.length; at++) { pattern.lastIndex = at; pattern.test(text); }');
  const pattern = new RegExp(form.source, `${form.flags.replace(/[gy]/u, '')}y`);
  const context = createContext({ pattern, text: prefix + pump.repeat(n) + suffix });
  let bestMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    try {
      script.runInContext(context, { timeout: TRIAL_TIMEOUT_MS });
    } catch {
      return undefined;
    }
    bestMs = Math.min(bestMs, performance.now() - start);
  }
  return bestMs;
}

/** Texts that go as far into the pattern as they can and then fail: each way of choosing, long and short. */
function nearMisses(form: PatternForm): readonly string[] {
  const isUnicode = form.flags.includes('u');
  const tree = new RegExpParser().parsePattern(form.source, 0, form.source.length, { unicode: isUnicode });
  const texts = [0, 1, 2].flatMap((choice) => [1, REPEATS_MAX].map((repeats) => sampleOf(tree, choice, repeats)));
  return [...new Set(texts)].map((text) => text.slice(0, -1)).filter((text) => text !== '');
}

function sampleOf(node: AST.Node, choice: number, repeats: number): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup': {
      const chosen = node.alternatives[Math.floor((choice * (node.alternatives.length - 1)) / 2)];
      return chosen === undefined ? '' : sampleOf(chosen, choice, repeats);
    }
    case 'Alternative':
      return node.elements.map((element) => sampleOf(element, choice, repeats)).join('');
    case 'Quantifier':
      return sampleOf(node.element, choice, repeats).repeat(Math.max(node.min, Math.min(node.max, repeats)));
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterClass':
    case 'CharacterSet':
      return memberOf(node);
    default:
      return '';
  }
}

const PROBES: readonly string[] = [...' a1-.@/_A=:\n"<>éяع中😀'];

function memberOf(node: AST.CharacterClass | AST.CharacterSet): string {
  const pattern = new RegExp(`^${node.raw}$`, 'u');
  const probe = PROBES.find((character) => pattern.test(character));
  if (probe !== undefined || node.type === 'CharacterSet') return probe ?? 'a';
  const [first] = node.elements;
  if (first?.type === 'Character') return String.fromCodePoint(first.value);
  return first?.type === 'CharacterClassRange' ? String.fromCodePoint(first.min.value) : 'a';
}
