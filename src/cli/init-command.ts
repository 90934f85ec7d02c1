import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { EXIT, UsageError } from './exit.ts';

/** `sallyport init`: writes a commented configuration file. */
export function initCommand(done: (exit: number) => void): Command {
  return new Command('init')
    .description('write a commented sallyport.yaml')
    .argument('[file]', 'where to', 'sallyport.yaml')
    .option('--force', 'replace a file that is there', false)
    .action(async (file: string, { force }: { readonly force: boolean }) => {
      const { initConfigText } = await import('../setup/init-config-text.ts');
      try {
        await writeFile(file, initConfigText(), { flag: force ? 'w' : 'wx', mode: 0o644 });
      } catch (error) {
        throw new UsageError(problemOf(file, error), { cause: error });
      }
      console.log(
        `${file} is written; edit it, then run: sallyport serve${file === 'sallyport.yaml' ? '' : ` --config ${file}`}`,
      );
      done(EXIT.ok);
    });
}

function problemOf(file: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EEXIST') return `${file} is there already; give another name, or --force to replace it`;
  return `${file} cannot be written (${code ?? 'unknown reason'})`;
}
