import { decimalForm } from '../core/json/decimal-form.ts';
import type { JsonMember, JsonNode } from '../core/json/json-node.ts';
import { parseJson } from '../core/json/parse-json.ts';

/** A number with fewer characters identifies nobody. */
const NUMBER_LENGTH_MIN = 7;

/**
 * A JSON text (RFC 8259) with what `redact` makes of its keys, strings and long numbers; all else stays as it is spelled. A number
 * that is replaced becomes a string. A value is read behind its key, which may say what it is. Keys of one object that become alike
 * are numbered. What comes out is JSON again.
 *
 * @throws {@link InvalidJsonError}
 */
export function redactJson(source: string, redact: (text: string) => string): string {
  let result = '';
  let position = 0;

  const put = (start: number, end: number, replacement: string): void => {
    result += source.slice(position, start) + replacement;
    position = end;
  };
  const redactedBehind = (text: string, lead: string): string => {
    const whole = redact(lead + text);
    return whole.startsWith(lead) ? whole.slice(lead.length) : redact(text);
  };
  const putValue = (node: JsonNode, text: string, lead: string): void => {
    const redacted = redactedBehind(text, lead);
    if (redacted !== text) put(node.start, node.end, JSON.stringify(redacted));
  };
  const putKeys = (members: readonly JsonMember[]): ReadonlyMap<JsonMember, string> => {
    const used = new Set(members.map(({ key }) => key.value));
    const names = new Map<JsonMember, string>();
    for (const member of members) {
      const redacted = redact(member.key.value);
      if (redacted !== member.key.value) names.set(member, unused(redacted, used));
    }
    return names;
  };
  const visit = (node: JsonNode, lead: string): void => {
    if (node.kind === 'string') putValue(node, node.value, lead);
    else if (node.kind === 'array') for (const item of node.items) visit(item, lead);
    else if (node.kind === 'object') {
      const names = putKeys(node.members);
      for (const member of node.members) {
        const name = names.get(member);
        if (name !== undefined) put(member.key.start, member.key.end, JSON.stringify(name));
        visit(member.value, leadOf(member.key.value));
      }
    } else if (node.kind === 'number' && node.end - node.start >= NUMBER_LENGTH_MIN) {
      putValue(node, decimalForm(source.slice(node.start, node.end)), lead);
    }
  };
  visit(parseJson(source), '');
  return result + source.slice(position);
}

/** A key as words before a value: `cardNumber` and `card_number` are `card number: `. */
function leadOf(key: string): string {
  const words = key
    .slice(0, KEY_UNITS_MAX)
    .replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ')
    .replaceAll(/[_\s-]{1,64}/gu, ' ')
    .trim();
  return words === '' ? '' : `${words}: `;
}

/** What says what a value is stands in a key's first words. */
const KEY_UNITS_MAX = 64;

/** A name that the object does not have, which it has from now on. */
function unused(name: string, used: Set<string>): string {
  let free = name;
  for (let number = 2; used.has(free); number++) free = `${name}_${number}`;
  used.add(free);
  return free;
}
