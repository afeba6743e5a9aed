import { describe, expect, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import { contactCard, contactPageView, contactsView } from '#views/contacts.ts';
import { createContext } from '#views/context.ts';

const content = await sampleContent();
const { names, contacts } = content.alliance;

describe('the card', () => {
  test.each([true, false])('says what the document says; whole: %s', (isWhole) => {
    const card = parseCard(contactCard(content, isWhole));
    expect(card.get('VERSION')).toEqual(['3.0']);
    expect(card.get('FN')).toEqual([names.zh.name]);
    expect(card.get('N')).toEqual([';;;;']);
    expect(card.get('TEL')).toEqual(contacts.phones);
    expect(card.get('EMAIL')).toEqual(contacts.emails);
    expect(card.get('NICKNAME')).toEqual(isWhole ? [names.en.name] : undefined);
    for (const person of contacts.people)
      expect(card.get('NOTE')?.join().includes(`${person.zh} ${person.en}`) ?? false).toBe(isWhole);
  });

  test('escapes what would end a value', () => {
    const strange = structuredClone(content);
    strange.alliance.names.en.name = 'A, B; C\\D\nE';
    expect(parseCard(contactCard(strange)).get('NICKNAME')).toEqual(['A, B; C\\D\nE']);
  });

  test('is short enough for a code', () => {
    expect(new TextEncoder().encode(contactCard(content, false)).length).toBeLessThan(271);
  });
});

test.each(localeCodes)('in %s each number and address can be tapped', (locale) => {
  const { lines } = contactsView(createContext(content, locale));
  expect(lines.flatMap(({ items }) => items.flatMap(({ href }) => href ?? []))).toEqual([
    ...contacts.phones.map((phone) => `tel:${phone}`),
    ...contacts.emails.map((email) => `mailto:${email}`),
  ]);
});

test.each(localeCodes)('in %s each of them can be copied without blanks', (locale) => {
  const { contacts: shown } = contactPageView(createContext(content, locale));
  const copied = shown.lines.flatMap(({ items }) =>
    items.flatMap((item) => (item.copy ? [item.copy] : [])),
  );
  expect(copied.map(({ value }) => value.replace(/^(?:\+86)?(?=1\d{10}$)/, '+86'))).toEqual([
    ...contacts.phones,
    ...contacts.emails,
  ]);
  // The label begins with what the button shows.
  for (const { label, text } of copied) expect(label.startsWith(text)).toBe(true);
});

/**
 * The values of a vCard by property, as RFC 2426 has them: lines of at most 75 bytes, ended by CR and LF.
 * @throws Error at anything else
 */
function parseCard(card: string): Map<string, string[]> {
  const raw = card.split('\r\n');
  if (raw.pop() !== '' || raw.some((line) => /[\r\n]/.test(line))) throw new Error('line ends');
  if (raw.some((line) => new TextEncoder().encode(line).length > 75)) throw new Error('long line');
  const lines = card.replace(/\r\n /g, '').trimEnd().split('\r\n');
  if (lines[0] !== 'BEGIN:VCARD' || lines.at(-1) !== 'END:VCARD') throw new Error('no card');
  const values = new Map<string, string[]>();
  for (const line of lines.slice(1, -1)) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;TYPE=[A-Z]+)?:(.+)$/.exec(line) ?? [];
    if (name === '') throw new Error(line);
    if (/(?<!\\)(?:\\\\)*[,;]/.test(value) && name !== 'N') throw new Error(`unescaped ${line}`);
    const text = value.replace(/\\([\\,;n])/g, (_, sign) => (sign === 'n' ? '\n' : sign));
    values.set(name, [...(values.get(name) ?? []), text]);
  }
  return values;
}
