import { describe, expect, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';
import { realContent } from '#scripts/test-content.ts';
import { charterView } from '#views/charter.ts';
import { createContext } from '#views/context.ts';

describe('charter view', () => {
  test.each(localeCodes)('has the same contents in every language: %s', async (locale) => {
    const { contents } = charterView(createContext(await realContent(), locale));
    expect(contents.links.map(({ href }) => href)).toEqual([
      '#introduction',
      '#nature',
      '#purpose',
      '#tasks',
      '#contact',
    ]);
    const tasks = contents.links.find(({ href }) => href === '#tasks');
    expect(tasks?.items.map(({ href }) => href)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `#task-${number}`),
    );
    for (const { text, items } of contents.links)
      for (const words of [text, ...items.map((item) => item.text)]) expect(words).not.toBe('');
  });

  test('gives the id itself to a section whose text has no heading, and to no other', async () => {
    const content = await realContent();
    const { sections } = charterView(createContext(content, 'en'));
    for (const { name, id } of sections) {
      const isHeaded = content.charter.get(name)?.en.some(({ type }) => type === 'heading-2');
      expect(id, name).toBe(isHeaded ? undefined : name);
    }
    expect(sections[0]).toEqual({ name: 'introduction', id: 'introduction' });
  });

  test('is signed by the organizer on the day of the document', async () => {
    const content = await realContent();
    const organizer = content.members.get(content.alliance.organizer);
    const { signature } = charterView(createContext(content, 'zh'));
    expect(signature.organizer).toContain(organizer?.zh);
    expect(signature.dateTime).toBe('2024-08-02');
    expect(signature.date).toBe('2024年8月2日');
  });

  test('gives telephone numbers as readers of the language write them', async () => {
    const content = await realContent();
    const linesIn = (locale: 'zh' | 'ru') =>
      JSON.stringify(charterView(createContext(content, locale)).contacts.lines);
    expect(linesIn('zh')).toContain('13717675431');
    expect(linesIn('ru')).toContain('+86 137 1767 5431');
  });

  test('links to both lists in its language', async () => {
    const { lists } = charterView(createContext(await realContent(), 'th'));
    expect(lists.map(({ href }) => href)).toEqual(['/th/members/china/', '/th/members/abroad/']);
  });
});
