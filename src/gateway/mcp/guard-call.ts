import type { ActionDecision } from '../../actions/decide-action.ts';
import type { ToolDefinition } from '../../actions/tool-action.ts';
import { memberOf } from '../../core/json/json-node.ts';
import { applySplices } from '../../core/json/splice.ts';
import type { JsonValue } from '../../core/json-value.ts';
import { safeName } from '../../dialects/walk/pointer-step.ts';
import type { McpReports } from './mcp-reports.ts';
import { type Refusal, RPC_ERROR } from './rpc-answer.ts';
import type { RpcRequest } from './rpc-message.ts';
import type { SessionActions } from './session-actions.ts';
import type { CallableTool, ToolRegistry } from './tool-registry.ts';

/** What a call is judged with. */
export interface CallPorts {
  readonly registry: ToolRegistry;
  readonly reports: McpReports;
  readonly actions: SessionActions;
  /** Takes lines for whoever runs the guard. */
  readonly say: (text: string) => void;
}

/** The line with which a `tools/call` goes to the server, or why it does not. */
export async function guardCall(request: RpcRequest, ports: CallPorts): Promise<string | Refusal> {
  const { source, params } = request;
  const name = memberOf(params, 'name');
  if (params?.kind !== 'object' || name?.kind !== 'string') return invalid('a call needs the name of a tool');
  const tool = name.value;
  const refuse = (reason: string, refusal: Refusal): Refusal => {
    ports.reports.denied(reason, { tool, ...(refusal.ruleIds !== undefined && { ruleIds: refusal.ruleIds }) });
    return refusal;
  };
  const callable = await ports.registry.callable(tool);
  if (callable === undefined) {
    const message = `the tool ${safeName(tool)} is not known or not approved; see "sallyport mcp pins list"`;
    return refuse('tool-not-approved', { code: RPC_ERROR.refused, message });
  }
  const node = memberOf(params, 'arguments');
  const given: JsonValue = node === undefined ? {} : (JSON.parse(source.slice(node.start, node.end)) as JsonValue);
  const misfit = misfitOf(given, callable);
  if (misfit !== undefined) return refuse('arguments-misfit', misfit);
  const decision = ports.actions.decide({ name: tool, arguments: given }, definitionOf(callable));
  if (decision.action === 'allow') return source;
  const ruleIds = [...new Set(decision.reasons.map(({ ruleId }) => ruleId))];
  if (decision.action === 'rewrite' && decision.arguments !== undefined) {
    const wrong = misfitOf(decision.arguments, callable);
    if (wrong !== undefined) return refuse('arguments-misfit', { ...wrong, ruleIds });
    const text = JSON.stringify(decision.arguments);
    const at = params.start + 1;
    const splice =
      node === undefined
        ? { start: at, end: at, replacement: `"arguments":${text},` }
        : { start: node.start, end: node.end, replacement: text };
    return applySplices(source, [splice]);
  }
  const why = whyOf(decision);
  const isAsked = decision.action === 'ask';
  const what = isAsked ? 'needs approval, which cannot be given here' : 'is refused by the action policy';
  ports.say(`the call of ${safeName(tool)} ${what} (${why})`);
  return refuse(`action-${decision.action}`, {
    code: isAsked ? RPC_ERROR.needsApproval : RPC_ERROR.refused,
    message: `the call ${what} (${why}); the user may change the action policy of "sallyport mcp"`,
    ruleIds,
  });
}

/** The rules with the places that they speak of: `actions/hijacked-value at /to`. */
function whyOf({ reasons }: ActionDecision): string {
  const places = reasons.map(({ ruleId, pointer }) => (pointer === '' ? ruleId : `${ruleId} at ${safeName(pointer)}`));
  return [...new Set(places)].slice(0, POINTERS_SHOWN).join(', ');
}

function invalid(message: string): Refusal {
  return { code: RPC_ERROR.invalidParams, message };
}

const POINTERS_SHOWN = 5;

function misfitOf(given: JsonValue, { checkArguments }: CallableTool): Refusal | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return invalid('the arguments are no object');
  const pointers = checkArguments(given);
  if (pointers.length === 0) return undefined;
  const places = pointers.slice(0, POINTERS_SHOWN).map((pointer) => (pointer === '' ? 'the top' : safeName(pointer)));
  return invalid(`the arguments do not fit the schema of the tool, at ${places.join(', ')}`);
}

function definitionOf({ definition }: CallableTool): ToolDefinition {
  const { name, description, inputSchema } = definition as {
    name: string;
    description?: JsonValue;
    inputSchema?: JsonValue;
  };
  return {
    name,
    ...(typeof description === 'string' && { description }),
    ...(inputSchema !== undefined && { parameters: inputSchema }),
  };
}
