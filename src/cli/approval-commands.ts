import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Approval, Approvals, ApprovalVerdict, DecideRefusal } from '../core/approvals.ts';
import { EXIT, UsageError } from './exit.ts';
import { openState, type StateFlags, systemClock } from './open-state.ts';
import { printable } from './terminal.ts';

interface PendingFlags extends StateFlags {
  readonly tenant?: string;
  readonly json: boolean;
}

interface DecideFlags extends StateFlags {
  readonly as: string;
  readonly json: boolean;
}

const HELP = `
A call that waits for an approval is made once and as it was shown, or not at all. Who asked for it cannot approve it.

Examples:
  sallyport actions pending
  sallyport actions approve apr_… --as ann
  sallyport actions deny apr_…
`;

/** Adds `pending`, `approve` and `deny` to `sallyport actions`. */
export function addApprovalCommands(command: Command, done: (exit: number) => void): void {
  command.addHelpText('after', HELP);
  withState(command.command('pending').description('show all calls that wait for an approval, with their arguments'))
    .option('--tenant <id>', 'only those of this tenant')
    .action(async (flags: PendingFlags) => {
      await withApprovals(flags, (approvals) => showPending(approvals, flags));
      done(EXIT.ok);
    });
  addDecide(command, done, 'approve', 'let a call be made, once');
  addDecide(command, done, 'deny', 'refuse a call');
}

function addDecide(command: Command, done: (exit: number) => void, verdict: ApprovalVerdict, what: string): void {
  withState(command.command(verdict).description(what).argument('<id>', 'as "actions pending" has it'))
    .option('--as <name>', 'who decides', userInfo().username)
    .action(async (id: string, flags: DecideFlags) => {
      await withApprovals(flags, (approvals) => decide(approvals, { id, verdict, ...flags }));
      done(EXIT.ok);
    });
}

function withState(command: Command): Command {
  return command
    .option('--json', 'answer in JSON', false)
    .option('-c, --config <file>', 'configuration file that names the state folder')
    .option('--state-dir <folder>', 'folder of the key ring and the database');
}

/** What is decided here leaves its event in the log of the store. */
async function withApprovals(flags: StateFlags, use: (approvals: Approvals) => Promise<void>): Promise<void> {
  const { ring, state } = await openState(flags, { mustExist: true });
  try {
    const { openApprovals } = await import('../setup/open-approvals.ts');
    const { openEventLog } = await import('../record/event-log.ts');
    const { systemRandom } = await import('../setup/create-guard.ts');
    const sink = openEventLog({ log: state.log, clock: systemClock });
    try {
      await use(openApprovals({ records: state.records, ring, clock: systemClock, random: systemRandom, sink }));
    } finally {
      await sink.close();
    }
  } finally {
    await state.close();
  }
}

const PAGE = 100;

async function showPending(approvals: Approvals, { tenant, json }: PendingFlags): Promise<void> {
  let count = 0;
  for (let after: string | undefined, isMore = true; isMore; isMore = after !== undefined) {
    const place = { ...(tenant !== undefined && { tenant }), ...(after !== undefined && { after }) };
    const page = await approvals.list({ ...place, limit: PAGE });
    for (const approval of page.approvals) {
      count += 1;
      if (json) console.log(JSON.stringify(approval));
      else console.log(linesOf(approval));
    }
    after = page.next;
  }
  if (count === 0 && !json) console.error('nothing waits for an approval');
}

function linesOf({ id, tool, principal, argumentsText, reasons, expiresAtMs }: Approval): string {
  const until = `${new Date(expiresAtMs).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const why = reasons.map(({ ruleId, pointer, trust }) => `  ${ruleId} ${pointer} ${trust ?? ''}`.trimEnd());
  const lines = [
    `${id}  ${tool}`,
    `  for ${principal.tenant}/${principal.user} until ${until}`,
    `  ${argumentsText}`,
    ...why,
  ];
  return lines.map((line) => printable(line).replaceAll(/[\n\t]/gu, ' ')).join('\n');
}

async function decide(
  approvals: Approvals,
  { id, verdict, as, json }: DecideFlags & { readonly id: string; readonly verdict: ApprovalVerdict },
): Promise<void> {
  const decided = await approvals.decide(id, { approver: as, verdict });
  if (decided.state === 'refused') throw new UsageError(REFUSALS[decided.code]);
  const { tool, state } = decided.approval;
  console.log(json ? JSON.stringify({ id, tool, state }) : `${printable(tool)} is ${state}`);
}

const REFUSALS: Readonly<Record<DecideRefusal, string>> = {
  unknown: 'there is no approval of this id; see: sallyport actions pending',
  expired: 'the approval has expired; the call has to be made again',
  decided: 'the approval has been decided',
  'own-request': 'who asked for an approval may not decide it; say who you are with --as',
  busy: 'the approval is being changed by others; try again',
};
