/**
 * Checks every pattern of `src` against catastrophic backtracking: `npm run check:regex`, with `-- --update` to rewrite
 * `bench/adversarial-patterns.json`.
 *
 * A pattern that recheck calls safe passes. One that it calls vulnerable, or cannot decide, passes only when all its
 * quantifiers are bounded, so that it runs in windows, and its slowest known text stands in the committed list, which
 * the benches replay. What is on the list is not checked again, but for groups that are ambiguous by their look: those
 * never pass. Verdicts are kept by pattern in `scripts/regex/verdicts.json`, which is committed: only
 * what is new is checked, and a run that was stopped goes on where it was.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { check, type Diagnostics } from 'recheck';
import { ambiguousRepetitions } from './regex/ambiguous-repetition.ts';
import { type AttackRecipe, worstRecipe } from './regex/attack-recipe.ts';
import { collectPatterns, type PatternForm } from './regex/collect-patterns.ts';
import { repetitionOf } from './regex/repetition.ts';
import { hashPattern, openCache, type Verdict, type VerdictCache } from './regex/verdict-cache.ts';

/** One line of the committed list. */
interface Listed extends AttackRecipe {
  readonly id: string;
  readonly form: PatternForm['form'];
  readonly hash: string;
  readonly status: Verdict['status'];
}

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/u, '');
const LIST_PATH = `${ROOT}/bench/adversarial-patterns.json`;
const CACHE_PATH = `${ROOT}/scripts/regex/verdicts.json`;
const RECHECK_VERSION = '4.5.0';
const SEED = 20_240_229;
/** Partial forms are long, and slower to decide than they are to run. */
const TIMEOUT_MS = { exact: 20_000, partial: 4_000 };
/** A slow machine gets more time before "undecided" becomes a failure. */
const RETRY_TIMEOUT_MS = 60_000;
/** The checker's own clocks are off: its limits count characters, so that a verdict does not hang on the machine. */
const PARAMETERS = { randomSeed: SEED, attackTimeout: null, incubationTimeout: null, seedingTimeout: null };

const isUpdate = process.argv.includes('--update');
const forms = await collectPatterns(ROOT);
const listed = new Map(readList().map((entry) => [entry.hash, entry]));
const ambiguous = forms.filter((form) => form.form === 'exact' && ambiguousRepetitions(form).length > 0);
for (const form of ambiguous) {
  const [group] = ambiguousRepetitions(form);
  console.error(`✗ ${form.id} splits one text in exponentially many ways: ${group}; let neighbours share no character`);
}
const verdicts = await checkAll(forms.filter((form) => !listed.has(hashPattern(form))));
process.exit(Math.max(isUpdate ? update() : report(), ambiguous.length > 0 ? 1 : 0));

function report(): number {
  const failures = [...verdicts].filter(([, { status }]) => status !== 'safe');
  const present = new Set(forms.map(hashPattern));
  const stale = [...listed.values()].filter(({ hash }) => !present.has(hash));
  for (const [form, { status, summary }] of failures) {
    const remedy =
      repetitionOf(form) === 'unbounded'
        ? 'rewrite it'
        : 'rewrite it, or add its worst case with: npm run check:regex -- --update';
    console.error(`✗ ${form.id} (${form.form}) is ${status}: ${summary}; ${remedy}`);
  }
  for (const { id, form } of stale) {
    console.error(`✗ ${id} (${form}) is listed but no longer there; run: npm run check:regex -- --update`);
  }
  const safe = verdicts.size - failures.length;
  console.log(
    `${forms.length} pattern forms: ${safe} safe, ${listed.size} listed as adversarial, ${failures.length} not accepted`,
  );
  return failures.length + stale.length === 0 ? 0 : 1;
}

function update(): number {
  const entries: Listed[] = [];
  let refused = 0;
  for (const form of forms) {
    const hash = hashPattern(form);
    const kept = listed.get(hash);
    const verdict = verdicts.get(form);
    if (kept !== undefined) entries.push({ ...kept, id: form.id, form: form.form });
    if (verdict === undefined || verdict.status === 'safe') continue;
    const isUnbounded = repetitionOf(form) === 'unbounded';
    const recipe = isUnbounded ? undefined : worstRecipe(form, verdict.attack ?? exactAttack(form.id));
    if (recipe === undefined) {
      refused++;
      const why = isUnbounded ? 'it has an unbounded quantifier or a back-reference' : 'its worst case is far too slow';
      console.error(`✗ ${form.id} (${form.form}) is ${verdict.status}: ${verdict.summary}; ${why}: rewrite it`);
    } else {
      entries.push({ id: form.id, form: form.form, hash, status: verdict.status, ...recipe });
    }
  }
  entries.sort((a, b) => (`${a.id} ${a.form}` < `${b.id} ${b.form}` ? -1 : 1));
  writeFileSync(LIST_PATH, `${JSON.stringify(entries, null, 2)}\n`);
  console.log(`${LIST_PATH}: ${entries.length} patterns`);
  return refused === 0 ? 0 : 1;
}

/** What makes the exact form slow is worth trying on the partial form, which is too long for the checker. */
function exactAttack(id: string): Verdict['attack'] {
  return [...verdicts].find(
    ([form, { attack }]) => form.id === id && form.form === 'exact' && attack !== undefined,
  )?.[1].attack;
}

function readList(): readonly Listed[] {
  try {
    return JSON.parse(readFileSync(LIST_PATH, 'utf8')) as Listed[];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function checkAll(wanted: readonly PatternForm[]): Promise<ReadonlyMap<PatternForm, Verdict>> {
  const cache = openCache(CACHE_PATH, `recheck ${RECHECK_VERSION}, seed ${SEED}`);
  const found = new Map(wanted.flatMap((form) => keptVerdict(form, cache)));
  const open = wanted.filter((form) => !found.has(form));
  const queue = open.entries();
  const work = async (): Promise<void> => {
    for (const [index, form] of queue) {
      found.set(form, await newVerdict(form, cache));
      if (index % 10 === 0 || process.stderr.isTTY) process.stderr.write(`${index + 1}/${open.length} ${form.id}\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  return found;
}

function keptVerdict(form: PatternForm, cache: VerdictCache): readonly [PatternForm, Verdict][] {
  const known = cache.get(hashPattern(form));
  const isDecided = known !== undefined && (known.status !== 'unknown' || isUpdate);
  return isDecided ? [[form, known]] : [];
}

async function newVerdict(form: PatternForm, cache: VerdictCache): Promise<Verdict> {
  let verdict = await askRecheck(form, TIMEOUT_MS[form.form]);
  if (verdict.status === 'unknown' && !isUpdate) verdict = await askRecheck(form, RETRY_TIMEOUT_MS);
  cache.set(hashPattern(form), verdict);
  cache.save();
  return verdict;
}

async function askRecheck(form: PatternForm, timeout: number): Promise<Verdict> {
  if (repetitionOf(form) === 'none') return { status: 'safe', summary: 'nothing repeats' };
  return toVerdict(await check(form.source, form.flags.replace('y', ''), { ...PARAMETERS, timeout }));
}

function toVerdict(diagnostics: Diagnostics): Verdict {
  if (diagnostics.status === 'unknown') {
    const { error } = diagnostics;
    return { status: 'unknown', summary: 'message' in error ? error.message : error.kind };
  }
  const { status, complexity } = diagnostics;
  if (status === 'safe') return { status, summary: complexity.summary };
  const [first] = diagnostics.attack.pumps;
  const attack = { prefix: first?.prefix ?? '', pump: first?.pump ?? '', suffix: diagnostics.attack.suffix };
  return { status, summary: complexity.summary, attack };
}
