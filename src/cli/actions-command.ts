import { Command } from 'commander';
import { actionConversation } from '../actions/action-conversation.ts';
import { actionCall, chatSegments, toolDefinitions } from '../actions/chat-segments.ts';
import { decideAction } from '../actions/decide-action.ts';
import type { ActionPolicy } from '../actions/policy/action-policy.ts';
import { provenanceIndex } from '../actions/provenance/provenance.ts';
import { InvalidOptionsError } from '../core/errors.ts';
import { addApprovalCommands } from './approval-commands.ts';
import { answerLines } from './json-lines.ts';
import { loadActionPolicy } from './load-action-policy.ts';
import { readChunks } from './read-text.ts';

interface CheckFlags {
  readonly file?: string;
  readonly jsonl: boolean;
  readonly policy?: string;
}

const HELP = `
Each line of standard input, or of --file, is
  {"messages":[OpenAI chat messages],"tools":[...],"call":{"name","arguments"}}
and gives one line, in the same order:
  {"action","reasons":[{"ruleId","pointer","trust"?}],"arguments"?}
  action     allow, rewrite, ask or block; arguments are there for rewrite
  pointer    JSON pointer in the arguments; empty for the call as a whole
A bad line gives {"error":{"code","message"}} in its place.

Exit status: 0 all well, 2 bad lines or a bad call.
`;

/** `sallyport actions`: decides what agents want to do. */
export function actionsCommand(done: (exit: number) => void, parent: Command): Command {
  const command = new Command('actions').description('decide what agents want to do');
  // Before its own commands are added, which take them over from here.
  command.copyInheritedSettings(parent);
  addCheck(command, done);
  addApprovalCommands(command, done);
  return command;
}

function addCheck(command: Command, done: (exit: number) => void): void {
  command
    .command('check')
    .description('decide calls of tools by the action policy')
    .option('-f, --file <path>', 'take the lines from a file')
    .requiredOption('--jsonl', 'one JSON object a line')
    .option('-p, --policy <path>', 'a file of an action policy; the shipped one when missing')
    .addHelpText('after', HELP)
    .action(async (flags: CheckFlags) => done(await check(flags)));
}

async function check(flags: CheckFlags): Promise<number> {
  const policy = await loadActionPolicy(flags.policy, '--policy');
  return answerLines(readChunks({ argument: undefined, file: flags.file }), (value) => decideLine(value, policy));
}

function decideLine(value: unknown, policy: ActionPolicy): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidOptionsError('line', 'must be an object with "messages", "tools" and "call"');
  const { messages, tools, call } = value as Readonly<Record<string, unknown>>;
  const conversation = actionConversation(provenanceIndex());
  for (const segment of chatSegments(messages)) conversation.add(segment);
  return decideAction(
    { call: actionCall(call), tools: toolDefinitions(tools), conversation, nowMs: Date.now() },
    policy,
  );
}
