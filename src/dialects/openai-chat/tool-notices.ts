import type { JsonObject } from '../../core/json/json-node.ts';
import type { Splice } from '../../core/json/splice.ts';

/** What stands in the content in place of tool calls that are withheld. */
export function noticeText(notices: readonly string[], hasContent: boolean): string {
  return (hasContent ? APART : '') + notices.join(APART);
}

const APART = '\n\n';

/** The splice that puts notices behind the content of a message of which `goneCount` members are taken out, the content not among them. */
export function noticeSplice(message: JsonObject, notices: readonly string[], goneCount: number): Splice {
  const content = message.members.find(({ key }) => key.value === 'content')?.value;
  const text = JSON.stringify(noticeText(notices, false));
  if (content === undefined) {
    const comma = message.members.length > goneCount ? ',' : '';
    return insertion(message.end - 1, `${comma}"content":${text}`);
  }
  if (content.kind === 'array') {
    const comma = content.items.length > 0 ? ',' : '';
    return insertion(content.end - 1, `${comma}{"type":"text","text":${text}}`);
  }
  if (content.kind !== 'string' || content.value === '')
    return { start: content.start, end: content.end, replacement: text };
  return insertion(content.end - 1, JSON.stringify(noticeText(notices, true)).slice(1, -1));
}

function insertion(at: number, replacement: string): Splice {
  return { start: at, end: at, replacement };
}
