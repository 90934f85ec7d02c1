/** A start tag as a browser would read it. */
export interface HtmlTag {
  /** In lower case. */
  readonly name: string;
  /** Names in lower case; values as written, character references included. The first of equal names counts. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether the closing `>` was reached outside of quotation marks. */
  readonly isWhole: boolean;
  /** Whether the text ends within a quoted value. */
  readonly isQuoteOpen: boolean;
}

/** Reads the start tag at the beginning of `text` (WHATWG HTML, sections 13.2.5.8 and 13.2.5.32 to .39). Linear. */
export function readHtmlTag(text: string): HtmlTag {
  const nameEnd = endOf(text, 1, isNameEnd);
  const attributes = new Map<string, string>();
  let at = nameEnd;
  let isQuoteOpen = false;
  while (at < text.length && text.charAt(at) !== '>') {
    if (isSpaceOrSlash(text.charAt(at))) {
      at++;
      continue;
    }
    const keyEnd = endOf(text, at + 1, isKeyEnd);
    const key = text.slice(at, keyEnd).toLowerCase();
    const equals = endOf(text, keyEnd, isNoSpace);
    if (text.charAt(equals) !== '=') {
      at = keyEnd;
      continue;
    }
    const value = readValue(text, endOf(text, equals + 1, isNoSpace));
    if (!attributes.has(key)) attributes.set(key, value.text);
    at = value.end;
    isQuoteOpen = value.isOpen;
  }
  return { name: text.slice(1, nameEnd).toLowerCase(), attributes, isWhole: text.charAt(at) === '>', isQuoteOpen };
}

interface Value {
  readonly text: string;
  readonly end: number;
  readonly isOpen: boolean;
}

function readValue(text: string, at: number): Value {
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1);
    const end = close === -1 ? text.length : close;
    return { text: text.slice(at + 1, end), end: Math.min(end + 1, text.length), isOpen: close === -1 };
  }
  const end = endOf(text, at, (character) => isSpace(character) || character === '>');
  return { text: text.slice(at, end), end, isOpen: false };
}

function endOf(text: string, from: number, isEnd: (character: string) => boolean): number {
  let at = from;
  while (at < text.length && !isEnd(text.charAt(at))) at++;
  return at;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\f';
}

function isNoSpace(character: string): boolean {
  return !isSpace(character);
}

function isSpaceOrSlash(character: string): boolean {
  return isSpace(character) || character === '/';
}

function isNameEnd(character: string): boolean {
  return isSpaceOrSlash(character) || character === '>';
}

function isKeyEnd(character: string): boolean {
  return isNameEnd(character) || character === '=';
}
