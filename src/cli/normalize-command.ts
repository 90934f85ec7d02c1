import { Command } from 'commander';
import { BOUNDS_DEFAULT } from '../core/bounds.ts';
import { canonicalView } from '../normalize/canonical.ts';
import { decodedViews } from '../normalize/decode/decoded-views.ts';
import { skeletonView } from '../normalize/skeleton.ts';
import { EXIT } from './exit.ts';
import { readText } from './read-text.ts';
import { paint, printable } from './terminal.ts';

interface NormalizeFlags {
  readonly file?: string;
  readonly showViews: boolean;
}

/** `sallyport normalize`: shows how a text is read. */
export function normalizeCommand(done: (exit: number) => void): Command {
  return new Command('normalize')
    .description('show the readings of a text in which attacks are looked for')
    .argument('[text]', 'the text; standard input when missing')
    .option('-f, --file <path>', 'take the text from a file')
    .option('--show-views', 'show every reading with its name', false)
    .action(async (text: string | undefined, flags: NormalizeFlags) => {
      console.log(normalized(await readText({ argument: text, file: flags.file }), flags.showViews));
      done(EXIT.ok);
    });
}

function normalized(text: string, isEveryView: boolean): string {
  const canonical = canonicalView(text);
  const skeleton = skeletonView(canonical);
  if (!isEveryView) return printable((skeleton ?? canonical).text);
  const views = [
    canonical,
    ...(skeleton === undefined ? [] : [skeleton]),
    ...decodedViews(canonical, text, BOUNDS_DEFAULT),
  ];
  return views.map(({ name, text: reading }) => `${paint('bold', name)}\n${printable(reading)}`).join('\n\n');
}
