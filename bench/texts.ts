import { readFileSync } from 'node:fs';

const PROSE = `Dear team, thank you for the notes from Tuesday. The new timetable works well for most of the classes, and the
parents have been kind about the change. We still need two volunteers for the book fair in May, and somebody who can
carry the tables from the cellar. If it rains, the fair moves to the gym; the caretaker has the keys. Could you please
check the list of titles before Friday? I have added a short story for the younger readers and taken the atlas out,
because the library has three copies already. With kind regards, the school office. `;

const GERMAN = `Liebe Nachbarn, am Samstag räumen wir den Hof auf. Wer mithelfen möchte, kommt um neun Uhr zum großen
Tor; Handschuhe und Säcke sind da, für Kaffee und Kuchen ist gesorgt. Bitte stellt die Fahrräder vorher in den Keller,
damit der Anhänger Platz findet. Über Gemüse und Blumen für die neuen Beete freuen wir uns sehr. Herzliche Grüße! `;

const CODE = `export async function load(id: number): Promise<Item | undefined> {
  const reply = await client.fetch({ path: \`/api/v1/items/\${id}\`, headers: { accept: 'application/json' } });
  if (reply.status !== 200) throw new LoadError(\`unexpected status \${reply.status}\`, { retryAfter: 30 });
  return items.get(id) ?? parse(await reply.text()); // kept for an hour
}
`;

const NUMBERS = `2024-01-15T12:30:45.123Z id=123e4567-e89b-12d3-a456-426614174000 order 100-2345678-1234567 total 1,234.56
invoice 536228145 ref AB12CDEF3456 qty 3 sku 4006381333931 lat 52.520008 lon 13.404954 batch 00042 status 200
`;

/** Ordinary TypeScript of `length` UTF-16 units. */
export function codeText(length: number): string {
  return CODE.repeat(Math.ceil(length / CODE.length)).slice(0, length);
}

/** Records with many numbers and no personal data, of `length` UTF-16 units. */
export function numbersText(length: number): string {
  return NUMBERS.repeat(Math.ceil(length / NUMBERS.length)).slice(0, length);
}

/** Ordinary English of `length` UTF-16 units. */
export function proseText(length: number): string {
  return PROSE.repeat(Math.ceil(length / PROSE.length)).slice(0, length);
}

/** Ordinary German of `length` UTF-16 units. */
export function germanText(length: number): string {
  return GERMAN.repeat(Math.ceil(length / GERMAN.length)).slice(0, length);
}

interface Attack {
  readonly id: string;
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

/** Texts of `length` units that are made to be slow: for validators, normalization, decoders, and single patterns. */
export function adversarialTexts(length: number): readonly { readonly name: string; readonly text: string }[] {
  const file = new URL('./adversarial-patterns.json', import.meta.url);
  const attacks = JSON.parse(readFileSync(file, 'utf8')) as readonly Attack[];
  return [
    ...Object.entries(PUMPS).map(([name, pump]) => ({ name, text: pumped('', pump, '', length) })),
    ...attacks.map(({ id, prefix, pump, suffix }) => ({ name: id, text: pumped(prefix, pump, suffix, length) })),
  ];
}

const PUMPS: Readonly<Record<string, string>> = {
  'digits and spaces': '1 ',
  digits: '4',
  'grouped digits': '11 ',
  'digits and hyphens': '1-1-',
  'at signs': '@',
  'half mail addresses': 'a@',
  'mail-like dots': 'a@a.',
  'one letter': 'a',
  'capital letters': 'A',
  'IBAN beginnings': 'DE89 ',
  'hexadecimal groups': 'a:a:',
  'version-like dots': '1.1.',
  'plus signs': '+1 ',
  'zero width': '\u200b',
  'zero width in words': 'a\u200b',
  'combining marks': '\u0301\u0327',
  'marks on letters': 'e\u0301\u0327\u0308',
  jamo: '\u1100\u1161',
  'lone surrogates': '\ud800',
  NUL: '\u0000',
  'white space': ' \n',
  base64: 'aWdub3Jl',
  'percent escapes': '%41',
  entities: '&#x41;',
  'unicode escapes': '\\u0041',
  'hexadecimal bytes': '41',
  'tag characters': '\u{e0041}',
  'variation selectors': '\u{e0101}',
  'leet words': '1gn0r3 ',
  'spaced letters': 'i g n ',
  'half attacks': 'ignore all ',
  'half leaks': 'my system ',
  brackets: '![[(<',
  'half links': '![x](https://a.b/',
  tags: '<script ',
  'half keys': 'sk-AKIA',
  'Cyrillic in Latin': 'pаy ',
};

function pumped(prefix: string, pump: string, suffix: string, length: number): string {
  const count = Math.ceil((length - prefix.length - suffix.length) / pump.length);
  return (prefix + pump.repeat(Math.max(1, count))).slice(0, length - suffix.length) + suffix;
}
