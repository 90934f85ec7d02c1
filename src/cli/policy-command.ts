import { Command } from 'commander';
import { EXIT } from './exit.ts';
import { loadPolicy } from './load-policy.ts';

/** `sallyport policy`: checks policy files and prints their schema. */
export function policyCommand(done: (exit: number) => void, parent: Command): Command {
  const command = new Command('policy').description('check a policy file, or print its JSON Schema');
  // Before its own commands are added, which take them over from here.
  command.copyInheritedSettings(parent);
  command
    .command('check')
    .description('say whether a policy can be used, and what it comes to')
    .argument('<file>', 'a YAML or JSON file, or the name of a profile')
    .option('--json', 'print the whole policy', false)
    .action(async (file: string, flags: { readonly json: boolean }) => {
      const policy = await loadPolicy(file);
      if (flags.json) console.log(JSON.stringify(policy, null, 2));
      else
        console.log(
          `${file}: good; ${policy.rules.length} rules, mode ${policy.mode}, ${policy.linkHosts.length} link hosts`,
        );
      done(EXIT.ok);
    });
  command
    .command('schema')
    .description('print the JSON Schema of policy files, for editors')
    .action(async () => {
      const { policyJsonSchema } = await import('../setup/policy-schema.ts');
      console.log(JSON.stringify(policyJsonSchema(), null, 2));
      done(EXIT.ok);
    });
  return command;
}
