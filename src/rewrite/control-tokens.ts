/**
 * Where something has to be put into a text so that nothing in it controls a model: offsets, each with what goes in
 * front of the unit there. The text is a view, in which look-alikes and invisible characters are folded. Linear.
 */
export function controlBreaks(text: string): ReadonlyMap<number, string> {
  const breaks = new Map<number, string>();
  breakPipeTokens(text, breaks);
  breakNamedTokens(text, '[', BRACKET_TOKEN, breaks);
  breakNamedTokens(text, '<', ANGLE_TOKEN, breaks);
  bracketRoleHeaders(text, breaks);
  return breaks;
}

/** Units between `<|` and `|>`: the longest token in use, `<|reserved_special_token_247|>`, has 26. */
const PIPE_BODY_MAX = 64;

/** `<|im_start|>` of ChatML, `<|start_header_id|>` of Llama 3, and by NFKC `<｜User｜>` of DeepSeek. */
function breakPipeTokens(text: string, breaks: Map<number, string>): void {
  for (let at = text.indexOf('<|'); at !== -1; at = text.indexOf('<|', at + 1)) {
    const body = text.slice(at + 2, at + 2 + PIPE_BODY_MAX + 2);
    const length = body.indexOf('|>');
    const lineEnd = body.indexOf('\n');
    if (length === -1 || (lineEnd !== -1 && lineEnd < length)) continue;
    breaks.set(at + 1, ' ');
    breaks.set(at + 2 + length + 1, ' ');
  }
}

/** Of Llama 2 and Mistral. */
const BRACKET_TOKEN =
  /^\[\/?(?:INST|SYS|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT|ARGS|CALL_ID|THINK)\]/iu;

/** Of Llama 2, Gemma, T5 and their relatives. */
const ANGLE_TOKEN =
  /^(?:<<\/?SYS>>|<\/?s>|<(?:bos|eos|pad|unk|mask|start_of_turn|end_of_turn|start_of_image|endoftext|fim_prefix|fim_middle|fim_suffix)>)/iu;

const NAMED_TOKEN_MAX = 32;

function breakNamedTokens(text: string, opener: string, token: RegExp, breaks: Map<number, string>): void {
  for (let at = text.indexOf(opener); at !== -1; at = text.indexOf(opener, at + 1)) {
    const length = token.exec(text.slice(at, at + NAMED_TOKEN_MAX))?.[0].length;
    if (length === undefined) continue;
    breaks.set(at + 1, ' ');
    breaks.set(at + length - 1, ' ');
  }
}

/** Quotation, list and emphasis marks may stand before a header, and the colon behind emphasis or a space. */
const ROLE_HEADER = /^([ \t>*#_~-]{0,8})(system|user|assistant|developer|human|tool|function)[ *_]{0,3}:/iu;

const HEADER_MAX = 32;

/** Only at the beginning of a line: "the operating system: Linux" is no header. */
function bracketRoleHeaders(text: string, breaks: Map<number, string>): void {
  for (let line = 0; line !== -1; line = nextLine(text, line)) {
    const [, lead, role] = ROLE_HEADER.exec(text.slice(line, line + HEADER_MAX)) ?? [];
    if (lead === undefined || role === undefined) continue;
    breaks.set(line + lead.length, '[');
    breaks.set(line + lead.length + role.length, ']');
  }
}

function nextLine(text: string, from: number): number {
  const lineBreak = text.indexOf('\n', from);
  return lineBreak === -1 ? -1 : lineBreak + 1;
}
