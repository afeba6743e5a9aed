import { describe, expect, test } from 'vitest';
import type { Block } from '#domain/charter.ts';
import { languageOf, localeCodes, locales, translationLocales } from '#domain/locale.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import {
  besideFrame,
  besideView,
  type CharterView,
  charterView,
  translationStatesView,
} from '#views/charter.ts';
import { createContext } from '#views/context.ts';

describe('charter view', () => {
  test.each(localeCodes)('has the same contents in every language: %s', async (locale) => {
    const { contents } = charterView(createContext(await sampleContent(), locale));
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
    const content = await sampleContent();
    const { sections } = charterView(createContext(content, 'en'));
    for (const { name, id } of sections) {
      const isHeaded = content.charter
        .get(name)
        ?.en.blocks.some(({ type }) => type === 'heading-2');
      expect(id, name).toBe(isHeaded ? undefined : name);
    }
    expect(sections[0]).toMatchObject({ name: 'introduction', id: 'introduction' });
  });

  test('is signed by the organizer on the day of the document', async () => {
    const content = await sampleContent();
    const organizer = content.members.get(content.alliance.organizer);
    const { signature } = charterView(createContext(content, 'zh'));
    expect(signature.organizer).toContain(organizer?.zh);
    expect(signature.dateTime).toBe('2024-08-02');
    expect(signature.date).toBe('2024年8月2日');
  });

  test('gives telephone numbers as readers of the language write them', async () => {
    const content = await sampleContent();
    const linesIn = (locale: 'zh' | 'ru') =>
      JSON.stringify(charterView(createContext(content, locale)).contacts.lines);
    expect(linesIn('zh')).toContain('13717675431');
    expect(linesIn('ru')).toContain('+86 137 1767 5431');
  });

  test('says that the original is newer at the paragraph whose original changed, and nowhere else', async () => {
    const content = await sampleContent();
    const changed = content.charter.get('nature')?.zh.blocks[1];
    if (changed) changed.hash = 'changed';
    for (const locale of translationLocales) {
      const context = createContext(content, locale);
      const view = charterView(context);
      const outdated = view.sections.flatMap(({ blocks }) =>
        blocks.filter((block) => block.outdated),
      );
      expect(outdated).toEqual([
        {
          id: 'nature-p1',
          pair: `/${locale}/charter/with-zh/#nature-p1`,
          outdated: context.words.text('charter.blockOutdated'),
        },
      ]);
      const state = context.words.text('charter.outdated', { count: 1 });
      expect(view.titleBlock.rows.at(-1)?.pieces).toEqual([{ text: state }]);
    }
    expect(translationStatesView(createContext(content, 'en'))).toEqual(
      translationLocales.map((code) => ({
        language: new Intl.DisplayNames('en', { type: 'language' }).of(languageOf(code)),
        state: '1 paragraph of the Chinese original has changed since it was translated',
      })),
    );
    const { sections, titleBlock } = charterView(createContext(content, 'zh'));
    expect(JSON.stringify([sections, titleBlock])).not.toContain('outdated');
  });

  test('counts an item of a list once, and says so at the list', async () => {
    const content = await sampleContent();
    const purpose = content.charter.get('purpose');
    const item = (hash: string): Block => ({
      type: 'list-item',
      text: hash,
      hash,
      terms: [],
      line: 1,
    });
    if (purpose) {
      purpose.zh.blocks = ['a', 'b', 'new'].map(item);
      purpose.en.blocks = ['a', 'b', 'c'].map(item);
      purpose.en.from = ['a', 'b', 'c'];
    }
    const context = createContext(content, 'en');
    const { sections, titleBlock } = charterView(context);
    const state = context.words.text('charter.outdated', { count: 1 });
    expect(sections[2]?.blocks[0]?.outdated).toBe(context.words.text('charter.blockOutdated'));
    expect(titleBlock.rows.at(-1)?.pieces).toEqual([{ text: state }]);
  });

  test.each(translationLocales)(
    'says once that the translation is of the current original: %s',
    async (locale) => {
      const context = createContext(await sampleContent(), locale);
      const current = context.words.text('charter.current');
      const { titleBlock, sections } = charterView(context);
      expect(titleBlock.rows.at(-1)?.pieces).toEqual([{ text: current }]);
      expect(JSON.stringify(sections)).not.toContain(current);
    },
  );

  test.each(translationLocales)(
    'explains each term of a section once, with its Chinese: %s',
    async (locale) => {
      const { sections } = charterView(createContext(await sampleContent(), locale));
      const notes = sections.flatMap((section) => section.notes.items);
      expect(notes.length).toBeGreaterThan(10);
      for (const { notes } of sections) {
        const terms = notes.items.map(({ chinese }) => chinese?.text);
        expect(new Set(terms).size).toBe(terms.length);
      }
      for (const { chinese, explanation, term } of notes) {
        expect(chinese?.lang).toBe('zh-CN');
        expect(explanation.length, term).toBeGreaterThan(20);
      }
      const [first] = sections[0]?.notes.items ?? [];
      expect(first).toMatchObject({ id: 'note-introduction-1', back: '#term-introduction-1' });
    },
  );

  test('sets every block beside the same block of the original', async () => {
    const content = await sampleContent();
    const view = besideView(createContext(content, 'ru'), 'ru');
    const idsOf = ({ sections }: CharterView) =>
      sections.flatMap(({ blocks }) => blocks.map(({ id }) => id));
    expect(idsOf(view)).toEqual(idsOf(view.original.view));
    expect(view.original.lang).toBe('zh-CN');
    expect(view.alone.href).toBe('/ru/charter/');
    const frame = besideFrame(createContext(content, 'ru'), 'ru');
    expect(frame.head.found?.alternates.map(({ lang }) => lang)).toEqual([
      ...translationLocales.map((code) => locales[code].tag),
      'x-default',
    ]);
    expect(frame.languages.links.map(({ href }) => href)).toEqual([
      '/zh/charter/',
      ...translationLocales.map((code) => `/${code}/charter/with-zh/`),
    ]);
  });

  test('leads on to the letter', async () => {
    const { onward } = charterView(createContext(await sampleContent(), 'th'));
    expect(onward.map(({ href }) => href)).toEqual(['/th/contact/#letter']);
  });
});
