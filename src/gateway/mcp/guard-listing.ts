import { type JsonNode, memberOf } from '../../core/json/json-node.ts';
import { removeParts } from '../../dialects/reply/remove-parts.ts';
import { free, id, object, type Shape } from '../../dialects/walk/shape.ts';
import type { McpReports } from './mcp-reports.ts';
import { toolShape } from './message-shapes.ts';
import { type Refusal, RPC_ERROR } from './rpc-answer.ts';
import type { RpcResponse } from './rpc-message.ts';
import { editParts, type MessageScanner, type ScanVerdict } from './scan-message.ts';
import type { ToolRecord } from './tool-pin.ts';
import type { ToolJudgement, ToolRegistry } from './tool-registry.ts';

/** What a listing is judged with. */
export interface ListingPorts {
  readonly registry: ToolRegistry;
  readonly scanner: MessageScanner;
  readonly reports: McpReports;
  /** Takes lines for whoever runs the guard. They quote what the server says of its tools. */
  readonly say: (text: string) => void;
}

/** A listing without its tools; those are read one by one. */
const REST: Shape = object({ tools: { kind: 'known' }, nextCursor: id, _meta: free });

/**
 * The line with which a listing of tools goes on: without the tools that are refused, and with what the policy takes out of the
 * texts of the others. A tool that is refused does not keep the others from the client.
 */
export async function guardListing(
  { source, body }: RpcResponse,
  isFirst: boolean,
  ports: ListingPorts,
): Promise<string | Refusal> {
  const { registry, scanner, reports } = ports;
  const tools = memberOf(body, 'tools');
  if (tools?.kind !== 'array') return { code: RPC_ERROR.badAnswer, message: 'the server listed its tools in no list' };
  const definitions = tools.items.map((item) => definitionIn(source, item));
  const isLast = memberOf(body, 'nextCursor')?.kind !== 'string';
  const judged = await registry.judge(definitions, { isFirst, isLast });
  const rest = await scanner.scan(source, { node: body, shape: REST, pointer: '/result' });
  if (rest.action === 'refuse') return { code: RPC_ERROR.refused, message: `the listing of tools is ${rest.problem}` };
  const kept: Extract<ScanVerdict, { readonly action: 'pass' }>[] = [rest];
  const hidden = new Set<number>();
  for (const [index, judgement] of judged.entries()) {
    const verdict = await scanShown(judgement, tools.items[index] as JsonNode, index);
    if (verdict === undefined) hidden.add(index);
    else kept.push(verdict);
  }
  return editParts(
    source,
    kept,
    removeParts(tools.items, (index) => hidden.has(index)),
  );

  /** Undefined for a tool that the client does not get to see. */
  async function scanShown({ name, problem, notice, pin }: ToolJudgement, node: JsonNode, index: number) {
    if (notice !== undefined) ports.say(notice);
    if (problem !== undefined || pin === undefined) {
      reports.denied(`tool-${problem ?? 'malformed'}`, { tool: name });
      return undefined;
    }
    if (notice !== undefined) reports.pinned('tool-approved', name);
    const verdict = await scanner.scan(source, {
      node,
      shape: toolShape,
      pointer: `/result/tools/${index}`,
      from: name,
    });
    if (verdict.action === 'pass') return verdict;
    registry.refuse(name);
    reports.denied('tool-refused-text', { tool: name, ruleIds: verdict.ruleIds });
    ports.say(
      `tool ${JSON.stringify(name.slice(0, NAME_LENGTH_SHOWN))}: its definition is ${verdict.problem} (${verdict.ruleIds.join(', ')})`,
    );
    return undefined;
  }
}

const NAME_LENGTH_SHOWN = 128;

function definitionIn(source: string, node: JsonNode): ToolRecord | undefined {
  const name = memberOf(node, 'name');
  if (name?.kind !== 'string' || name.value === '') return undefined;
  return JSON.parse(source.slice(node.start, node.end)) as ToolRecord;
}
