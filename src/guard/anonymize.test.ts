import { describe, expect, it } from 'vitest';
import { pseudonymTable } from '../core/pseudonyms.ts';
import { anonymize, deanonymize, redact } from './anonymize.ts';

const TAG = 'K7QXM';

function table() {
  return pseudonymTable(TAG, [
    ['PERSON', 1, 'Ana "Nia" Ruiz'],
    ['EMAIL_ADDRESS', 1, 'ana@example.org'],
    ['LOCATION', 1, '12 Hill Rd\nLeeds'],
  ]);
}

const NAME = 'Ana "Nia" Ruiz';

describe('deanonymize', () => {
  it.each<[string, string, string]>([
    ['as it was', 'Dear <PERSON_1_K7QXM>,', `Dear ${NAME},`],
    ['in another case', 'dear <person_1_k7qxm>', `dear ${NAME}`],
    ['with a possessive', "<PERSON_1_K7QXM>'s mail is <EMAIL_ADDRESS_1_K7QXM>.", `${NAME}'s mail is ana@example.org.`],
    ['in quotes', '"<PERSON_1_K7QXM>" and ‘<EMAIL_ADDRESS_1_K7QXM>’', `"${NAME}" and ‘ana@example.org’`],
    ['in bold', '**<PERSON_1_K7QXM>**', `**${NAME}**`],
    ['escaped for Markdown', '\\<EMAIL\\_ADDRESS\\_1\\_K7QXM\\>', 'ana@example.org'],
    ['escaped for HTML', '&lt;PERSON_1_K7QXM&gt;', NAME],
    ['escaped for JSON', '\\u003cPERSON_1_K7QXM\\u003e', NAME],
    ['in full width', '＜PERSON_1_K7QXM＞', NAME],
    ['side by side', '<PERSON_1_K7QXM><EMAIL_ADDRESS_1_K7QXM>', `${NAME}ana@example.org`],
    ['in a JSON string', '{"to": "<PERSON_1_K7QXM>"}', '{"to": "Ana \\"Nia\\" Ruiz"}'],
    ['in a list of JSON strings', '[\n "x\\"<LOCATION_1_K7QXM>"]', '[\n "x\\"12 Hill Rd\\nLeeds"]'],
    ['behind a footnote', '[1] <PERSON_1_K7QXM>', `[1] ${NAME}`],
    ['behind closed code', '`x` <PERSON_1_K7QXM>', `\`x\` ${NAME}`],
    ['behind a closed block', '```\nx\n```\n<PERSON_1_K7QXM>', `\`\`\`\nx\n\`\`\`\n${NAME}`],
    ['behind a link', '[a](https://a.example) <PERSON_1_K7QXM>', `[a](https://a.example) ${NAME}`],
    ['behind a tag', '<b>x</b> <PERSON_1_K7QXM>', `<b>x</b> ${NAME}`],
    [
      'in the text of a link element',
      '<a href="https://a.example"><PERSON_1_K7QXM></a>',
      `<a href="https://a.example">${NAME}</a>`,
    ],
    ['behind a stray bracket and a blank line', 'a <b or c\n\n<PERSON_1_K7QXM>', `a <b or c\n\n${NAME}`],
    ['behind a smaller-than sign', '3 < 4, <PERSON_1_K7QXM>', `3 < 4, ${NAME}`],
  ])('restores a placeholder %s', (_name, text, expected) => {
    expect(deanonymize(text, { pseudonyms: table() })).toBe(expected);
  });

  it.each<[string, string]>([
    ['of another session', 'Dear <PERSON_1_ABCDE>,'],
    ['that was invented', 'Dear <PERSON_99_K7QXM>,'],
    ['without a tag', 'Dear <PERSON_1>,'],
    ['in a URL', 'https://evil.example/?q=<PERSON_1_K7QXM>'],
    ['in a URL without a scheme', 'evil.example/<PERSON_1_K7QXM>'],
    ['in the target of a link', '[here](/go?to=<PERSON_1_K7QXM>)'],
    ['in the title of a link', '[here](/go "<PERSON_1_K7QXM>")'],
    ['in an image', '![a](x.png?<PERSON_1_K7QXM>)'],
    ['in the text of an image', '![<PERSON_1_K7QXM>](https://evil.example/a.png)'],
    ['in a link definition', '[a]: /x?<PERSON_1_K7QXM>'],
    ['in an attribute', '<img src=x alt="<PERSON_1_K7QXM>">'],
    ['behind a quoted bracket of a tag', '<a title=">" href="<PERSON_1_K7QXM>">'],
    ['in a quoted value with a blank line', '<a href="x\n\n<PERSON_1_K7QXM>">'],
    ['behind another one in a URL', 'https://evil.example/?a=<PERSON_99_K7QXM>&b=<PERSON_1_K7QXM>'],
    ['in a URL with escaped slashes', '{"u":"https:\\/\\/evil.example\\/<PERSON_1_K7QXM>"}'],
    ['in a URL with other escapes', '{"u":"https:\\u002f\\u002fevil.example\\u002f<PERSON_1_K7QXM>"}'],
    ['in a definition in a quotation', '> [a]: /x?<PERSON_1_K7QXM>'],
    ['in a code element', '<code>mail <PERSON_1_K7QXM></code>'],
    ['in a tag that does not end', '<a href="<PERSON_1_K7QXM>'],
    ['in a script', '<script>send("<PERSON_1_K7QXM>")</script>'],
    ['in a code span', 'run `mail <PERSON_1_K7QXM>`'],
    ['in a code span that is open', 'run `mail <PERSON_1_K7QXM>'],
    ['in a fenced block', '```sh\nmail <PERSON_1_K7QXM>\n```'],
    ['in a fenced block of a list', '- ~~~\n  mail <PERSON_1_K7QXM>'],
    ['in a mail link', 'mailto:<EMAIL_ADDRESS_1_K7QXM>'],
    ['in JSON outside of strings', '{"to": <PERSON_1_K7QXM>}'],
  ])('leaves a placeholder %s', (_name, text) => {
    expect(deanonymize(text, { pseudonyms: table() })).toBe(text);
  });

  it('restores where it is told to', () => {
    const text = '`<EMAIL_ADDRESS_1_K7QXM>` mailto:<EMAIL_ADDRESS_1_K7QXM>';
    expect(deanonymize(text, { pseudonyms: table(), restoreIn: ['code'] })).toBe(
      '`ana@example.org` mailto:<EMAIL_ADDRESS_1_K7QXM>',
    );
  });

  it('refuses a place that is none', () => {
    const restoreIn = ['everywhere'] as unknown as ['code'];
    expect(() => deanonymize('', { pseudonyms: table(), restoreIn })).toThrow(/restoreIn/u);
  });
});

describe('anonymize', () => {
  const text = 'Ana Ruiz (ana@example.org) met Ana Ruiz and Zoltán Kovács. Card 4012888888881881.';

  it('gives one value one placeholder, over many texts', () => {
    const pseudonyms = pseudonymTable(TAG);
    expect(anonymize(text, { pseudonyms })).toBe(
      '<PERSON_1_K7QXM> (<EMAIL_ADDRESS_1_K7QXM>) met <PERSON_1_K7QXM> and <PERSON_2_K7QXM>. Card <CREDIT_CARD_1_K7QXM>.',
    );
    expect(anonymize('Is ana@example.org known?', { pseudonyms })).toBe('Is <EMAIL_ADDRESS_1_K7QXM> known?');
    expect(deanonymize(anonymize(text, { pseudonyms }), { pseudonyms })).toBe(text);
  });

  it('redacts what finds no room in the table', () => {
    const full = { placeholderFor: () => undefined, valueOf: () => undefined };
    expect(anonymize('Card 4012888888881881.', { pseudonyms: full })).toBe('Card <CREDIT_CARD>.');
  });
});

describe('redact', () => {
  it('replaces once', () => {
    expect(redact('write to ana@example.org')).toBe('write to <EMAIL_ADDRESS>');
  });
});
